// Single keys press the buttons of review, those of the terminal: whatever has data-key.
// Not while somebody types in a field, nor together with Ctrl, Alt or Meta.
"use strict";

(() => {
  const ALIASES = { k: "b", ArrowLeft: "b", ArrowRight: "j" };
  const FIELDS = "input:not([type=checkbox]), textarea, select, [contenteditable]";
  const KEPT = "glossary-keys";
  let pressed = false;

  // With a Hangul keyboard the key of A is ㅁ: then its place tells.
  const keyOf = (event) => {
    const letter = /^Key([A-Z])$/.exec(event.code);
    const foreign = event.key.length > 1 ? event.key === "Process" : event.key > "\u007f";
    return foreign && letter ? letter[1].toLowerCase() : event.key;
  };

  const open = (summary) => {
    const details = summary.parentElement;
    details.open = !details.open;
    const field = details.open && details.querySelector("input:not([type=hidden])");
    if (field && details.classList.contains("ask")) {
      field.focus();
      field.select();
    } else {
      summary.focus();
    }
  };

  const press = (target) => {
    if (target.matches("summary")) {
      open(target);
    } else {
      pressed = true; // a page is on its way: what follows would be meant for another concept
      target.click();
    }
  };

  document.addEventListener("keydown", (event) => {
    const field = event.target instanceof Element && event.target.closest(FIELDS);
    if (field) {
      if (event.key === "Escape") {
        field.blur();
      }
      return;
    }
    const box = document.querySelector("[data-keys]");
    if (pressed || event.repeat || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const key = keyOf(event);
    const target = document.querySelector(`[data-key="${CSS.escape(ALIASES[key] || key)}"]`);
    if (target && (key === "?" || !box || box.checked)) {
      event.preventDefault();
      press(target);
    }
  });

  // A page that comes back out of the history of the browser takes keys again.
  window.addEventListener("pageshow", () => { pressed = false; });

  // The keys can be switched off: those who speak to their computer press keys unawares.
  const box = document.querySelector("[data-keys]");
  if (box) {
    try {
      box.checked = localStorage.getItem(KEPT) !== "off";
    } catch { /* nothing is kept here */ }
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(KEPT, box.checked ? "on" : "off");
      } catch { /* nothing is kept here */ }
    });
  }
})();
