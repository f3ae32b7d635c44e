/* The dialog that asks for words: it opens once it is filled and closes when the move is made. */
(() => {
  const ask = document.getElementById("ask");
  if (!ask) return;
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target === ask && ask.childElementCount && !ask.open) ask.showModal();
  });
  document.addEventListener("moved", () => ask.close());
  ask.addEventListener("close", () => ask.replaceChildren());
})();
