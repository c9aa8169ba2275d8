/* The search is a script of its own, which a page loads when it is first asked for. */

const SEARCH = { open: null };

document.querySelector(".tool.find").addEventListener("click", askSearch);
document.addEventListener("keydown", (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  askSearch();
});

function askSearch() {
  if (SEARCH.open) SEARCH.open();
  else loadScript("assets/search.js", () => SEARCH.open(), missSearch);
}

function missSearch() {
  openDialog(say("search"), "search", element("div", { className: "results" }, element("p", { className: "note", textContent: say("search_missing") })));
}

function loadScript(src, onload, onerror) {
  document.head.append(element("script", { src, onload, onerror }));
}
