/* Short messages at the foot of the page. A view says `HX-Trigger: {"toast": {"text": "…"}}`. */
(() => {
  const READING_TIME = 8000;
  const toasts = document.getElementById("toasts");
  if (!toasts) return;

  function settle(toast) {
    const close = toast.querySelector("[data-dismiss]");
    close.hidden = false;
    close.addEventListener("click", () => toast.remove());
    if (toast.classList.contains("stays")) return;
    let timer;
    const wait = () => { timer = setTimeout(() => toast.remove(), READING_TIME); };
    for (const pause of ["pointerenter", "focusin"]) toast.addEventListener(pause, () => clearTimeout(timer));
    for (const go of ["pointerleave", "focusout"]) toast.addEventListener(go, wait);
    wait();
  }

  function say({ text, stays = false }) {
    const toast = document.createElement("p");
    toast.className = stays ? "toast stays" : "toast";
    const words = document.createElement("span");
    words.textContent = text;
    const close = document.createElement("button");
    close.type = "button";
    close.dataset.dismiss = "";
    close.textContent = document.body.dataset.close;
    toast.append(words, close);
    toasts.append(toast);
  }

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node.classList?.contains("toast")) settle(node);
    }
  }).observe(toasts, { childList: true });
  document.addEventListener("toast", (event) => say(event.detail));
  toasts.querySelectorAll(".toast").forEach(settle);
})();
