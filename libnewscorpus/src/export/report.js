// What the page can do beyond showing itself: filtering, opening what a link points to, stepping with j and k.
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

  filter.closest("p").hidden = false;
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
