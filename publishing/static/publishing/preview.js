// The links of a preview: copying an address, for browsers that can.

async function isCopied(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // No clipboard outside https.
    return document.execCommand("copy");
  }
}

for (const link of document.querySelectorAll(".preview-links li")) {
  const field = link.querySelector("input[readonly]");
  const said = link.querySelector("[role=status]");
  const copy = link.querySelector("[data-copy]");
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const copied = await isCopied(field);
    // Emptied first, so that the same words are said again.
    said.textContent = "";
    setTimeout(() => (said.textContent = copied ? said.dataset.copied : said.dataset.refused), 50);
  });
}
