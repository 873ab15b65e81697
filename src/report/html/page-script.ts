/**
 * The report's one script. It makes the views switch and opens what a link leads to; without it everything can be read,
 * with marks. It builds a page's two sides from its marked text when somebody wants to see them.
 */
export const pageScript = `"use strict";
(() => {
  const VIEWS = ["marked", "side", "first", "second"];
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const has = (node, selector) => node.matches(selector);
  let common = "marked";

  const side = (page, gone, name, label) => {
    const pane = document.createElement("section");
    pane.className = "pane";
    pane.dir = page.dir;
    pane.setAttribute("aria-label", name);
    const heading = document.createElement("p");
    heading.className = "pane-name";
    heading.lang = "en";
    heading.dir = "ltr";
    heading.textContent = name;
    heading.style.gridRow = 1;
    pane.append(heading);
    let row = 1;
    let last;
    for (const block of page.querySelector(".rows").children) {
      if (!(has(block, "ins.block") && last && has(last, "del.block"))) row += 1;
      last = block;
      if (has(block, gone)) continue;
      const copy = block.cloneNode(true);
      for (const node of all(copy, gone)) node.remove();
      copy.style.gridRow = row;
      pane.append(copy);
    }
    return pane;
  };

  const build = (page) => {
    if (page.querySelector(":scope > .sides")) return;
    const sides = document.createElement("div");
    sides.className = "sides";
    sides.dir = "ltr";
    sides.append(
      side(page, "ins, .comes", page.dataset.first),
      side(page, "del, .goes", page.dataset.second),
    );
    page.append(sides);
  };

  const showPage = (page, view) => {
    if (view === "side") build(page);
    if (view !== "marked") for (const fold of all(page, ".unchanged")) fold.open = true;
    page.dataset.view = view;
  };

  const press = (group, view) => {
    for (const button of all(group, "button")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  };

  const buttons = (group, names, act) => {
    VIEWS.forEach((view, index) => {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.view = view;
      button.textContent = names[index];
      button.addEventListener("click", () => act(view));
      group.append(button);
    });
  };

  const pagesOf = (card) => all(card, '.page[data-views="two"]');

  const showCard = (card, view) => {
    for (const page of pagesOf(card)) showPage(page, view);
    const group = card.querySelector(".inside > .views");
    if (group) press(group, view);
  };

  const ready = (card) => {
    const pages = pagesOf(card);
    if (pages.length === 0) return;
    if (!card.querySelector(".inside > .views")) {
      const group = document.createElement("div");
      group.className = "views";
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", "View of " + card.querySelector("h3").textContent);
      buttons(group, ["Marked", "Side by side", pages[0].dataset.first, pages[0].dataset.second], (view) => showCard(card, view));
      card.querySelector(".locale").before(group);
      showCard(card, common);
    }
  };

  const cards = all(document, ".card");
  for (const card of cards) {
    card.addEventListener("toggle", () => { if (card.open) ready(card); });
    if (card.open) ready(card);
  }

  const tools = document.querySelector(".tools");
  if (tools) {
    const group = tools.querySelector(".views");
    const choose = (view) => {
      common = view;
      press(group, view);
      for (const card of cards) if (card.querySelector(".inside > .views")) showCard(card, view);
    };
    buttons(group, ["Marked", "Side by side", "Before", "After"], choose);
    press(group, common);
    tools.querySelector(".folds").addEventListener("click", ({ target }) => {
      const fold = target.dataset.fold;
      if (fold) for (const card of cards) card.open = fold === "open";
    });
    tools.hidden = false;
  }

  const follow = (hash) => {
    const target = hash.length > 1 && document.getElementById(hash.slice(1));
    if (!target || !has(target, ".card")) return;
    target.open = true;
    target.querySelector("summary").focus({ preventScroll: true });
    target.scrollIntoView();
  };
  addEventListener("hashchange", () => follow(location.hash));
  document.addEventListener("click", ({ target }) => {
    const link = target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) follow(link.hash);
  });
  follow(location.hash);
})();
`;
