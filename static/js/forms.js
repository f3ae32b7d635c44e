/* Forms: errors get the focus, dropzones name their file, a second press does not send twice. */
(() => {
  function focusSummary(within) {
    const summary = within.querySelector?.("[data-error-summary]");
    if (summary) summary.focus();
  }

  document.addEventListener("change", (event) => {
    const words = event.target.closest("[data-dropzone]")?.querySelector("[data-dropzone-words]");
    if (!words || event.target.type !== "file") return;
    const names = [...event.target.files].map((file) => file.name).join(", ");
    if (names) words.textContent = names;
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 5000); // a download leaves the page where it is
  });
  addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  document.addEventListener("htmx:afterSettle", (event) => focusSummary(event.detail.elt));
  focusSummary(document);
})();
