"use strict";
{
  const $ = django.jQuery;

  // Text is set as text: a picture's name is whatever staff typed.
  function withThumbnail(item) {
    if (!item.thumbnail) {
      return item.text;
    }
    const line = document.createElement("span");
    line.className = "picture-picker-result";
    const image = document.createElement("img");
    image.src = item.thumbnail;
    image.alt = "";
    line.append(image, item.text);
    return line;
  }

  function thumbnailOf(select) {
    return select.closest(".picture-picker")?.querySelector(".picture-picker-thumbnail");
  }

  function show(select, thumbnail) {
    const image = thumbnailOf(select);
    if (!image) {
      return;
    }
    image.dataset.shows = select.value;
    image.hidden = !thumbnail;
    if (thumbnail) {
      image.src = thumbnail;
    } else {
      image.removeAttribute("src");
    }
  }

  // Before the admin's own script makes its search fields, which it does once the page is ready.
  // An item without a thumbnail looks as it always did, so every search field may know this.
  $.fn.select2.defaults.set("templateResult", withThumbnail);

  // Delegated, so that rows added to the form later are heard too. "change" comes first, also from the
  // pop-up that adds a picture, whose thumbnail is not known here; "select2:select" then brings it.
  $(document).on("change", ".picture-picker select", (event) => {
    // The admin says "change" once the page is ready, of every field and with nothing changed.
    if (thumbnailOf(event.target)?.dataset.shows !== event.target.value) {
      show(event.target, null);
    }
  });
  $(document).on("select2:select", ".picture-picker select", (event) => show(event.target, event.params.data.thumbnail));
}
