/* Windows of the text editor that ask for one thing. */

const gettext = window.gettext || ((words) => words);

let windows = 0;

export function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/* What `read` makes of the field, or null where the editor changed her mind. Where it makes nothing of it, `refusal`
   is told. `upgrade` turns the input into the field that is seen, and gives that. */
export function ask({ heading, label, value = "", title = "", upgrade = (input) => input, read, refusal }) {
  const id = `link-dialog-${++windows}`;
  const input = make("input", { id: `${id}-field`, type: "text", className: "vTextField", value });
  input.dataset.title = title;
  const error = make("p", { id: `${id}-error`, className: "errornote", hidden: true, role: "alert" });
  const insert = make("button", { type: "button", className: "button default", textContent: gettext("Insert") });
  const cancel = make("button", { type: "button", className: "button", textContent: gettext("Cancel") });
  const dialog = make(
    "dialog",
    { className: "link-dialog" },
    make("h2", { id, textContent: heading }),
    error,
    make("label", { htmlFor: input.id, textContent: label }),
    input,
    make("p", { className: "link-dialog-buttons" }, insert, cancel),
  );
  dialog.setAttribute("aria-labelledby", id);
  // Not inside the form of the page: a form in a form is none, and Enter would save.
  document.body.append(dialog);
  const field = upgrade(input);
  return new Promise((resolve) => {
    let answer = null;
    const accept = () => {
      answer = read(input.value);
      if (answer !== null) {
        dialog.close();
        return;
      }
      error.textContent = refusal;
      error.hidden = false;
      field.focus();
    };
    insert.addEventListener("click", accept);
    cancel.addEventListener("click", () => dialog.close());
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target === field) {
        event.preventDefault();
        accept();
      }
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(answer);
    });
    dialog.showModal();
    field.select();
  });
}

/* The textarea behind an editor, which knows where to search and which language is written. */
export function textareaOf(editor) {
  return editor.view.dom.closest(".prose-editor").querySelector("textarea");
}
