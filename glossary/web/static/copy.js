// The buttons that copy a form: without this script they stay hidden.
"use strict";
for (const button of document.querySelectorAll("button.copy")) {
  const says = button.firstElementChild;
  const name = says.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    let told = button.dataset.copied;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      told = button.dataset.failed;
    }
    says.textContent = told;
    button.classList.add("told");
    says.setAttribute("role", "status");
    setTimeout(() => { says.textContent = name; button.classList.remove("told"); }, 1500);
  });
}
