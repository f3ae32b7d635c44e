/* "@ma" offers the colleagues who may read the note. Without it one types the name. */
(() => {
  const list = document.querySelector("[data-mentions]");
  const field = list?.closest("form").querySelector("textarea");
  if (!field) return;
  const names = [...list.options].map((option) => option.value);
  const menu = document.createElement("div");
  menu.className = "menu mentions";
  menu.id = "mentions";
  menu.role = "listbox";
  menu.hidden = true;
  field.closest("label").append(menu);
  for (const [name, value] of Object.entries({
    "aria-controls": "mentions", "aria-haspopup": "listbox", "aria-autocomplete": "list", autocomplete: "off",
  })) field.setAttribute(name, value);

  const begun = () => /(?:^|[\s(])@([\p{L}'’ -]{0,40})$/u.exec(field.value.slice(0, field.selectionStart))?.[1];
  const items = () => [...menu.children];
  const chosen = () => items().findIndex((item) => item.ariaSelected === "true");

  function mark(place) {
    items().forEach((item, n) => { item.ariaSelected = String(n === place); });
    const item = items()[place];
    if (item) field.setAttribute("aria-activedescendant", item.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function offer() {
    const start = begun()?.toLowerCase();
    const found = start === undefined ? [] : names.filter((name) => name.toLowerCase().startsWith(start)
      || name.toLowerCase().split(" ").some((part) => start && part.startsWith(start))).slice(0, 6);
    menu.replaceChildren(...found.map((name, n) => {
      const item = document.createElement("button");
      Object.assign(item, { type: "button", textContent: name, id: `mention-${n}`, role: "option", tabIndex: -1 });
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(name); });
      return item;
    }));
    menu.hidden = !found.length;
    if (found.length) mark(0);
  }

  function take(name) {
    const end = field.selectionStart;
    field.setRangeText(`${name} `, end - begun().length, end, "end");
    offer();
    field.focus();
  }

  field.addEventListener("input", offer);
  field.addEventListener("blur", () => { menu.hidden = true; });
  field.addEventListener("keydown", (event) => {
    if (menu.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark((chosen() + step + items().length) % items().length);
    else if (event.key === "Enter" || event.key === "Tab") take(items()[chosen()].textContent);
    else if (event.key === "Escape") menu.hidden = true;
    else return;
    event.preventDefault();
  });
})();
