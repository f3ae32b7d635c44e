/* Writing a screen by keys: 1, 2, 3 answer the criterion in focus and go on; Ctrl Enter saves. */
(() => {
  const form = document.querySelector("[data-screen]");
  if (!form) return;
  const rows = [...form.querySelectorAll("[data-criterion]")];

  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("[name=next]") ?? form.querySelector("button"));
      return;
    }
    const radio = event.target.type === "radio" && event.target;
    const chosen = radio && radio.closest("[data-criterion]").querySelectorAll("[type=radio]")[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    chosen.checked = true;
    const next = rows[rows.indexOf(chosen.closest("[data-criterion]")) + 1];
    (next?.querySelector("[type=radio]:checked, [type=radio]") ?? form.querySelector(".actionbar button:last-child")).focus();
  });

  /* The first criterion without an answer is where one begins. */
  const open = rows.find((row) => !row.querySelector(":checked"));
  if (!form.querySelector("[data-error-summary]")) open?.querySelector("[type=radio]").focus({ preventScroll: true });
})();
