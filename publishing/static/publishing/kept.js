"use strict";
/* What is typed in a form is kept in this browser until the server has saved it: a closed tab, a session that ended and
   a server that failed lose nothing. What was kept is offered when the form is opened again, never put back silently.

   Each state of a form has a name of its own, which goes along when it is sent (publishing/kept_admin.py):
   "kept:<account>:<name>": {at, path, opened, rows: {prefix: {initial, total, keys}}, fields: {name: [[value, words,
   picture]]}, files}. Only what differs from what the server gave is in it. */
{
  const PAUSE = 500;
  const LIFETIME = 30 * 24 * 3600 * 1000;
  const NEVER = ["password", "file", "submit", "button", "reset", "image", "fieldset", "output"];
  const page = JSON.parse(document.getElementById("kept")?.textContent || "null");
  const form = document.querySelector("#content-main > form[id$=_form]");

  // What is kept. A browser that forbids it, or has no room left, leaves the form as it ever was.

  const keyOf = (name) => `kept:${page.account}:${name}`;

  function attempt(deed, otherwise) {
    try {
      return deed();
    } catch {
      return otherwise;
    }
  }

  const forget = (name) => attempt(() => localStorage.removeItem(keyOf(name)));

  /* Whether there was room for it. */
  const store = (name, entry) =>
    attempt(() => {
      localStorage.setItem(keyOf(name), JSON.stringify(entry));
      return true;
    }, false);

  function entryOf(key) {
    return attempt(() => JSON.parse(localStorage.getItem(key)), null);
  }

  /* Of whatever account: words that nobody came back for. */
  function forgetOld() {
    for (const key of attempt(() => Object.keys(localStorage), []).filter((key) => key.startsWith("kept:"))) {
      const entry = entryOf(key);
      if (!entry || !(Date.now() - entry.at < LIFETIME)) {
        attempt(() => localStorage.removeItem(key));
      }
    }
  }

  /* Those of this account and this form, the newest first. */
  function entries() {
    const prefix = keyOf("");
    return attempt(() => Object.keys(localStorage), [])
      .filter((key) => key.startsWith(prefix))
      .map((key) => ({ ...entryOf(key), name: key.slice(prefix.length) }))
      .filter((entry) => entry.path === location.pathname)
      .sort((one, other) => other.at - one.at);
  }

  // What the form holds

  /* Of a field whose value is hidden: the box in which it is seen and typed. */
  function boxOf(field) {
    const before = field.previousElementSibling;
    return before?.matches(".link-picker") ? before.querySelector("[role=combobox]") : null;
  }

  function isKept(field) {
    const isTyped = !NEVER.includes(field.type) && (field.type !== "hidden" || boxOf(field));
    return Boolean(isTyped && field.name) && !field.name.includes("__prefix__") && !field.closest("dialog");
  }

  const pictureOf = (select) => select.closest(".picture-picker")?.querySelector("img")?.getAttribute("src");

  function valuesOf(field) {
    if (["checkbox", "radio"].includes(field.type)) {
      return field.checked ? [[field.value]] : [];
    }
    if (field.options) {
      return [...field.selectedOptions].map(({ value, text }) => [value, text, pictureOf(field)]);
    }
    return [[field.value, boxOf(field)?.value]];
  }

  /* The values that the server gave, also where the browser has already put others back by itself. */
  function givenValuesOf(field) {
    if (["checkbox", "radio"].includes(field.type)) {
      return field.defaultChecked ? [[field.value]] : [];
    }
    if (field.options) {
      const chosen = [...field.options].filter((option) => option.defaultSelected);
      const first = field.multiple ? [] : [...field.options].slice(0, 1);
      return (chosen.length ? chosen : first).map(({ value }) => [value]);
    }
    return [[field.type === "hidden" ? field.value : field.defaultValue]];
  }

  function fieldsByName() {
    const found = new Map();
    for (const field of [...form.elements].filter(isKept)) {
      found.set(field.name, [...(found.get(field.name) || []), field]);
    }
    return found;
  }

  function read(values) {
    return new Map([...fieldsByName()].map(([name, fields]) => [name, fields.flatMap(values)]));
  }

  function rowsNow() {
    const totals = [...form.elements].filter(({ name }) => name?.endsWith("-TOTAL_FORMS"));
    return Object.fromEntries(totals.map(({ name, value }) => {
      const prefix = name.replace(/-TOTAL_FORMS$/, "");
      const initial = Number(form.elements[`${prefix}-INITIAL_FORMS`].value);
      const keys = Array.from({ length: initial }, (_, index) => form.elements[`${prefix}-${index}-id`]?.value);
      return [prefix, { initial, total: Number(value), keys }];
    }));
  }

  const asText = (values) => values && JSON.stringify(values.map(([value]) => value));

  const given = form && page ? read(givenValuesOf) : null;
  // What was typed before the form came back with errors: the server gave it, and saved it nowhere.
  const unsaved = new Set();

  function typed() {
    const differs = ([name, values]) => unsaved.has(name) || asText(values) !== asText(given.get(name));
    return [...read(valuesOf)].filter(differs);
  }

  // Keeping

  const newName = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

  let name = newName();
  // The name under which the same words are kept already.
  let former = null;
  let isSent = false;
  let timer = null;

  function keep() {
    clearTimeout(timer);
    timer = null;
    const fields = typed();
    const files = [...form.elements].some(({ type, files: chosen }) => type === "file" && chosen.length);
    const opened = form.elements._opened?.value;
    const entry = { at: Date.now(), path: location.pathname, opened, rows: rowsNow(), files };
    const isNothing = !fields.length && !files;
    if (isNothing) {
      forget(name);
    }
    if ((isNothing || store(name, { ...entry, fields: Object.fromEntries(fields) })) && former) {
      forget(former);
      former = null;
    }
  }

  function changed() {
    if (isSent) {
      // What the server may be saving at this moment is not what stands here now.
      former = name;
      name = newName();
      isSent = false;
    }
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }

  function leave() {
    if (timer) {
      keep();
    }
  }

  function send(event) {
    if (event.defaultPrevented) {
      return;
    }
    keep();
    isSent = true;
    let field = form.elements._kept;
    if (!field) {
      field = Object.assign(document.createElement("input"), { type: "hidden", name: "_kept" });
      form.append(field);
    }
    field.value = name;
  }

  // Putting back

  function tell(field) {
    for (const type of ["input", "change"]) {
      field.dispatchEvent(new Event(type, { bubbles: true }));
    }
  }

  function choose(select, values) {
    for (const [value, words] of values) {
      const isOffered = [...select.options].some((option) => option.value === value);
      if (!isOffered && select.matches(".admin-autocomplete")) {
        select.add(new Option(words, value));
      }
    }
    for (const option of select.options) {
      option.selected = values.some(([value]) => value === option.value);
    }
    tell(select);
    if (values[0]?.[2]) {
      const data = { id: values[0][0], text: values[0][1], thumbnail: values[0][2] };
      django.jQuery(select).trigger({ type: "select2:select", params: { data } });
    }
  }

  function type(field, [value, words]) {
    field.value = value;
    const editor = field.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor;
    const box = boxOf(field);
    if (editor) {
      editor.commands.setContent(value, { emitUpdate: true });
    } else if (box) {
      box.value = words ?? value;
      box.parentElement.classList.toggle("is-page", box.value !== value);
    }
    tell(field);
  }

  function write(fields, values) {
    const texts = [...values];
    for (const field of fields) {
      if (["checkbox", "radio"].includes(field.type)) {
        field.checked = values.some(([value]) => value === field.value);
        tell(field);
      } else if (field.options) {
        choose(field, values);
      } else if (texts.length) {
        type(field, texts.shift());
      }
    }
  }

  /* The number of a new row; undefined where the form takes no more. */
  function addRow(prefix) {
    const { total } = rowsNow()[prefix];
    document.querySelector(`#${CSS.escape(prefix)}-group .add-row a`)?.click();
    return rowsNow()[prefix].total > total ? total : undefined;
  }

  /* Where the fields of an entry stand in this form: rows may have come and gone since. */
  function placesOf(entry) {
    const here = rowsNow();
    const prefixes = Object.keys(entry.rows).filter((prefix) => here[prefix]);
    prefixes.sort((one, other) => other.length - one.length);
    const numbers = {};

    function rowFor(prefix, number) {
      const { initial, keys } = entry.rows[prefix];
      const found = number < initial ? here[prefix].keys.indexOf(keys[number]) : -1;
      return found < 0 ? addRow(prefix) : found;
    }

    return (fieldName) => {
      const prefix = prefixes.find((one) => new RegExp(`^${one}-\\d+-`).test(fieldName));
      if (!prefix) {
        return fieldName;
      }
      const [, number, rest] = fieldName.slice(prefix.length).match(/^-(\d+)-(.+)$/);
      const row = `${prefix}-${number}`;
      if (!(row in numbers)) {
        numbers[row] = rowFor(prefix, Number(number));
      }
      return `${prefix}-${numbers[row]}-${rest}`;
    };
  }

  function putBack(entry) {
    const placeOf = placesOf(entry);
    const placed = Object.entries(entry.fields).map(([fieldName, values]) => [placeOf(fieldName), values]);
    const fields = fieldsByName();
    for (const [place, values] of placed) {
      write(fields.get(place) || [], values);
    }
    if (entry.opened && form.elements._opened) {
      form.elements._opened.value = entry.opened;
    }
    former = entry.name;
    keep();
  }

  // Offering

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  const momentOf = (entry) =>
    new Date(entry.at).toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });

  function button(words, deed) {
    const made = element("button", { type: "button", className: "button", textContent: words });
    made.addEventListener("click", deed);
    return made;
  }

  function offer(banner, [entry, ...others]) {
    const { words } = page;
    const end = (said) => {
      banner.replaceChildren(element("p", { textContent: said }));
      banner.focus();
    };
    const back = () => {
      putBack(entry);
      end(words.is_back);
    };
    const away = () => {
      forget(entry.name);
      if (others.length) {
        offer(banner, others);
        banner.focus();
      } else {
        end(words.is_gone);
      }
    };
    banner.replaceChildren(
      element("p", { textContent: words.found.replace("%(moment)s", momentOf(entry)) }),
      ...(entry.files ? [element("p", { textContent: words.files })] : []),
      element("p", { className: "kept-buttons" }, button(words.put_back, back), button(words.throw_away, away)),
    );
  }

  const holds = (values, entry) =>
    !entry.files && Object.entries(entry.fields).every(([field, kept]) => asText(values.get(field)) === asText(kept));

  /* What the page says already is no longer to be offered. */
  function isNew(entry) {
    if (holds(given, entry) && !page.refused) {
      forget(entry.name);
      return false;
    }
    if (holds(read(valuesOf), entry)) {
      former = entry.name;
      return false;
    }
    return true;
  }

  function takeUp() {
    const refused = page.refused && entryOf(keyOf(page.refused));
    if (refused) {
      former = page.refused;
      Object.keys(refused.fields).forEach((field) => unsaved.add(field));
    }
    const found = entries().filter((entry) => entry.name !== page.refused).filter(isNew);
    const banner = element("div", { className: "kept", tabIndex: -1 });
    banner.setAttribute("role", "status");
    form.before(banner);
    if (found.length) {
      // A moment later, for what stands in a live region from the start is not read out.
      setTimeout(() => offer(banner, found), 100);
    }
  }

  if (form && page) {
    forgetOld();
    page.saved.forEach(forget);
    takeUp();
    // By jQuery too, for the admin's search fields tell it alone.
    django.jQuery(form).on("input change", changed);
    document.addEventListener("formset:added", changed);
    document.addEventListener("formset:removed", changed);
    document.addEventListener("visibilitychange", leave);
    window.addEventListener("pagehide", leave);
    form.addEventListener("submit", send);
  }
}
