import { LinkPicker } from "portal/link-picker";

function upgrade(container) {
  for (const input of container.querySelectorAll("input[data-pages]")) {
    if (!input.name.includes("__prefix__") && input.type !== "hidden") {
      new LinkPicker(input, input.dataset.pages);
    }
  }
}

upgrade(document);
document.addEventListener("formset:added", (event) => upgrade(event.target));
