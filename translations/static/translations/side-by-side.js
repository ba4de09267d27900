"use strict";
/* Beside the text: what the checks say while it is typed, suggestions by one key, the way on by one more. */
{
  const PAUSE = 400;
  const form = document.getElementById("side_by_side_form");
  const timers = new WeakMap();
  const asked = new WeakMap();
  let isSent = false;

  const unitOf = (element) => element?.closest?.(".sbs-unit");
  const fieldOf = (unit) => unit.querySelector(".sbs-target textarea");
  const editorOf = (unit) => unit.querySelector(".ProseMirror")?.editor;
  const token = () => form.elements.csrfmiddlewaretoken.value;

  function focus(unit) {
    const editor = editorOf(unit);
    if (editor) {
      editor.commands.focus();
    } else {
      fieldOf(unit).focus();
    }
  }

  /* The editor comes up after the page. */
  function arrive(unit, tries = 60) {
    if ("rich" in unit.dataset && !editorOf(unit) && tries) {
      setTimeout(() => arrive(unit, tries - 1), 50);
    } else {
      focus(unit);
      unit.scrollIntoView({ block: "start" });
    }
  }

  // Checks

  function told({ weight, message, excerpt, blocks }) {
    const line = document.createElement("li");
    line.classList.toggle("sbs-blocks", blocks);
    const strong = Object.assign(document.createElement("strong"), { textContent: weight });
    line.append(strong, ` ${message}`);
    if (excerpt) {
      line.append(" ", Object.assign(document.createElement("q"), { textContent: excerpt }));
    }
    return line;
  }

  /* Whatever is answered to an earlier question no longer matters. A check that fails leaves it to the server to tell. */
  async function check(unit) {
    asked.get(unit)?.abort();
    const request = new AbortController();
    asked.set(unit, request);
    const response = await fetch(form.dataset.check, {
      method: "POST",
      headers: { "X-CSRFToken": token(), "Content-Type": "application/json" },
      body: JSON.stringify({ unit: unit.dataset.unit, text: fieldOf(unit).value }),
      redirect: "error",
      signal: request.signal,
    });
    if (response.ok) {
      const { findings } = await response.json();
      unit.querySelector(".sbs-findings").replaceChildren(...findings.map(told));
    }
  }

  function typed(unit) {
    const length = unit.querySelector("[data-length]");
    if (length) {
      length.textContent = [...fieldOf(unit).value].length;
      length.parentElement.classList.toggle("sbs-over", Number(length.textContent) > Number(unit.dataset.limit));
    }
    clearTimeout(timers.get(unit));
    timers.set(unit, setTimeout(() => check(unit).catch(() => {}), PAUSE));
  }

  // Suggestions

  /* Through the browser's own command where it has one, so that it can be undone. */
  function write(field, words) {
    field.focus();
    if (!document.execCommand("insertText", false, words)) {
      field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function takeWhole(unit, { dataset }) {
    const editor = editorOf(unit);
    if (editor) {
      const paragraph = [{ type: "paragraph", content: [{ type: "text", text: dataset.text }] }];
      const words = "marked" in dataset ? dataset.text : paragraph;
      editor.chain().focus().selectAll().deleteSelection().insertContent(words).run();
    } else {
      fieldOf(unit).select();
      write(fieldOf(unit), dataset.text);
    }
    typed(unit);
    setTimeout(count);
  }

  function putIn(unit, { dataset }) {
    const editor = editorOf(unit);
    if (editor) {
      editor.chain().focus().insertContent({ type: "text", text: dataset.text }).run();
    } else {
      write(fieldOf(unit), dataset.text);
    }
    typed(unit);
  }

  function take(button) {
    (button.matches("[data-memory]") ? takeWhole : putIn)(unitOf(button), button);
  }

  /* By the key's place: with Alt it types other signs on many keyboards. */
  function buttonFor(unit, { code }) {
    const number = code.match(/^(?:Digit|Numpad)([1-9])$/)?.[1];
    const first = code === "KeyT" ? "[data-term]" : null;
    return unit.querySelector(number ? `[data-memory="${number}"], [data-term="${number}"]` : first ?? ":not(*)");
  }

  function pressed(event) {
    const unit = unitOf(event.target);
    if (!unit || event.isComposing) {
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit(unit.querySelector("[name=_validate_one]"));
    } else if (event.altKey && !event.ctrlKey && !event.metaKey) {
      const button = buttonFor(unit, event);
      if (button) {
        event.preventDefault();
        take(button);
      }
    }
  }

  // What a button would send

  const isTicked = (unit) => Boolean(unit.querySelector(".sbs-still input")?.checked);
  const isTyped = (unit) => fieldOf(unit).value !== given.get(fieldOf(unit));
  const units = () => [...form.querySelectorAll(".sbs-unit")];

  function count() {
    const ready = units().filter((unit) => "ready" in unit.dataset || isTicked(unit) || isTyped(unit));
    form.querySelector("[data-ready-count]").textContent = ready.length;
  }

  // Leaving

  const isDirty = () => units().some((unit) => isTyped(unit) || isTicked(unit));

  function leave(event) {
    if (!isSent && isDirty()) {
      event.preventDefault();
    }
  }

  const given = new Map();

  if (form) {
    for (const field of form.querySelectorAll(".sbs-target textarea")) {
      given.set(field, field.defaultValue);
    }
    form.addEventListener("input", ({ target }) => target.matches("textarea, [contenteditable]") && unitOf(target) && typed(unitOf(target)));
    // Also what is put back into the form, and what the editor writes a moment later.
    for (const kind of ["input", "change", "click"]) {
      form.addEventListener(kind, () => setTimeout(count));
    }
    form.addEventListener("click", ({ target }) => {
      const button = target.closest(".sbs-take");
      if (button) {
        take(button);
      }
    });
    // Before the editor, to which both keys mean something else.
    form.addEventListener("keydown", pressed, true);
    form.addEventListener("submit", () => { isSent = true; });
    window.addEventListener("beforeunload", leave);
    window.addEventListener("pageshow", () => { isSent = false; });
    window.addEventListener("load", () => {
      const unit = location.hash.startsWith("#unit-") && document.getElementById(location.hash.slice(1));
      if (unit) {
        arrive(unit);
      }
    });
  }
}
