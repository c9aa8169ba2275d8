/* One question on the page: what is shown of it and of its result.

   What a learner does is a matter of the question's control, one for each way of answering, which a script that only
   some pages load adds to CONTROLS; options are in all of them. It has these verbs:
   text() gives the answer as it is kept ("" for none) and fill(text) puts it back; response() is the answer as the
   scorers take it; ids are the names that a scorer may ask about; objection() says what stands against checking,
   doubt() what may be meant so, and settle() takes it so; lock(locked), clear(), focus(), shuffle(random); mark()
   shows what was right in it and key() what would have been; told() is the feedback of the answer, report() what a
   learning platform may want to know. */

const RIGHT = 1 - 1e-9;
const CONTROLS = {};
const UNMARKED = { settle() {}, shuffle() {}, mark() {}, clear() {}, key: () => false, doubt: () => "", typed: false };

function makeQuestion(quiz, item, box) {
  const question = {
    quiz,
    item,
    box,
    name: short(item.id),
    result: null,
    key: [...box.querySelectorAll(".key > .line")],
    actions: element("div", { className: "actions" }),
    feedback: element("div", { className: "feedback" }),
    since: 0,
    until: 0,
    warned: false,
  };
  question.control = { ...UNMARKED, ...(CONTROLS[item.type] || optionsControl)(question) };
  question.feedback.setAttribute("aria-live", "polite");
  box.querySelector(".worth").after(question.actions, question.feedback);
  box.addEventListener("focusin", () => {
    question.since = question.since || Date.now();
  });
  return question;
}

function score(question) {
  const { quiz, item, control } = question;
  const judgement = judge(quiz, item, control.response(), control.ids);
  question.result = { ...judgement, earned: scorable(item) ? judgement.score * (item.points || 0) : 0 };
}

function lock(question, locked) {
  question.control.lock(locked);
  question.box.classList.toggle("locked", locked);
}

function clearResult(question) {
  question.result = null;
  question.feedback.replaceChildren();
  question.box.classList.remove("right", "part", "wrong", "noted");
  question.control.clear();
}

function verdictOf(question) {
  return scorable(question.item) ? markFor(question.result.score) : "noted";
}

function markFor(score) {
  if (score >= RIGHT) return "right";
  return score > 0 ? "part" : "wrong";
}

/* Show the verdict, the feedback of what was chosen, then what the question says in that case and in any case. */
function showResult(question) {
  const verdict = verdictOf(question);
  const own = secrets(question.quiz, question.item);
  const general = { right: own.correct, part: own.partial, wrong: own.incorrect, noted: "" }[verdict];
  question.box.classList.add(verdict);
  const texts = [...question.control.told(), general, own.general].filter(Boolean);
  const parts = texts.map((html) => (html instanceof Node ? html : authored(html, "said")));
  question.feedback.replaceChildren(verdictLine(question, verdict), ...parts, ...markingParts(own));
  if (question.item.graded) question.control.mark();
}

function verdictLine(question, verdict) {
  const line = element("p", { className: "verdict" }, element("strong", { textContent: say(`verdict_${verdict}`) }));
  if (verdict !== "noted") {
    line.append(" ", say("earned", { earned: points(question.result.earned), possible: points(question.item.points || 0) }));
  }
  return line;
}

function namedFeedback(name, html) {
  return html && element("div", { className: "said" }, element("strong", { textContent: name }), authored(html, "detail"));
}

function markingParts(own) {
  const parts = [];
  if (own.rubric) {
    const rows = own.rubric.map(([text, worth]) => element("li", {}, text, " ", element("span", { className: "note", textContent: say("points", { n: points(worth) }) })));
    parts.push(element("p", { className: "said-title", textContent: say("rubric") }), element("ul", {}, ...rows));
  }
  if (own.sample) parts.push(element("p", { className: "said-title", textContent: say("sample") }), authored(own.sample, "sample"));
  return parts;
}

/* Put a mark on a part of the question; in running text the words of it are for who cannot see the sign. */
function mark(part, verdict, quiet = false) {
  const words = element("span", { className: quiet ? "unseen" : "", textContent: say(`mark_${verdict}`) });
  const made = element("span", { className: "mark" }, words);
  part.classList.add(verdict);
  part.append(made);
  return made;
}

function unmark(part) {
  part.classList.remove("right", "part", "wrong", "key");
  part.querySelectorAll(".mark").forEach((made) => made.remove());
}

/* Show the key of a practice question, where it can be shown in place there, else in words below. */
function revealKey(question) {
  if (question.control.key()) return;
  const title = element("p", { className: "said-title", textContent: say("key") });
  question.feedback.append(element("div", { className: "solution" }, title, ...question.key));
}

function hasKeyToShow({ item, key }) {
  return scorable(item) && key.length > 0;
}

/* What a learning platform may want to know of an answer: one entry, or one for each gap. */
function interactions(question) {
  const { item, result, control, since, until } = question;
  const common = {
    id: item.id,
    type: item.type,
    score: scorable(item) ? result.score : null,
    points: item.points || 0,
    objectives: item.objectives || [],
    stem: question.box.querySelector(".stem").innerText,
    at: Date.now(),
    seconds: since ? Math.max(0, (until || Date.now()) - since) / 1000 : 0,
  };
  return control.report().map((own) => ({ ...common, ...own }));
}
