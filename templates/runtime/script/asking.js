/* The search is a script of its own, which a page loads when it is first asked for. */

const SEARCH = { attend: null, begin: null };

document.querySelector(".tool.find").addEventListener("click", askSearch);
document.addEventListener("keydown", (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  askSearch();
});

/* The field is there at once; what is typed before its script has come is looked for when it has. */
function askSearch() {
  const field = element("input", { type: "text", role: "searchbox", enterKeyHint: "search", autocomplete: "off", placeholder: say("search_words") });
  const news = element("p", { className: "note" });
  const list = element("ol", { className: "found" });
  field.setAttribute("aria-label", say("search_words"));
  news.setAttribute("role", "status");
  const dialog = openDialog(say("search"), "search", field, element("div", { className: "results" }, news, list));
  field.focus();
  const begin = () => SEARCH.attend(dialog, field, news, list);
  if (SEARCH.attend) return begin();
  const missing = () => {
    SEARCH.begin = null;
    news.textContent = say("search_missing");
  };
  if (!SEARCH.begin) loadScript("assets/search.js", () => SEARCH.begin(), missing);
  SEARCH.begin = begin;
}

function loadScript(src, onload, onerror) {
  document.head.append(element("script", { src, onload, onerror }));
}
