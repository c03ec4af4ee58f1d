"use strict";
// The front page: results as one types. Without this the form asks for the page by itself.

(() => {
  const PAUSE = 120;  // milliseconds without a key before anything is asked
  const form = document.querySelector("form.search");
  if (!form) return;
  const input = form.querySelector("input");
  const results = document.getElementById("results");
  const announced = document.getElementById("announced");
  let timer = 0, asking = null, shown = input.value.trim();

  const links = () => [...results.querySelectorAll(".hits a")];

  async function ask(word) {
    if (asking) asking.abort();
    asking = new AbortController();
    results.setAttribute("aria-busy", "true");
    const query = new URLSearchParams({ q: word });
    try {
      const answer = await fetch(`${form.dataset.results}?${query}`, { signal: asking.signal });
      const text = await answer.text();
      if (!answer.ok) throw new Error(answer.statusText);
      show(word, text);
    } catch (error) {
      if (error.name !== "AbortError") results.removeAttribute("aria-busy");
    }
  }

  function show(word, text) {
    // Written by the server, which escapes every term.
    results.innerHTML = text;
    results.removeAttribute("aria-busy");
    const found = results.querySelector(".found");
    announced.textContent = found ? found.textContent : "";
    document.body.classList.toggle("live", word !== "");
    const address = new URL(location.href);
    address.search = word ? new URLSearchParams({ q: word }) : "";
    history.replaceState(null, "", address);
    shown = word;
  }

  function changed() {
    clearTimeout(timer);
    const word = input.value.trim();
    if (word === shown) return;
    if (word === "") {
      if (asking) asking.abort();
      show("", "");
    } else {
      timer = setTimeout(() => ask(word), PAUSE);
    }
  }

  input.addEventListener("input", changed);

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = links(), at = all.indexOf(document.activeElement);
    const here = document.activeElement === input;
    if (event.key === "ArrowDown" && (here || at >= 0) && all.length) {
      all[Math.min(at + 1, all.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at ? all[at - 1] : input).focus();
    } else if (event.key === "Escape" && at >= 0) {
      input.focus();
    } else if (event.key === "Escape" && here && input.value) {
      input.value = "";
      changed();
    } else if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      input.focus();
      input.select();
    } else {
      return;
    }
    event.preventDefault();
  });

  if (input.value.trim() !== shown) changed();  // restored by the browser on the way back
})();
