/* A button that copies what stands beside it. Without a clipboard there is no button. */
document.querySelectorAll("[data-copy]").forEach((button) => {
  const what = document.getElementById(button.dataset.copy);
  if (!what || !navigator.clipboard) return;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(what.textContent);
    document.dispatchEvent(new CustomEvent("toast", { detail: { text: button.dataset.copied } }));
  });
  button.hidden = false;
});
