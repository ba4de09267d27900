// The foot of a page: copying its address and printing, for browsers that can.

const block = document.querySelector("[data-share]");
const field = block.querySelector("input");
const said = block.querySelector("[role=status]");
const copy = block.querySelector("[data-copy]");
const print = block.querySelector("[data-print]");

async function isCopied() {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // No clipboard outside https, or none in this app.
    return document.execCommand("copy");
  }
}

copy.hidden = false;
copy.addEventListener("click", async () => {
  const copied = await isCopied();
  // Emptied first, so that the same words are said again.
  said.textContent = "";
  setTimeout(() => (said.textContent = copied ? said.dataset.copied : said.dataset.refused), 50);
});

if (window.print) {
  print.hidden = false;
  print.firstElementChild.addEventListener("click", () => window.print());
}
