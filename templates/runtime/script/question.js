/* One question on the page: what was answered, what is shown of the result. */

const RIGHT = 1 - 1e-9;

function makeQuestion(quiz, item, box) {
  const inputs = [...box.querySelectorAll(".options > li > input, .entry > input, .entry > textarea")];
  const question = {
    quiz,
    item,
    box,
    inputs,
    name: short(item.id),
    result: null,
    order: [...box.querySelectorAll(".options > li")],
    actions: element("div", { className: "actions" }),
    feedback: element("div", { className: "feedback" }),
    since: 0,
    until: 0,
  };
  question.feedback.setAttribute("aria-live", "polite");
  box.querySelector(".worth").after(question.actions, question.feedback);
  box.addEventListener("focusin", () => {
    question.since = question.since || Date.now();
  });
  box.querySelectorAll("div.option").forEach(pickOnClick);
  if (item.type === "essay") countWords(inputs[0], item);
  return question;
}

/* An option with blocks in it cannot be a label: a click on it picks its button just the same. */
function pickOnClick(option) {
  option.addEventListener("click", (event) => {
    if (!event.target.closest("a, summary")) option.previousElementSibling.click();
  });
}

function countWords(area, item) {
  const counter = element("span", { className: "note count" });
  const update = () => {
    const count = pieces(area.value).length;
    const over = item.max_words && count > item.max_words;
    counter.textContent = say(over ? "words_over" : "words", { n: count, most: item.max_words });
    counter.classList.toggle("over", Boolean(over));
  };
  area.addEventListener("input", update);
  area.addEventListener("restored", update);
  area.after(counter);
  update();
}

const picked = (question) => question.inputs.filter((input) => input.checked).map((input) => input.value);
const isList = (question) => question.order.length > 0;

/* The answer as text, for keeping; "" for none. */
function answerText(question) {
  if (!isList(question)) return question.inputs[0].value;
  const ids = question.inputs.map((input) => input.value).sort(byOptionId);
  return ids.filter((id) => picked(question).includes(id)).join(",");
}

function byOptionId(one, other) {
  return one.length - other.length || (one < other ? -1 : 1);
}

/* The answer as the scorers take it. */
function responseOf(question) {
  const text = answerText(question);
  if (question.item.type === "multiple") return text ? text.split(",") : [];
  if (question.item.type === "true-false") return text ? text === "true" : null;
  return text;
}

function fill(question, text) {
  const chosen = text.split(",");
  for (const input of question.inputs) {
    if (isList(question)) input.checked = chosen.includes(input.value);
    else input.value = text;
    input.dispatchEvent(new Event("restored"));
  }
}

/* What stands against checking this answer, in words; "" for nothing. */
function objection(question) {
  const { type, min_choices: least, max_choices: most, unit } = question.item;
  const text = answerText(question).trim();
  if (!text) return say(isList(question) ? "choose_first" : "write_first");
  if (type === "numeric" && parseNumber(text, unit) === null) return say("no_number");
  if (type !== "multiple") return "";
  const count = text.split(",").length;
  if (least && count < least) return say("too_few", { n: least });
  return most && count > most ? say("too_many", { n: most }) : "";
}

function score(question) {
  const { quiz, item } = question;
  const judgement = judge(quiz, item, responseOf(question), question.inputs.map((input) => input.value));
  question.result = { ...judgement, earned: scorable(item) ? judgement.score * (item.points || 0) : 0 };
}

function lock(question, locked) {
  for (const input of question.inputs) {
    if (isList(question)) input.disabled = locked;
    else input.readOnly = locked;
  }
  question.box.classList.toggle("locked", locked);
}

function clearResult(question) {
  question.result = null;
  question.feedback.replaceChildren();
  question.box.classList.remove("right", "part", "wrong", "noted");
  for (const row of question.order) {
    row.classList.remove("right", "part", "wrong", "key");
    row.querySelectorAll(".mark").forEach((mark) => mark.remove());
  }
}

function verdictOf(question) {
  if (!scorable(question.item)) return "noted";
  if (question.result.score >= RIGHT) return "right";
  return question.result.score > 0 ? "part" : "wrong";
}

/* Show the verdict, the feedback of what was chosen, then what the question says in that case and in any case. */
function showResult(question) {
  const verdict = verdictOf(question);
  const own = secrets(question.quiz, question.item);
  const general = { right: own.correct, part: own.partial, wrong: own.incorrect, noted: "" }[verdict];
  question.box.classList.add(verdict);
  const texts = [...answerFeedback(question), general, own.general].filter(Boolean);
  const parts = texts.map((html) => (html instanceof Node ? html : authored(html, "said")));
  question.feedback.replaceChildren(verdictLine(question, verdict), ...parts, ...essayParts(own));
  if (question.item.graded) markOptions(question);
}

function verdictLine(question, verdict) {
  const line = element("p", { className: "verdict" }, element("strong", { textContent: say(`verdict_${verdict}`) }));
  if (verdict !== "noted") {
    line.append(" ", say("earned", { earned: points(question.result.earned), possible: points(question.item.points || 0) }));
  }
  return line;
}

function answerFeedback(question) {
  if (question.item.type !== "multiple") return question.result.feedback;
  return question.order.filter((row) => row.querySelector("input").checked).map((row) => namedFeedback(question, row));
}

function namedFeedback(question, row) {
  const found = record(question.quiz, question.item, row.querySelector("input").value);
  if (!found || !found[1]) return "";
  const name = element("strong", { textContent: row.querySelector(".option").textContent.trim() });
  return element("div", { className: "said" }, name, authored(found[1], "detail"));
}

function essayParts(own) {
  const parts = [];
  if (own.rubric) {
    const rows = own.rubric.map(([text, worth]) => element("li", {}, text, " ", element("span", { className: "note", textContent: say("points", { n: points(worth) }) })));
    parts.push(element("p", { className: "said-title", textContent: say("rubric") }), element("ul", {}, ...rows));
  }
  if (own.sample) parts.push(element("p", { className: "said-title", textContent: say("sample") }), authored(own.sample, "sample"));
  return parts;
}

function markOptions(question) {
  for (const row of question.order) {
    const input = row.querySelector("input");
    if (!input.checked) continue;
    const found = record(question.quiz, question.item, input.value);
    const value = question.item.type === "multiple" && question.item.scoring !== "each" ? Number(found[2]) : found[0];
    mark(row, value >= RIGHT || found[2] ? "right" : value > 0 ? "part" : "wrong");
  }
}

function mark(row, verdict) {
  row.classList.add(verdict);
  row.append(element("span", { className: "mark", textContent: say(`mark_${verdict}`) }));
}

/* Show the key of a practice question; typed words have none to show, since only their digest is in the page. */
function revealKey(question) {
  for (const row of question.order) {
    const found = record(question.quiz, question.item, row.querySelector("input").value);
    if (found && found[2] && !row.classList.contains("right")) mark(row, "key");
  }
  const ranges = secrets(question.quiz, question.item).ranges || [];
  const texts = ranges.map(([low, high, , , text]) => text || `${low} … ${high}`);
  if (texts.length) question.feedback.append(element("p", { textContent: `${say("key")} ${texts.join("; ")} ${question.item.unit || ""}` }));
}

function hasKeyToShow(question) {
  return Boolean(question.item.graded) && (isList(question) || question.item.type === "numeric");
}
