"use strict";
/* Warns before the session ends, renews it on demand, and after its end tells that what was typed is kept. */
{
  const WARNING = 5 * 60 * 1000;
  const EVERY = 15 * 1000;
  const page = JSON.parse(document.getElementById("kept")?.textContent || "null");

  // Other tabs renew the same session.
  const KEY = `kept-session:${page?.account}`;
  let end = Date.now() + (page?.seconds ?? 0) * 1000;
  let isOther = false;
  let shown = "";
  let timer;

  function share() {
    try {
      localStorage.setItem(KEY, end);
    } catch {
      // Each tab then knows its own end alone.
    }
  }

  function hear({ key, newValue }) {
    if (key === KEY && Number(newValue) > end) {
      end = Number(newValue);
      check();
    }
  }

  /* A login changes the token: the one of this page would be refused. */
  const token = () =>
    document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ??
    document.querySelector("[name=csrfmiddlewaretoken]").value;

  /* {account, seconds} of whoever is logged in in this browser; null where nobody is. */
  async function ask() {
    const headers = { "X-CSRFToken": token(), Accept: "application/json" };
    const response = await fetch(page.stay, { method: "POST", headers, redirect: "manual" });
    return response.ok ? response.json() : null;
  }

  async function stay() {
    const answer = await ask().catch(() => undefined);
    if (answer === undefined) {
      // The server does not answer: nothing is known of the session.
      return;
    }
    isOther = Boolean(answer) && answer.account !== page.account;
    if (answer && !isOther) {
      end = Date.now() + answer.seconds * 1000;
      share();
      for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
        field.value = token();
      }
    } else {
      end = Math.min(end, Date.now());
    }
    check();
  }

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  const timeOf = (moment) => new Date(moment).toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });

  function parts(state) {
    const { words } = page;
    const say = (said) => element("p", { textContent: said });
    const logIn = () => element("a", { href: page.login, target: "_blank", textContent: words.log_in });
    const button = element("button", { type: "button", className: "button", textContent: words.stay });
    button.addEventListener("click", stay);
    return {
      ends: () => [say(words.ends.replace("%(time)s", timeOf(end))), button],
      ended: () => [say(words.ended), logIn()],
      other: () => [say(words.other), logIn()],
      stays: () => [say(words.stays)],
    }[state]();
  }

  function stateNow() {
    const left = end - Date.now();
    if (left > WARNING) {
      return shown ? "stays" : "";
    }
    if (isOther) {
      return "other";
    }
    return left > 0 ? "ends" : "ended";
  }

  function check() {
    clearTimeout(timer);
    const state = stateNow();
    if (state !== shown) {
      shown = state;
      banner.replaceChildren(...(state ? parts(state) : []));
    }
    if (state === "stays") {
      shown = "";
      setTimeout(() => shown || banner.replaceChildren(), 5000);
    }
    timer = setTimeout(check, Math.min(EVERY, Math.max(end - Date.now(), 1000)));
  }

  /* Whoever comes back after the end may have logged in in another tab. */
  function comeBack() {
    if (document.visibilityState === "visible" && end <= Date.now()) {
      stay();
    } else {
      check();
    }
  }

  const banner = element("div", { className: "session-banner" });

  if (page) {
    banner.setAttribute("role", "alert");
    document.body.append(banner);
    share();
    setTimeout(check, 100);
    window.addEventListener("storage", hear);
    window.addEventListener("focus", comeBack);
    document.addEventListener("visibilitychange", comeBack);
  }
}
