/* Words sent after the session had ended: they wait in this tab until their writer is back on the page. */
(() => {
  const KEY = "kept";
  const { reader, back } = document.body.dataset;

  const addressOf = (form) => new URL(form.getAttribute("action") || location.pathname, location).pathname;
  const isSecret = (form) => form.querySelector("[type=password]") !== null;
  const isTicked = ({ type }) => type === "checkbox" || type === "radio";

  /* Of what is hidden only what the page showed, so that a change made meanwhile is still seen, and how many lines. */
  function isWritten({ name, type }) {
    if (type === "hidden") return name === "seen" || name.endsWith("-TOTAL_FORMS");
    return name && !["submit", "button", "fieldset", "file"].includes(type);
  }

  function keep(form) {
    const words = [...form.elements].filter(isWritten)
      .map((field) => ({ name: field.name, value: field.value, ticked: isTicked(field) ? field.checked : null }));
    const place = { page: location.pathname, address: addressOf(form) };
    sessionStorage.setItem(KEY, JSON.stringify({ reader, ...place, words }));
  }

  function addLines(form, words) {
    for (const set of form.querySelectorAll("[data-formset]")) {
      const total = set.querySelector(`[name="${set.dataset.formset}-TOTAL_FORMS"]`);
      const wanted = Math.min(words.find((word) => word.name === total.name)?.value ?? 0, set.dataset.max ?? 0);
      while (Number(total.value) < wanted) {
        const before = total.value;
        set.querySelector("[data-add]")?.click();
        if (total.value === before) break;
      }
    }
  }

  function fill(form, words) {
    addLines(form, words);
    for (const field of form.elements) {
      const word = words.find(({ name, value }) => name === field.name && (!isTicked(field) || value === field.value));
      if (!word || field.name.endsWith("-TOTAL_FORMS")) continue;
      if (isTicked(field)) field.checked = word.ticked;
      else field.value = word.value;
    }
    form.querySelectorAll("[data-row]").forEach((row) => {
      row.hidden = row.querySelector("[name$='-DELETE']")?.checked ?? row.hidden;
    });
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function giveBack(kept) {
    const form = [...document.forms].find((one) => one.method === "post" && addressOf(one) === kept.address);
    if (!form) return;
    sessionStorage.removeItem(KEY);
    fill(form, kept.words);
    document.dispatchEvent(new CustomEvent("toast", { detail: { text: back } }));
  }

  /* Any page behind the sign-in says that they arrived, unless the sign-in came between. */
  function look() {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (!kept) return;
    if (!reader) sessionStorage.setItem(KEY, JSON.stringify({ ...kept, lost: true }));
    else if (!kept.lost || kept.reader !== reader) sessionStorage.removeItem(KEY);
    else if (kept.page === location.pathname) giveBack(kept);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if ("forget" in form.dataset) sessionStorage.removeItem(KEY);
    else if (reader && !event.defaultPrevented && form.method === "post" && !isSecret(form)) keep(form);
  });
  /* A form that keeps its draft by itself finds the session ended: the page goes, its words stay. */
  document.addEventListener("htmx:beforeOnLoad", ({ detail: { elt, xhr } }) => {
    const form = elt.closest("form");
    if (reader && form?.method === "post" && xhr.getResponseHeader("HX-Refresh")) keep(form);
  });
  document.addEventListener("DOMContentLoaded", look);
})();
