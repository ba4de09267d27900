/* A picture of the library with its caption. What is stored is the reference to the picture. */

import { Node } from "django-prose-editor/editor";
import { choiceOf, isReference, LinkPicker } from "portal/link-picker";
import { ask, textareaOf } from "portal/windows";

const gettext = window.gettext || ((words) => words);

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 24 24" fill="none"
  stroke="currentColor" stroke-width="2" aria-hidden="true"><rect x="3" y="4" width="18" height="16" rx="2"/>
  <circle cx="9" cy="10" r="2"/><path d="M4 19l6-5 4 3 3-3 4 4"/></svg>`;
const NO_PICTURE = PICTURE.replace("</svg>", '<path d="M2 2l20 20"/></svg>');

const sought = (editor) => `${textareaOf(editor).dataset.pages}?for=picture`;

const words = {
  placeholder: gettext("Words of its name or of its alternative text"),
  list: gettext("Pictures found"),
  found: gettext("Pictures found: %(number)s"),
  none: gettext("No picture has these words."),
};

async function insertPicture(editor) {
  const src = await ask({
    heading: gettext("Picture"),
    label: gettext("Picture of the library"),
    upgrade: (input) => new LinkPicker(input, sought(editor), words).box,
    read: (value) => (isReference(value) ? value : null),
    refusal: gettext("Choose a picture of the library."),
  });
  if (!src) {
    editor.commands.focus();
    return;
  }
  const { from } = editor.state.selection;
  const content = [{ type: "image", attrs: { src } }, { type: "caption" }];
  editor.chain().focus().insertContent({ type: "captioned", content }).run();
  const caption = captionAfter(editor, from - 1);
  if (caption !== null) {
    editor.chain().focus().setTextSelection(caption + 1).run();
  }
}

/* The position of the first caption that begins at *position* or after it. */
function captionAfter(editor, position) {
  let found = null;
  editor.state.doc.descendants((node, here) => {
    if (found === null && here >= position && node.type.name === "caption") {
      found = here;
    }
    return found === null;
  });
  return found;
}

export const Figure = Node.create({
  // Not "figure": for that the row of buttons would bring a button of its own, which asks for an address.
  name: "captioned",
  group: "block",
  content: "image caption",
  draggable: true,
  isolating: true,

  parseHTML() {
    return [{ tag: "figure" }];
  },

  renderHTML() {
    return ["figure", 0];
  },

  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "picture",
      groups: "picture",
      command: insertPicture,
      enabled: (editor) => !editor.isActive("captioned"),
      button: buttons.svg(PICTURE, "insert picture"),
    });
    menu.defineItem({
      name: "picture:remove",
      groups: "picture",
      command: (editor) => editor.chain().focus().deleteNode("captioned").run(),
      hidden: (editor) => !editor.isActive("captioned"),
      button: buttons.svg(NO_PICTURE, "remove picture"),
    });
  },
});

export const Image = Node.create({
  name: "image",
  atom: true,
  selectable: false,

  addAttributes() {
    return { src: { default: null } };
  },

  parseHTML() {
    return [{ tag: 'img[src^="/go/"]' }];
  },

  renderHTML({ HTMLAttributes }) {
    return ["img", HTMLAttributes];
  },

  addNodeView() {
    return ({ node, editor }) => {
      const dom = Object.assign(document.createElement("img"), { alt: "" });
      show(dom, editor, node.attrs.src);
      return { dom };
    };
  },
});

/* The picture that a reference stands for; of one that is gone, a word that says so. */
async function show(image, editor, reference) {
  // The text is shown before its editor has a place on the page.
  await null;
  try {
    const choice = await choiceOf(sought(editor), reference);
    image.alt = choice ? choice.titles[0].text : gettext("This picture is no longer in the library.");
    image.src = choice?.thumbnail || "";
  } catch {
    // A search that fails leaves the reference, which is an address too.
    image.src = reference;
  }
}

export const Caption = Node.create({
  name: "caption",
  content: "inline*",
  isolating: true,

  parseHTML() {
    return [{ tag: "figcaption" }];
  },

  renderHTML() {
    return ["figcaption", 0];
  },

  addNodeView() {
    return () => {
      const dom = document.createElement("figcaption");
      dom.dataset.placeholder = gettext("Caption, if it needs one");
      return { dom, contentDOM: dom };
    };
  },

  addKeyboardShortcuts() {
    return {
      // The text goes on under the picture.
      Enter: ({ editor }) => {
        if (!editor.isActive("caption")) {
          return false;
        }
        const { $head } = editor.state.selection;
        const after = $head.after($head.depth - 1);
        return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run();
      },
    };
  },
});
