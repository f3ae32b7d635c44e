/* Review: A, S and D press a verdict, the arrows go to the neighbours, as long as nobody writes. */
(() => {
  const writing = "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]";

  function pressedKey(event) {
    const busy = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
    if (busy || event.target.closest(writing)) return "";
    const choosing = event.key.startsWith("Arrow") && event.target.closest("input, [tabindex]");
    return choosing ? "" : event.key;
  }

  document.addEventListener("keydown", (event) => {
    const key = pressedKey(event);
    if (!key) return;
    const buttons = [...document.querySelectorAll("button[data-key]")];
    const button = buttons.find((one) => one.dataset.key === (key.length === 1 ? key.toLowerCase() : key));
    if (!button) return;
    event.preventDefault();
    button.click();
  });

  /* A missing question is written at once: on the summary its letters would be verdicts. */
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector("#draft textarea[aria-invalid=true]")?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("#draft textarea")) event.target.blur();
  });

  /* Side by side: the button says how many verdicts it would send. */
  const send = document.querySelector("[data-send]");
  const verdicts = document.querySelector("[data-verdicts]");
  if (!send || !verdicts) return;
  verdicts.addEventListener("change", () => {
    const chosen = verdicts.querySelectorAll("[data-verdict] input:checked").length;
    const words = chosen === 1 ? send.dataset.one : send.dataset.many;
    send.textContent = words.replace("{n}", chosen);
    send.disabled = chosen === 0;
  });
})();
