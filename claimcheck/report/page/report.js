"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cards = all(".card");
  const marks = all(".mark");
  const buttons = all(".filters button");
  const status = document.querySelector(".keys [role=status]");
  let chosen = null;
  let cameFrom = null;

  function marksOf(card) {
    const own = marks.filter((mark) => mark.dataset.cards.split(" ").includes(card.id));
    if (own.length || !card.dataset.start) return own;
    // A warning has no words of its own: it is about those of a claim.
    const start = Number(card.dataset.start);
    const end = Number(card.dataset.end);
    return all(".mark", card.closest(".document")).filter(
      (mark) => Number(mark.dataset.start) < end && Number(mark.dataset.end) > start,
    );
  }
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (element, block) =>
    element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });

  function choose(card, focus) {
    if (chosen) {
      chosen.removeAttribute("aria-current");
      for (const mark of marks) mark.classList.remove("on");
    }
    chosen = card;
    if (!card) return;
    card.closest(".group").open = true;
    card.open = true;
    card.setAttribute("aria-current", "true");
    const own = marksOf(card);
    for (const mark of own) mark.classList.add("on");
    const summary = card.querySelector("summary");
    if (focus) summary.focus({ preventScroll: true });
    const beside = getComputedStyle(card.closest("aside")).overflowY === "auto";
    if (own.length && beside) show(own[0], "center");
    show(card, beside ? "nearest" : "start");
  }

  function filter(button) {
    const on = button && button.getAttribute("aria-pressed") !== "true";
    for (const each of buttons) each.setAttribute("aria-pressed", String(on && each === button));
    const { label, code } = on ? button.dataset : {};
    const fits = (card) =>
      (!label || card.dataset.label === label) && (!code || card.dataset.code === code);
    const seen = new Set();
    for (const card of cards) {
      card.hidden = !fits(card);
      if (!card.hidden) seen.add(card.id);
    }
    for (const group of all(".group")) {
      group.hidden = !all(".card", group).some((card) => !card.hidden);
      if (on && !group.hidden) group.open = true;
    }
    for (const mark of marks) {
      mark.classList.toggle("off", !mark.dataset.cards.split(" ").some((name) => seen.has(name)));
    }
    for (const aside of all("aside")) aside.scrollTop = 0;
    status.textContent = on ? `· ${seen.size} of ${cards.length} shown` : "";
  }

  function step(by) {
    const shown = cards.filter((card) => !card.hidden && !card.closest(".group").hidden);
    if (!shown.length) return;
    const at = shown.indexOf(chosen);
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    choose(shown[(next + shown.length) % shown.length], true);
  }

  for (const mark of marks) {
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      const names = mark.dataset.cards.split(" ");
      const gravest = mark.hash.slice(1);
      const order = [gravest, ...names.filter((name) => name !== gravest)]
        .map((name) => document.getElementById(name))
        .filter((card) => !card.hidden);
      if (!order.length) return;
      cameFrom = mark;
      // A second click on words that several claims share goes on to the next of them.
      choose(order[(order.indexOf(chosen) + 1) % order.length], true);
    });
  }
  for (const card of cards) {
    card.querySelector("summary").addEventListener("click", () => {
      if (chosen === card || card.open) return;
      cameFrom = null;
      requestAnimationFrame(() => choose(card, false));
    });
  }
  for (const button of buttons) {
    button.disabled = false;
    button.addEventListener("click", () => filter(button));
  }
  document.querySelector(".keys").hidden = false;

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") {
      filter(null);
      if (cameFrom) cameFrom.focus();
      choose(null, false);
      cameFrom = null;
    }
  });
  addEventListener("beforeprint", () => {
    for (const group of all(".group")) group.open = true;
  });
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && target.matches(".card")) choose(target, false);
})();
