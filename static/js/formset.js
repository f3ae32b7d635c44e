/* Lists of lines in a form: add, remove, move. Without it there are spare lines, a number and a box. */
(() => {
  function rowsOf(set) {
    return [...set.querySelectorAll("[data-rows] > [data-row]")];
  }

  function shown(set) {
    return rowsOf(set).filter((row) => !row.hidden);
  }

  function renumber(set) {
    const rows = shown(set);
    rows.forEach((row, place) => {
      const order = row.querySelector("[name$='-ORDER']");
      if (order) order.value = place + 1;
      row.querySelector("[data-up]")?.toggleAttribute("disabled", place === 0);
      row.querySelector("[data-down]")?.toggleAttribute("disabled", place === rows.length - 1);
    });
    const max = Number(set.dataset.max || 1000);
    set.querySelector("[data-add]")?.toggleAttribute("disabled", rows.length >= max);
  }

  function prepare(row) {
    row.querySelectorAll("[data-up], [data-down], [data-remove]").forEach((button) => { button.hidden = false; });
    row.querySelectorAll(".plainly").forEach((label) => { label.hidden = true; });
  }

  function add(set) {
    const total = set.querySelector(`[name="${set.dataset.formset}-TOTAL_FORMS"]`);
    const holder = document.createElement("div");
    holder.innerHTML = set.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
    const row = holder.querySelector("[data-row]");
    total.value = Number(total.value) + 1;
    set.querySelector("[data-rows]").append(row);
    prepare(row);
    renumber(set);
    row.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  }

  function remove(set, row) {
    const rows = shown(set);
    const next = rows[rows.indexOf(row) + 1] ?? rows[rows.indexOf(row) - 1];
    drop(row);
    renumber(set);
    (next?.querySelector("input:not([type=hidden]), textarea") ?? set.querySelector("[data-add]"))?.focus();
  }

  function move(set, row, step, button) {
    const rows = shown(set);
    const other = rows[rows.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    renumber(set);
    button.disabled ? row.querySelector(step < 0 ? "[data-down]" : "[data-up]").focus() : button.focus();
  }

  function isSpare(row, place, set) {
    if (!set.querySelector("[data-add]")) return false; // lines that are only put in order
    const first = Number(set.querySelector(`[name="${set.dataset.formset}-INITIAL_FORMS"]`).value);
    const written = [...row.querySelectorAll("input, textarea")].some(
      (field) => !["hidden", "checkbox", "radio", "number"].includes(field.type) && field.value,
    );
    return place >= first && !written;
  }

  function drop(row) {
    const box = row.querySelector("[name$='-DELETE']");
    if (box) box.checked = true;
    row.hidden = true;
  }

  /* A list is never without a line to write on: one that was sent empty comes back. */
  function bringBack(row) {
    if (!row) return;
    row.querySelector("[name$='-DELETE']").checked = false;
    row.hidden = false;
  }

  /* A form that comes back with something to fix keeps the order that was chosen. */
  function sort(set) {
    const place = (row) => Number(row.querySelector("[name$='-ORDER']")?.value || Infinity);
    rowsOf(set).sort((one, other) => place(one) - place(other)).forEach((row) => row.parentNode.append(row));
  }

  function start(set) {
    if (set.dataset.ready) return;
    set.dataset.ready = "yes";
    const rows = rowsOf(set);
    rows.forEach(prepare);
    rows.filter((row) => row.querySelector("[name$='-DELETE']")?.checked).forEach(drop);
    const spare = rows.filter((row, place) => !row.hidden && isSpare(row, place, set));
    spare.slice(spare.length === shown(set).length ? 1 : 0).forEach(drop);
    if (!shown(set).length) bringBack(rows.find((row, place) => isSpare(row, place, set)));
    set.querySelector("[data-add]")?.removeAttribute("hidden");
    sort(set);
    renumber(set);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove], [data-up], [data-down]");
    const set = button?.closest("[data-formset]");
    if (!set) return;
    const row = button.closest("[data-row]");
    if ("add" in button.dataset) add(set);
    else if ("remove" in button.dataset) remove(set, row);
    else move(set, row, "up" in button.dataset ? -1 : 1, button);
  });
  /* Lines that stayed empty are not sent as lines. */
  document.addEventListener("submit", (event) => {
    event.target.querySelectorAll("[data-formset]").forEach((set) => {
      rowsOf(set).filter((row, place) => isSpare(row, place, set)).forEach(drop);
    });
  }, true);
  document.addEventListener("htmx:load", () => document.querySelectorAll("[data-formset]").forEach(start));
  document.querySelectorAll("[data-formset]").forEach(start);
})();
