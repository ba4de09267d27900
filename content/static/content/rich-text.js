/* What the text editor lacks: names that are read out, the keyboard in its row of buttons, links to pages of the
   portal, figures cited by reference, pictures with captions. The editor takes the extensions exported here in the place of its own of the same name. */

import { Blockquote as BaseBlockquote, Link as BaseLink, Menu as BaseMenu } from "django-prose-editor/editor";
import { asLink, choiceOf, LinkPicker } from "portal/link-picker";
import { ask, textareaOf } from "portal/windows";

export { Caption, Figure, Image } from "portal/pictures";
export { Table } from "portal/tables";

const gettext = window.gettext || ((words) => words);

function nameOf(textarea) {
  return document.querySelector(`label[for="${textarea.id}"]`)?.textContent.trim() || "";
}

/* The text itself takes the place of the textarea, with the textarea's name, language and help. */
function nameText(editor, textarea) {
  const text = editor.view.dom;
  text.setAttribute("role", "textbox");
  text.setAttribute("aria-multiline", "true");
  text.setAttribute("aria-label", nameOf(textarea));
  for (const name of ["lang", "aria-describedby", "aria-invalid"]) {
    if (textarea.hasAttribute(name)) {
      text.setAttribute(name, textarea.getAttribute(name));
    }
  }
}

function nameButtons(bar, textarea) {
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", [gettext("Formatting"), nameOf(textarea)].filter(Boolean).join(" – "));
  for (const button of bar.querySelectorAll("button")) {
    button.title = gettext(button.title);
    button.setAttribute("aria-label", button.title);
  }
}

/* One stop of the Tab key for the whole row, arrows inside it.
   https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/ */
function walkWithArrows(bar) {
  const seen = () => [...bar.querySelectorAll("button:not(.hidden)")];
  const stopAt = (stop) => {
    for (const button of bar.querySelectorAll("button")) {
      button.tabIndex = button === stop ? 0 : -1;
    }
  };
  stopAt(seen()[0]);
  bar.addEventListener("focusin", (event) => stopAt(event.target));
  bar.addEventListener("keydown", (event) => {
    const buttons = seen();
    const here = buttons.indexOf(event.target);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      buttons.at(next % buttons.length).focus();
    }
  });
}

function tellState(bar) {
  for (const button of bar.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.classList.contains("active")));
    button.setAttribute("aria-disabled", String(button.classList.contains("disabled")));
  }
}

export const Menu = BaseMenu.extend({
  onCreate(event) {
    this.parent?.(event);
    const { editor } = event;
    const bar = this.storage.dom;
    const textarea = textareaOf(editor);
    nameText(editor, textarea);
    nameButtons(bar, textarea);
    walkWithArrows(bar);
    tellState(bar);
    editor.on("transaction", () => tellState(bar));
  },
});

const SOURCE = `<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 24 24" fill="none"
  stroke="currentColor" stroke-width="2" aria-hidden="true"><circle cx="14" cy="9" r="4"/><path d="M6 20a8 8 0 0 1 16 0M2 9h5"/></svg>`;

/* A last paragraph that begins with a dash names whoever is quoted. */
function addSource(editor) {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === "blockquote") {
      const dash = textareaOf(editor).lang.startsWith("zh") ? "——" : "—\u00a0";
      const end = $from.end(depth);
      const paragraph = { type: "paragraph", content: [{ type: "text", text: dash }] };
      editor.chain().focus().insertContentAt(end, paragraph).setTextSelection(end + 1 + dash.length).run();
      return;
    }
  }
}

export const Blockquote = BaseBlockquote.extend({
  addMenuItems({ menu, buttons }) {
    menu.defineItem({
      name: "blockquote:source",
      groups: "quotation",
      command: addSource,
      hidden: (editor) => !editor.isActive("blockquote"),
      button: buttons.svg(SOURCE, "source of the quotation"),
    });
  },
});

/* Asks for a page, a figure, a document or an address: {href, choice}, or null. */
async function askForLink(url, href, title) {
  let picker;
  return ask({
    heading: gettext("Link"),
    label: gettext("Page, figure, document, or address"),
    value: href,
    title,
    upgrade: (input) => {
      picker = new LinkPicker(input, url);
      return picker.box;
    },
    read: (value) => {
      const link = asLink(value);
      return link && { href: link, choice: picker.chosen?.link === link ? picker.chosen : null };
    },
    refusal: gettext("Choose a page of the portal, or give an address that begins with https://."),
  });
}

const inLanguage = (choices, lang) => (choices?.find((one) => one.lang === lang) || choices?.[0])?.text;

/* The words of a link that stands where nothing was selected: the page's title, in the language of the text. */
function wordsFor({ href, choice }, lang) {
  return inLanguage(choice?.titles, lang) || href;
}

function putLink(editor, answer, lang) {
  const attributes = { href: answer.href, target: null, rel: null };
  const typed = (text) => ({ type: "text", text, marks: [{ type: "link", attrs: attributes }] });
  const chain = editor.chain().focus();
  const isLink = editor.isActive("link");
  // A figure says its own words: those that were selected give way to them, as they do where the text is read.
  const said = inLanguage(answer.choice?.words, lang);
  if (said) {
    (isLink ? chain.extendMarkRange("link") : chain).insertContent(typed(said)).run();
  } else if (isLink) {
    chain.extendMarkRange("link").updateAttributes("link", attributes).run();
  } else if (editor.state.selection.empty) {
    chain.insertContent(typed(wordsFor(answer, lang))).run();
  } else {
    chain.setMark("link", attributes).run();
  }
}

async function editLink(editor) {
  const { dataset, lang } = textareaOf(editor);
  const url = `${dataset.pages}?for=text`;
  const href = editor.getAttributes("link").href || "";
  const chosen = await choiceOf(url, href).catch(() => undefined);
  const answer = await askForLink(url, href, chosen?.titles[0]?.text || "");
  if (answer) {
    putLink(editor, answer, lang);
  } else {
    editor.commands.focus();
  }
}

export const Link = BaseLink.extend({
  /* What is typed behind a link is no part of it: a figure or a document would take the place of those words too. */
  inclusive: () => false,

  addMenuItems({ menu, buttons }) {
    this.parent?.({ menu, buttons });
    menu.defineItem({
      name: "link",
      groups: "link",
      priority: 110,
      command: (editor) => editLink(editor),
      button: buttons.material("insert_link", "insert link"),
      active: (editor) => editor.isActive("link"),
    });
  },

  addCommands() {
    return { ...this.parent?.(), addLink: () => ({ editor }) => { editLink(editor); return true; } };
  },
});
