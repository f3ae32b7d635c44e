/* One box that ticks every box below it in the same form. */
document.querySelectorAll("[data-choose-all]").forEach((label) => {
  const all = label.querySelector("input");
  const boxes = () => [...label.closest("form").querySelectorAll("input[type=checkbox][name]")];
  const settle = () => {
    const ticked = boxes().filter((box) => box.checked).length;
    all.checked = ticked === boxes().length;
    all.indeterminate = ticked > 0 && !all.checked;
  };
  all.addEventListener("change", () => boxes().forEach((box) => { box.checked = all.checked; }));
  label.closest("form").addEventListener("change", (event) => { if (event.target !== all) settle(); });
  label.hidden = false;
  settle();
});
