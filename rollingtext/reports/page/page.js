"use strict";
(() => {
  const tools = document.getElementById("tools");
  if (!tools) return;
  const rows = [...document.querySelectorAll("#rows .row")];
  const boxes = [...tools.querySelectorAll("input[name=kind]")];
  const find = document.getElementById("find");
  const shown = document.getElementById("shown");
  const entries = new Map([...document.querySelectorAll(".clauses li")].map((item) => [item.dataset.for, item]));
  const words = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  let current = null;

  const show = (row, yes) => {
    row.hidden = !yes;
    entries.get(row.id).hidden = !yes;
  };
  const settle = () => {
    for (const part of document.querySelectorAll("#rows .part")) {
      part.hidden = !part.querySelector(".row:not([hidden])");
    }
    const count = rows.filter((row) => !row.hidden).length;
    shown.textContent = `${count} of ${rows.length} shown`;
  };
  const filter = () => {
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const wanted = find.value.trim().toLowerCase();
    for (const row of rows) {
      const kind = row.dataset.kinds.split(" ").some((each) => kinds.has(each));
      show(row, kind && (!wanted || words.get(row).includes(wanted)));
    }
    settle();
  };
  const mark = (row) => {
    if (current) entries.get(current.id).querySelector("a").removeAttribute("aria-current");
    current = row;
    const link = entries.get(row.id).querySelector("a");
    link.setAttribute("aria-current", "true");
    const list = link.closest("ul");
    const [here, frame] = [link.getBoundingClientRect(), list.getBoundingClientRect()];
    if (here.top < frame.top) list.scrollTop -= frame.top - here.top;
    else if (here.bottom > frame.bottom) list.scrollTop += here.bottom - frame.bottom;
  };
  const go = (row) => {
    mark(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "start" });
  };
  const step = (by) => {
    const visible = rows.filter((row) => !row.hidden);
    if (!visible.length) return;
    let at = visible.indexOf(current);
    if (at < 0 && current) {
      const behind = visible.filter((row) => rows.indexOf(row) < rows.indexOf(current)).length;
      at = by > 0 ? behind - 1 : behind;
    }
    if (at < 0 && !current) at = by > 0 ? -1 : visible.length;
    go(visible[Math.min(visible.length - 1, Math.max(0, at + by))]);
  };
  const follow = () => {
    const row = rows.find((each) => `#${each.id}` === location.hash);
    if (!row) return;
    show(row, true);
    settle();
    go(row);
  };

  for (const box of boxes) box.addEventListener("change", filter);
  find.addEventListener("input", filter);
  for (const [name, yes] of [["all", true], ["none", false]]) {
    document.getElementById(name).addEventListener("click", () => {
      for (const box of boxes) box.checked = yes;
      filter();
    });
  }
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("rows").addEventListener("focusin", (event) => {
    const row = event.target.closest(".row");
    if (row && row !== current) mark(row);
  });
  document.getElementById("redline").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input[type=search]")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
    else return;
    event.preventDefault();
  });
  window.addEventListener("hashchange", follow);
  if (matchMedia("(max-width: 1099px)").matches) {
    for (const list of document.querySelectorAll(".clauses details")) list.open = false;
  }
  tools.hidden = false;
  filter();
  follow();
})();
