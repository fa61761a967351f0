"use strict";
// Filters and searches the findings and pages that stand in this document; without it, all of them are shown.
(() => {
  const form = document.getElementById("filter");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = new Map(); // element -> its folded text, made at the first search
  const holds = (node, wanted) => {
    if (!wanted.length) return true;
    if (!words.has(node)) words.set(node, fold(node.textContent));
    return wanted.every((word) => words.get(node).includes(word));
  };

  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]") && form) form.reset();
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView({ block: target.tagName === "MARK" ? "center" : "start" });
  };
  addEventListener("hashchange", reveal);
  reveal();
  if (!form) return;

  const groups = all(".group").map((node) => ({ node, entries: all(".entry", node) }));
  const pages = all(".leaf");
  const fits = (node, keys, wanted) => keys.every((key) => !wanted[key] || node.dataset[key] === wanted[key]);
  const apply = () => {
    const given = new FormData(form);
    const wanted = Object.fromEntries(["severity", "check", "site", "source"].map((key) => [key, given.get(key)]));
    const search = fold(given.get("search").trim()).split(/\s+/).filter(Boolean);
    const active = search.length > 0 || Object.values(wanted).some(Boolean);
    let shown = 0;
    let open = 0;
    for (const { node, entries } of groups) {
      let matches = 0;
      for (const entry of entries) {
        entry.hidden = !(fits(entry, ["severity", "check", "site", "source"], wanted) && holds(entry, search));
        matches += !entry.hidden;
      }
      node.hidden = matches === 0;
      for (const note of all(".unlisted", node)) note.hidden = active;
      const count = node.querySelector(".matches");
      count.textContent = active ? `${matches} of ` : "";
      if (active && matches && open < 3) {
        node.open = true;
        open += 1;
      }
      shown += matches;
    }
    let leaves = 0;
    for (const page of pages) {
      const notes = all(".note", page);
      const noted = !(wanted.severity || wanted.check) || notes.some((note) => fits(note, ["severity", "check"], wanted));
      page.hidden = !(noted && fits(page, ["site", "source"], wanted) && holds(page, search));
      leaves += !page.hidden;
    }
    const total = groups.reduce((sum, group) => sum + group.entries.length, 0);
    const unlisted = all(".unlisted", document).reduce((sum, note) => sum + Number(note.dataset.more), 0);
    document.getElementById("matches").textContent = active
      ? `${shown} of the ${total} listed findings` + (pages.length ? ` and ${leaves} of the ${pages.length} pages or records below` : "") + " match."
      : unlisted ? `${total} of ${total + unlisted} findings are listed.` : `${total} findings are listed.`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
