"use strict";
/* The admin's search fields say what they are for: the widget behind them leaves their label to the hidden list. */
{
  const $ = django.jQuery;

  function labelOf(select) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (label && !label.id) {
      label.id = `${select.id}_label`;
    }
    return label;
  }

  function name(select) {
    const label = labelOf(select);
    const container = select.nextElementSibling;
    if (!label || !container?.classList.contains("select2-container")) {
      return;
    }
    const value = container.querySelector(".select2-selection--single .select2-selection__rendered");
    // Words, and no field that wants a name of its own.
    value?.removeAttribute("role");
    value?.removeAttribute("aria-readonly");
    for (const box of container.querySelectorAll(".select2-selection, .select2-search__field")) {
      box.setAttribute("aria-labelledby", [label.id, value?.id].filter(Boolean).join(" "));
    }
  }

  function nameAll(container) {
    container.querySelectorAll("select.admin-autocomplete").forEach(name);
  }

  // After the admin's own script, which makes the fields at the same two moments.
  $(() => nameAll(document));
  document.addEventListener("formset:added", (event) => nameAll(event.target));

  $(document).on("select2:open", "select.admin-autocomplete", (event) => {
    const label = labelOf(event.target);
    const opened = document.querySelectorAll(
      ".select2-container--open .select2-search__field, .select2-container--open .select2-results__options",
    );
    for (const part of label ? opened : []) {
      part.setAttribute("aria-labelledby", label.id);
    }
  });
}
