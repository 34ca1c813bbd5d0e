// What the page can do beyond showing itself: filtering, opening what a link points to, stepping with j and k, showing all
// words that speak of the one under the pointer.
"use strict";
(() => {
  const items = [...document.querySelectorAll(".item")].map((e) => [e, e.textContent.toLowerCase()]);
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");

  function apply() {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [element, text] of items) {
      const hit = words.every((w) => text.includes(w));
      element.hidden = !hit;
      count += hit;
    }
    shown.textContent = words.length ? count + " shown" : "";
  }

  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
    if (target) target.scrollIntoView();
  }

  function step(direction) {
    const list = [...document.querySelectorAll("details.item:not([hidden]) > summary")];
    const at = list.indexOf(document.activeElement);
    const next = list[at < 0 ? (direction > 0 ? 0 : list.length - 1) : at + direction];
    if (next) next.focus();
  }

  // Outlines all that an article says of one entity.
  function showSame(event) {
    const one = event.target.closest("[data-e]");
    for (const e of document.querySelectorAll(".same")) e.classList.remove("same");
    if (!one) return;
    for (const e of one.closest(".article").querySelectorAll(`[data-e="${one.dataset.e}"]`)) e.classList.add("same");
  }

  filter.closest("p").hidden = false;
  addEventListener("mouseover", showSame);
  addEventListener("focusin", showSame);
  filter.addEventListener("input", apply);
  addEventListener("hashchange", openTarget);
  addEventListener("keydown", (event) => {
    if (event.target === filter || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      event.preventDefault();
      filter.focus();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });
  openTarget();
})();
