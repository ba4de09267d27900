"use strict";
/* A form that comes back tells its errors first; each leads into its field, also where another stands for it. */
{
  const summary = document.querySelector(".error-summary") ?? document.querySelector(".work-refused");

  function standIn(field) {
    const editor = field.closest(".prose-editor")?.querySelector("[contenteditable]");
    const search = field.nextElementSibling?.querySelector?.(".select2-selection, .select2-search__field");
    return editor ?? search ?? field;
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest?.(".error-summary, .work-refused, .work-checklist")) return;
    const field = document.getElementById(event.target.hash?.slice(1));
    if (field?.matches("input, select, textarea")) {
      event.preventDefault();
      standIn(field).focus();
    }
  });

  // After the admin's own script, which goes to the first field of a new record.
  window.addEventListener("load", () => summary?.focus());
}
