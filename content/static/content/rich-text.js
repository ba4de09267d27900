/* What the text editor lacks: names that are read out, the keyboard in its row of buttons, links to pages of the
   portal. The editor takes the extensions exported here in the place of its own of the same name. */

import { Link as BaseLink, Menu as BaseMenu, Table as BaseTable } from "django-prose-editor/editor";
import { asLink, LinkPicker, pageOf } from "portal/link-picker";

const gettext = window.gettext || ((words) => words);

function textareaOf(editor) {
  return editor.view.dom.closest(".prose-editor").querySelector("textarea");
}

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

export const Table = BaseTable.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      // Without questions: rows and columns are added where it stands, and a table has a row of headings.
      insertTableWithOptions: () => ({ commands }) => commands.insertTable({ rows: 3, cols: 2, withHeaderRow: true }),
    };
  },
});

function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

let dialogs = 0;

/* Asks for a page or an address: {href, choice}, or null where the editor changed her mind. */
function askForLink(url, href, title) {
  const id = `link-dialog-${++dialogs}`;
  const input = make("input", { id: `${id}-link`, type: "text", className: "vTextField", value: href });
  input.dataset.title = title;
  const error = make("p", { id: `${id}-error`, className: "errornote", hidden: true, role: "alert" });
  const label = make("label", { htmlFor: input.id, textContent: gettext("Page of the portal, or address") });
  const insert = make("button", { type: "button", className: "button default", textContent: gettext("Insert") });
  const cancel = make("button", { type: "button", className: "button", textContent: gettext("Cancel") });
  const heading = make("h2", { id, textContent: gettext("Link") });
  const buttons = make("p", { className: "link-dialog-buttons" }, insert, cancel);
  // Not inside the form of the page: a form in a form is none, and Enter would save.
  const dialog = make("dialog", { className: "link-dialog" }, heading, error, label, input, buttons);
  dialog.setAttribute("aria-labelledby", id);
  document.body.append(dialog);
  const picker = new LinkPicker(input, url);
  return new Promise((resolve) => {
    let answer = null;
    const accept = () => {
      const link = asLink(input.value);
      if (!link) {
        error.textContent = gettext(
          "Choose a page of the portal, or give an address that begins with https://.",
        );
        error.hidden = false;
        picker.box.focus();
        return;
      }
      answer = { href: link, choice: picker.chosen?.link === link ? picker.chosen : null };
      dialog.close();
    };
    insert.addEventListener("click", accept);
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === picker.box) {
        event.preventDefault();
        accept();
      }
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
    picker.box.select();
  });
}

/* The words of a link that stands where nothing was selected: the page's title, in the language of the text. */
function wordsFor({ href, choice }, lang) {
  const titles = choice?.titles || [];
  return (titles.find((title) => title.lang === lang) || titles[0])?.text || href;
}

function putLink(editor, answer, lang) {
  const attributes = { href: answer.href, target: null, rel: null };
  if (editor.isActive("link")) {
    editor.chain().focus().extendMarkRange("link").updateAttributes("link", attributes).run();
  } else if (editor.state.selection.empty) {
    const text = wordsFor(answer, lang);
    editor.chain().focus().insertContent({ type: "text", text, marks: [{ type: "link", attrs: attributes }] }).run();
  } else {
    editor.chain().focus().setMark("link", attributes).run();
  }
}

async function editLink(editor) {
  const { pages } = textareaOf(editor).dataset;
  const href = editor.getAttributes("link").href || "";
  const page = await pageOf(pages, href).catch(() => undefined);
  const answer = await askForLink(pages, href, page?.titles[0]?.text || "");
  if (answer) {
    putLink(editor, answer, textareaOf(editor).lang);
  } else {
    editor.commands.focus();
  }
}

export const Link = BaseLink.extend({
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
