"use strict";
/* While titles are typed, the empty address fields show what the page's addresses will be. The server fills them in. */
{
  const PAUSE = 300;
  const titles = [...document.querySelectorAll("[name^=title_]")];
  const slugs = [...document.querySelectorAll("[name^=slug_]")];
  let timer;
  let request;

  async function ask() {
    request?.abort();
    request = new AbortController();
    const address = new URL(slugs[0].dataset.slugs, window.location.href);
    for (const { name, value } of titles) {
      address.searchParams.set(name, value);
    }
    const response = await fetch(address, { signal: request.signal });
    if (response.ok && !response.redirected) {
      show(await response.json());
    }
  }

  function show(found) {
    for (const slug of slugs) {
      slug.placeholder = found[slug.name] || slug.dataset.empty;
    }
  }

  function typed() {
    clearTimeout(timer);
    // A search that fails leaves the server to fill the addresses in, as it does without scripts.
    timer = setTimeout(() => ask().catch(() => {}), PAUSE);
  }

  if (slugs.length && slugs.some((slug) => !slug.value)) {
    for (const slug of slugs) {
      slug.dataset.empty = slug.placeholder;
    }
    for (const title of titles) {
      title.addEventListener("input", typed);
    }
  }
}
