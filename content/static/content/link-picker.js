/* A field for a link: words are searched among the pages of the portal, an address is taken as it is.
   In windows of the text editor, figures and documents or pictures are searched in the same way.

   The input that was there keeps the value (`/go/…/` or an address) and is hidden; a combobox stands before it.
   https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */

const gettext = window.gettext || ((words) => words);
const ADDRESS = /^(https?:\/\/|mailto:|tel:)/i;
const REFERENCE = /^\/go\/[^/]+\/(#.*)?$/;
const PAUSE = 200;
const WORDS = {
  placeholder: gettext("Words of a title, in French or Chinese; or an address that begins with https://"),
  list: gettext("Pages found"),
  found: gettext("Pages found: %(number)s"),
  none: gettext("No page has these words in its title."),
};

let count = 0;

export const isReference = (value) => REFERENCE.test(value);

/* What may be stored: a reference or an address; "www.example.org" is completed. */
export function asLink(value) {
  const typed = value.trim();
  if (isReference(typed) || ADDRESS.test(typed)) {
    return typed;
  }
  return /^www\.[^\s]+\.[^\s]+$/.test(typed) ? `https://${typed}` : null;
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

async function search(url, words, signal) {
  const address = new URL(url, window.location.href);
  address.searchParams.set("q", words);
  const response = await fetch(address, { signal, headers: { Accept: "application/json" } });
  // A login that has ended answers with the page that asks for it.
  if (!response.ok || response.redirected) {
    throw new Error(response.statusText);
  }
  return (await response.json()).results;
}

function title({ lang, text }) {
  return element("span", { lang }, text);
}

/* What a text will say, what it is, and whether the public sees it. */
function factsOf({ words, kind, state }) {
  return [words?.[0]?.text, kind, state].filter(Boolean).join(" · ");
}

function thumbnail({ thumbnail: src }) {
  return src ? [element("img", { class: "link-picker-thumbnail", src, alt: "" })] : [];
}

function option(choice, id) {
  const [first, ...others] = choice.titles;
  const line = element("span", { class: "link-picker-titles" }, ...(first ? [title(first)] : []), ...others.map(title));
  const facts = element("small", {}, factsOf(choice));
  return element("li", { id, role: "option", "aria-selected": "false" }, ...thumbnail(choice), line, facts);
}

export class LinkPicker {
  constructor(input, url, words = {}) {
    this.id = `link-picker-${++count}`;
    this.words = { ...WORDS, ...words };
    this.input = input;
    this.url = url;
    this.choices = [];
    this.active = -1;
    this.build();
    this.listen();
  }

  build() {
    const { id, input } = this;
    this.box = element("input", {
      type: "text",
      class: input.className,
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: this.words.placeholder,
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": `${id}-list`,
    });
    for (const name of ["aria-describedby", "aria-invalid", "required"]) {
      if (input.hasAttribute(name)) {
        this.box.setAttribute(name, input.getAttribute(name));
      }
    }
    this.list = element("ul", { id: `${id}-list`, role: "listbox", "aria-label": this.words.list, hidden: "" });
    this.says = element("span", { class: "link-picker-says", role: "status" });
    // The label and whatever else knows the field by its name leads to what is seen.
    this.box.id = input.id;
    input.removeAttribute("id");
    input.type = "hidden";
    this.root = element("span", { class: "link-picker" }, this.box, this.list, this.says);
    input.before(this.root);
    this.show(input.value, input.dataset.title);
  }

  listen() {
    this.box.addEventListener("input", () => this.typed());
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("blur", () => this.close());
    // Without this the box would lose the focus, and the list close, before the click.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const chosen = event.target.closest("[role=option]");
      if (chosen) {
        this.choose([...this.list.children].indexOf(chosen));
      }
    });
  }

  /* What the box shows for a value: the title of a page, or the address itself. */
  show(value, words) {
    const isPage = isReference(value) && Boolean(words);
    this.box.value = isPage ? words : value;
    this.mark(isPage);
  }

  mark(isPage) {
    this.root.classList.toggle("is-page", isPage);
    this.says.textContent = isPage ? this.chosenFacts() : "";
  }

  chosenFacts() {
    const isPlain = !this.chosen?.words?.length && !this.chosen?.thumbnail;
    return isPlain || this.chosen.link !== this.input.value ? gettext("page of the portal") : factsOf(this.chosen);
  }

  set(value) {
    this.input.value = value;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  typed() {
    const words = this.box.value.trim();
    this.mark(false);
    this.set(asLink(words) || words);
    clearTimeout(this.timer);
    this.request?.abort();
    const isElsewhere = ADDRESS.test(words) && !words.startsWith(window.location.origin);
    if (!words || isElsewhere) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.find(words), PAUSE);
  }

  async find(words) {
    this.request = new AbortController();
    try {
      this.open(await search(this.url, words, this.request.signal));
    } catch (error) {
      if (error.name !== "AbortError") {
        this.close();
        this.says.textContent = gettext("The search does not answer. Try again in a moment.");
      }
    }
  }

  open(choices) {
    this.choices = choices;
    this.list.replaceChildren(...choices.map((choice, index) => option(choice, `${this.id}-${index}`)));
    this.list.hidden = !choices.length;
    this.box.setAttribute("aria-expanded", String(Boolean(choices.length)));
    this.point(-1);
    this.says.textContent = choices.length
      ? this.words.found.replace("%(number)s", choices.length)
      : this.words.none;
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.choices = [];
    this.list.hidden = true;
    this.box.setAttribute("aria-expanded", "false");
    this.point(-1);
    this.mark(this.root.classList.contains("is-page"));
  }

  point(index) {
    this.active = index;
    [...this.list.children].forEach((line, number) => line.setAttribute("aria-selected", String(number === index)));
    if (index < 0) {
      this.box.removeAttribute("aria-activedescendant");
      return;
    }
    this.box.setAttribute("aria-activedescendant", `${this.id}-${index}`);
    this.list.children[index].scrollIntoView({ block: "nearest" });
  }

  choose(index) {
    const choice = this.choices[index];
    this.set(choice.link);
    this.chosen = choice;
    this.close();
    this.show(choice.link, choice.titles[0]?.text);
  }

  key(event) {
    const length = this.choices.length;
    if (!length || event.isComposing) {
      return;
    }
    const keys = {
      ArrowDown: () => this.point((this.active + 1) % length),
      ArrowUp: () => this.point((this.active - 1 + length) % length),
      Enter: () => this.choose(Math.max(this.active, 0)),
      Escape: () => this.close(),
    };
    if (keys[event.key]) {
      event.preventDefault();
      event.stopPropagation();
      keys[event.key]();
    }
  }
}

/* The choice that a stored reference stands for. */
export async function choiceOf(url, reference) {
  return isReference(reference) ? (await search(url, reference.replace(/#.*/, "")))[0] : undefined;
}
