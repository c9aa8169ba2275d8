/* A search over the course, without a server: the index is a script, loaded when it is first wanted, since a page that
   was opened from a folder may load scripts but may not fetch. hornbook/pages/search.py says how it is made. */

const UNSPACED = /[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
const MOST_FOUND = 30;
let searchIndex = null;

SEARCH.attend = attendSearch;

function attendSearch(dialog, field, news, list) {
  const show = () => showFound(field.value, news, list);
  field.addEventListener("input", show);
  dialog.addEventListener("keydown", (event) => walkFound(event, field, list));
  if (searchIndex) show();
  else loadIndex(show, () => (news.textContent = say("search_missing")));
}

function loadIndex(ready, missing) {
  window.hornbookIndex = (data) => {
    searchIndex = { ...data, words: unpackWords(data.words) };
  };
  loadScript("assets/search-index.js", ready, missing);
}

/* The words of the index in their order, each with the places where it stands. */
function unpackWords(lines) {
  let word = "";
  return lines.split("\n").map((line) => {
    const [head, ...steps] = line.split(" ");
    word = [...word].slice(0, parseInt(head[0], 36)).join("") + head.slice(1);
    return { word, steps };
  });
}

function placesOf({ steps }) {
  let place = 0;
  return steps.map((step) => (place += parseInt(step, 36)));
}

/* Words as the index has them. Of a run without spaces only its pairs are asked for, a single letter as it is. */
function searchWords(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ς/g, "σ");
  const spaced = plain.replace(UNSPACED, " ").match(/[\p{L}\p{N}]+/gu) || [];
  const pairs = (plain.match(UNSPACED) || []).flatMap((run) => {
    const letters = [...run];
    return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
  });
  return [...new Set([...spaced, ...pairs])];
}

/* The places that have every word, or words that begin so; those with it in their title first. */
function find(text) {
  const asked = searchWords(text);
  const sums = asked.map(weightsOf);
  const all = [...(sums[0] || new Map()).keys()].filter((place) => sums.every((weights) => weights.has(place)));
  const total = (place) => sums.reduce((sum, weights) => sum + weights.get(place), 0);
  return all.sort((one, other) => total(other) - total(one) || one - other);
}

function weightsOf(asked) {
  const { words, places } = searchIndex;
  const weights = new Map();
  for (let at = firstFrom(words, asked); at < words.length && words[at].word.startsWith(asked); at += 1) {
    const whole = words[at].word === asked ? 1 : 0;
    for (const place of placesOf(words[at])) weights.set(place, Math.max(weights.get(place) || 0, 1 + whole));
  }
  for (const [place, weight] of weights) {
    if (searchWords(places[place][2]).some((word) => word.startsWith(asked))) weights.set(place, weight + 4);
  }
  return weights;
}

/* The first word that is not before `asked`, in the order of UTF-16, in which small letters of one script agree. */
function firstFrom(words, asked) {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle].word < asked) low = middle + 1;
    else high = middle;
  }
  return low;
}

function showFound(text, news, list) {
  if (!searchIndex) return;
  const found = text.trim() ? find(text) : [];
  news.textContent = text.trim() ? say(found.length ? "places_found" : "nothing_found", { n: found.length }) : "";
  list.replaceChildren(...found.slice(0, MOST_FOUND).map(foundRow));
}

function foundRow(place) {
  const [lesson, anchor, title] = searchIndex.places[place];
  const [page, name, lang] = searchIndex.lessons[lesson];
  const link = element("a", { href: anchor ? `${page}#${encodeURIComponent(anchor)}` : page, lang, dir: "auto" }, element("strong", { textContent: title }));
  if (anchor) link.append(" ", element("span", { textContent: name }));
  link.addEventListener("click", () => link.closest("dialog").close());
  return element("li", {}, link);
}

/* Arrow keys walk from the field through what was found; Enter in the field takes the first. */
function walkFound(event, field, list) {
  const links = [...list.querySelectorAll("a")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" && event.target === field && links.length) links[0].click();
  if (!step || !links.length) return;
  event.preventDefault();
  const at = links.indexOf(document.activeElement) + step;
  (links[Math.min(at, links.length - 1)] || field).focus();
}
