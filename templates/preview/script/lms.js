/* The LMS panel: the package in a frame, what it set, and the ways in which a session ends. */

const DESK = document.getElementById("lms");
const MODEL = MODELS[DESK.dataset.version];
const KEY = `hornbook:preview:lms:${DESK.dataset.course}:${DESK.dataset.launch}`;
const MOST_CALLS = 200;
const stageWindow = document.getElementById("window");
let drawn = false;
let platform = platformOf(MODEL, KEY, redraw);

open();
onClick("close", close);
onClick("open", open);
onClick("anew", () => {
  close(() => {
    sessionStorage.removeItem(KEY);
    platform = platformOf(MODEL, KEY, redraw);
    for (const name of ["refuse", "logout"]) document.getElementById(name).setAttribute("aria-pressed", "false");
    open();
  });
});
onToggle("refuse", "refusing");
onToggle("logout", "out");

function onClick(id, act) {
  document.getElementById(id).addEventListener("click", () => act());
}

function onToggle(id, name) {
  const knob = document.getElementById(id);
  knob.addEventListener("click", () => {
    platform[name] = !platform[name];
    knob.setAttribute("aria-pressed", String(platform[name]));
    redraw();
  });
}

/* A window that is closed ends its session itself, as in a browser: the frame gets another page. */
function close(then = () => {}) {
  stageWindow.addEventListener("load", () => {
    platform.state = "closed";
    redraw();
    then();
  }, { once: true });
  stageWindow.src = "about:blank";
}

function open() {
  close(() => (stageWindow.src = DESK.dataset.launch));
}

function redraw() {
  if (drawn) return;
  drawn = true;
  requestAnimationFrame(() => {
    drawn = false;
    draw();
  });
}

function draw() {
  const { kept, values, state } = platform;
  const shown = state === "open" ? values : kept.values;
  const text = shown["cmi.suspend_data"] || "";
  const waiting = Object.keys(values).filter((name) => state === "open" && values[name] !== kept.values[name]).length;
  const failed = platform.calls.filter(({ error }) => error !== "0").length;
  const facts = [
    ["Window", { open: "open", over: "ended by the package", closed: "closed" }[state]],
    ...MODEL.facts.map(([name, element]) => [name, shown[element] ?? "–"]),
    ["Progress kept", `${text.length} of ${MODEL.room} characters`],
    ["Commits", String(kept.commits)],
    ["Not committed", `${waiting} elements`],
    ["Refused calls", String(failed)],
  ];
  fill("facts", facts.flatMap(([name, value]) => [make("dt", name), make("dd", value)]));
  fill("interactions", [tableOf(["Id", "Type", "Response", "Result"], interactionsOf(shown))]);
  fill("elements", [tableOf(["Element", "Value"], Object.entries(shown))]);
  fill("calls", platform.calls.slice(-MOST_CALLS).reverse().map(({ verb, given, answer, error }) => make("li", `${verb}(${given.map((one) => JSON.stringify(one)).join(", ")}) → ${JSON.stringify(answer)}${error === "0" ? "" : ` error ${error}`}`, error === "0" ? "" : "failed")));
}

function interactionsOf(values) {
  return Array.from({ length: countOf(values) }, (_, at) => ["id", "type", MODEL.response, "result"].map((part) => values[`cmi.interactions.${at}.${part}`] ?? ""));
}

function tableOf(heads, rows) {
  if (!rows.length) return make("p", "None yet.", "note");
  const table = make("table", "");
  const head = make("tr", "");
  head.append(...heads.map((words) => Object.assign(make("th", words), { scope: "col" })));
  const lines = rows.map((row) => {
    const line = make("tr", "");
    line.append(...row.map((words) => make("td", words)));
    return line;
  });
  table.append(head, ...lines);
  return table;
}

function make(name, words, className = "") {
  return Object.assign(document.createElement(name), { textContent: words, className });
}

function fill(id, parts) {
  document.getElementById(id).replaceChildren(...parts);
}
