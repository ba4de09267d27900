/* Tables with a caption, which names them to whoever scrolls or does not see them. */

import { Table as BaseTable } from "django-prose-editor/editor";
import { ask } from "portal/windows";

const gettext = window.gettext || ((words) => words);

const CAPTION = `<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 24 24" fill="none"
  stroke="currentColor" stroke-width="2" aria-hidden="true"><rect x="3" y="10" width="18" height="11" rx="2"/>
  <path d="M4 4h16M3 15h18M12 10v11"/></svg>`;

async function editCaption(editor) {
  const caption = await ask({
    heading: gettext("Caption of the table"),
    label: gettext("What the table shows, in a few words"),
    value: editor.getAttributes("table").caption || "",
    read: (value) => value.trim(),
  });
  if (caption === null) {
    editor.commands.focus();
  } else {
    editor.chain().focus().updateAttributes("table", { caption: caption || null }).run();
  }
}

/* The editor's own view of a table, with its caption above the rows. */
function withCaption(view, node) {
  const caption = document.createElement("caption");
  const update = view.update.bind(view);
  const ignore = view.ignoreMutation.bind(view);
  const show = (text) => {
    caption.textContent = text || "";
    caption.hidden = !text;
  };
  caption.contentEditable = "false";
  view.table.prepend(caption);
  show(node.attrs.caption);
  view.update = (changed) => {
    const isSame = update(changed);
    if (isSame) {
      show(changed.attrs.caption);
    }
    return isSame;
  };
  view.ignoreMutation = (mutation) =>
    mutation.target === view.table || caption.contains(mutation.target) || ignore(mutation);
  return view;
}

export const Table = BaseTable.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      caption: {
        default: null,
        parseHTML: (table) => table.querySelector(":scope > caption")?.textContent.trim() || null,
        renderHTML: () => ({}),
      },
    };
  },

  parseHTML() {
    return [{ tag: "table" }, { tag: "caption", ignore: true }];
  },

  renderHTML({ node }) {
    const { caption } = node.attrs;
    return caption ? ["table", ["caption", caption], ["tbody", 0]] : ["table", ["tbody", 0]];
  },

  addNodeView() {
    const own = this.parent();
    return (properties) => withCaption(own(properties), properties.node);
  },

  addMenuItems(context) {
    this.parent?.(context);
    context.menu.defineItem({
      name: "table:caption",
      groups: "table",
      command: editCaption,
      hidden: (editor) => !editor.isActive("table"),
      button: context.buttons.svg(CAPTION, "caption of the table"),
    });
  },

  addCommands() {
    return {
      ...this.parent?.(),
      // Without questions: rows and columns are added where it stands, and a table has a row of headings.
      insertTableWithOptions: () => ({ commands }) => commands.insertTable({ rows: 3, cols: 2, withHeaderRow: true }),
    };
  },
});
