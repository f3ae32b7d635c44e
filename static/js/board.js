/* The board: dragging cards, the menu of a card, and where the focus goes after a move. */
(() => {
  const menu = document.getElementById("move-menu");
  const stageOf = (list) => list.closest("[data-stage]").dataset.stage;

  /* "screening=screen deciding=debrief…": for each column that takes the card its verb. */
  function takes(item) {
    const drops = item.querySelector(".card").dataset.drops.split(" ").filter(Boolean);
    return new Map(drops.map((drop) => drop.split("=")));
  }

  function drop(item, stage, putBack) {
    const { page, query, from } = item.querySelector(".card").dataset;
    const verb = takes(item).get(stage);
    const url = `${page}${verb.replace("…", "")}/?${query}`;
    if (verb.endsWith("…")) {
      putBack();
      htmx.ajax("GET", url, { source: item, target: "#ask", swap: "innerHTML" });
    } else {
      const sent = htmx.ajax("POST", url, { source: item, swap: "none", values: { from } });
      sent.finally(() => { if (item.isConnected) putBack(); });
    }
  }

  function show(item) {
    const open = takes(item);
    for (const column of document.querySelectorAll(".column")) {
      const own = column.contains(item);
      column.classList.toggle("is-closed", !own && !open.has(column.dataset.stage));
    }
  }

  function aim(list) {
    document.querySelectorAll(".column.is-target").forEach((column) => column.classList.remove("is-target"));
    list?.closest(".column")?.classList.add("is-target");
  }

  /* Let go above a column that does not take the card, it goes back instead of into the last one that did. */
  function isOver(list, { clientX, clientY, changedTouches: [touch] = [] }) {
    const under = document.elementFromPoint(touch?.clientX ?? clientX, touch?.clientY ?? clientY);
    return under?.closest("[data-stage]") === list.closest("[data-stage]");
  }

  /* Some columns take nobody by hand, and say why. */
  function explain(item, { clientX, clientY, changedTouches: [touch] = [] }) {
    const under = document.elementFromPoint(touch?.clientX ?? clientX, touch?.clientY ?? clientY);
    const text = under?.closest(".column:not(:has(#" + item.id + "))")?.dataset.refuses;
    if (text) document.dispatchEvent(new CustomEvent("toast", { detail: { text } }));
  }

  function prepare(list) {
    if (Sortable.get(list)) return;
    let next = null;
    new Sortable(list, {
      group: { name: "people", put: (to, from, item) => takes(item).has(stageOf(to.el)) },
      draggable: "li:has(.card)",
      sort: false,
      animation: 120,
      delay: 200,
      delayOnTouchOnly: true,
      ghostClass: "is-ghost",
      dragClass: "is-dragging",
      onStart: ({ item }) => { next = item.nextElementSibling; show(item); },
      onMove: ({ to, from }) => aim(to === from ? null : to),
      onEnd: ({ item, to, from, originalEvent }) => {
        aim(null);
        document.querySelectorAll(".column.is-closed").forEach((column) => column.classList.remove("is-closed"));
        const putBack = () => from.insertBefore(item, next?.isConnected ? next : null);
        if (to !== from && isOver(to, originalEvent)) drop(item, stageOf(to), putBack);
        else { putBack(); explain(item, originalEvent); }
      },
    });
  }

  const prepareAll = () => document.querySelectorAll(".cards").forEach(prepare);
  document.addEventListener("htmx:load", prepareAll);
  prepareAll();

  /* Only when settled do its forms answer to htmx; a quick key would send one as a page. */
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.detail.target !== menu) return;
    if (!menu.matches(":popover-open")) menu.showPopover({ source: event.detail.requestConfig.elt });
    menu.querySelector("a, button")?.focus();
  });

  document.addEventListener("moved", (event) => {
    menu.hidePopover();
    const card = document.getElementById(event.detail.card);
    card?.querySelector("h3 a").focus();
    card?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  /* In the menu: numbers choose a column, arrows go through it. On a card: m opens the menu. */
  menu.addEventListener("keydown", (event) => {
    const items = [...menu.querySelectorAll("a, button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = items.find((item) => event.key !== "0" && item.dataset.key === event.key);
    if (!step && !chosen) return;
    event.preventDefault();
    if (chosen) chosen.click();
    else items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
  });
  document.addEventListener("keydown", (event) => {
    const opener = event.key === "m" && event.target.closest(".card")?.querySelector("[data-menu]");
    if (opener && !event.ctrlKey && !event.metaKey && !event.altKey) opener.click();
  });
})();
