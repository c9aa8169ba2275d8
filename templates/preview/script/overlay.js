/* What was found in the course, over the page: nothing while nothing is wrong, a line that folds out else. Hints are no
   faults: while there is nothing else, the foot of the page counts them. The overlay stands in a tree of its own, so that
   neither its style nor the page's reaches the other; it never takes the focus. */

const FOLDED = "hornbook:preview:folded";
const KINDS = { error: "Error", warning: "Warning", hint: "Hint" };
const overlay = window.parent === window ? makeOverlay() : null;

function tag(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function showState(state) {
  const { findings, problem } = state;
  const wrong = Boolean(problem) || findings.some(({ severity }) => severity !== "hint");
  offerHints(wrong || !findings.length ? "" : state.summary);
  overlay.host.hidden = !wrong && !(overlay.asked && findings.length);
  const title = [problem && "The page is not up to date", state.summary].filter(Boolean).join(" · ");
  entitle(title);
  overlay.box.dataset.worst = problem ? "error" : Object.keys(KINDS).find((kind) => findings.some(({ severity }) => severity === kind));
  const parts = [];
  if (problem) parts.push(tag("p", "problem", problem, " What you see is how it was before."));
  parts.push(...listOf("On this page", findings.filter(({ here }) => here)));
  parts.push(...listOf("Elsewhere in the course", findings.filter(({ here }) => !here)));
  if (state.more) parts.push(tag("p", "more", `And ${state.more} more: hornbook check lists them all.`));
  overlay.body.replaceChildren(...parts);
  if (!overlay.chosen) fold(!problem && !findings.some(({ severity, here }) => here && severity === "error"));
}

/* Hints are shown to who asks for them. */
async function askForHints() {
  Object.assign(overlay, { asked: true, chosen: true });
  overlay.host.hidden = false;
  fold(false);
  await overlay.styled;
  overlay.knob.focus();
}

function showLost() {
  overlay.host.hidden = false;
  overlay.box.dataset.worst = "lost";
  entitle("The preview has ended");
  overlay.body.replaceChildren(tag("p", "more", "Start hornbook serve again, and this page goes on by itself."));
}

function listOf(title, findings) {
  if (!findings.length) return [];
  return [tag("h2", "", title), tag("ul", "", ...findings.map(rowOf))];
}

function rowOf({ severity, code, name, place, message, hint, why, line }) {
  const head = tag("p", "head", tag("strong", "", KINDS[severity] || severity), " ", tag("code", "place", place), " ", tag("span", "code", `${code} ${name}`));
  const row = tag("li", severity, head, tag("p", "message", message));
  if (line) row.append(tag("pre", "", tag("code", "", line[0], tag("mark", "", line[1]), line[2])));
  if (hint) row.append(tag("p", "hint", hint));
  if (why) row.append(tag("details", "", tag("summary", "", "Why"), tag("p", "", why)));
  for (const pre of row.querySelectorAll("pre")) Object.assign(pre, { tabIndex: 0 });
  return row;
}

function makeOverlay() {
  const host = tag("hornbook-findings", "");
  const root = host.attachShadow({ mode: "open" });
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/.hornbook/assets/overlay.css" });
  const title = tag("span", "title");
  const knob = Object.assign(tag("button", "", title), { type: "button" });
  const body = Object.assign(tag("div", "body"), { id: "body" });
  const news = tag("p", "unseen");
  const box = tag("section", "box", knob, body, news);
  host.lang = "en";
  host.dir = "ltr";
  host.hidden = true;
  news.setAttribute("role", "status");
  box.setAttribute("aria-label", "Findings");
  knob.setAttribute("aria-controls", "body");
  knob.addEventListener("click", () => {
    made.chosen = true;
    fold(!body.hidden);
    sessionStorage.setItem(FOLDED, String(body.hidden));
  });
  box.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || body.hidden) return;
    knob.click();
    knob.focus();
  });
  box.hidden = true;
  const styled = new Promise((done) => ["load", "error"].forEach((end) => style.addEventListener(end, done))).then(() => (box.hidden = false));
  root.append(style, box);
  document.body.append(host);
  const chosen = sessionStorage.getItem(FOLDED);
  const made = { host, box, knob, title, body, news, styled, asked: false, chosen: chosen !== null };
  fold(chosen === "true", made);
  return made;
}

/* What the button says is read out too when it changes, wherever the focus is. */
function entitle(words) {
  overlay.title.textContent = words;
  if (overlay.news.textContent !== words) overlay.news.textContent = words;
}

function fold(folded, { body, knob } = overlay) {
  body.hidden = folded;
  knob.setAttribute("aria-expanded", String(!folded));
}
