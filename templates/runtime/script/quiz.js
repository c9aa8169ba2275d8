/* A quiz on the page: attempts, checking, time, result. */

function startQuiz(form, course) {
  const data = { items: [], pools: [], ...JSON.parse(form.querySelector(".quiz-data").textContent) };
  const boxes = new Map([...form.querySelectorAll(".question")].map((box) => [box.dataset.item, box]));
  const quiz = {
    data,
    course,
    form,
    name: short(data.id),
    questions: data.items.map((item) => makeQuestion(data, item, boxes.get(item.id))),
    drawn: [],
    order: [],
    at: -1,
    list: form.querySelector(".questions"),
    nav: element("nav", { className: "walk" }),
    panel: element("div", { className: "panel" }),
    message: element("p", { className: "message" }),
    summary: element("div", { className: "summary", tabIndex: -1 }),
    clock: 0,
    warned: false,
  };
  form.querySelectorAll(".unscripted").forEach((part) => part.remove());
  namePools(quiz);
  quiz.message.setAttribute("role", "status");
  quiz.summary.setAttribute("role", "status");
  quiz.list.after(quiz.panel);
  quiz.nav.setAttribute("aria-label", say("questions"));
  if (data.one_by_one) quiz.list.before(quiz.nav);
  quiz.panel.append(quiz.message, quiz.summary);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => draft(quiz, event));
  form.addEventListener("keydown", (event) => checkOnEnter(quiz, event));
  const kept = JSON.parse(course.quiz(quiz.name));
  quiz.attempt = kept || emptyAttempt(1, newSeed());
  const early = takeEarlyAnswers(quiz);
  showAttempt(quiz);
  if (early || (!kept && leftToChance(quiz))) keep(quiz);
  form.classList.add("started");
  return quiz;
}

/* Whether another seed would show another quiz, so that it must be kept before there is any answer. */
function leftToChance({ data }) {
  return Boolean(data.shuffle) || data.pools.length > 0 || data.items.some((item) => item.shuffle);
}

/* Each question of a pool says what pool it is from: shuffled, they stand apart. */
function namePools({ data, questions }) {
  for (const { first, size, title } of data.pools) {
    const named = title ? questions.slice(first, first + size) : [];
    for (const { box } of named) box.querySelector(".worth").append(" · ", element("span", { className: "pool", textContent: title }));
  }
}

/* What a learner chose or wrote before this script was there is a draft like any other; a text that was kept before
   goes before its first new letters. Returns whether there was any. */
function takeEarlyAnswers(quiz) {
  if (isOver(quiz)) return false;
  const early = quiz.questions.filter((question) => {
    const entry = entryOf(quiz, question) || { checked: false, answer: "" };
    return question.control.text() && !entry.checked && !(question.control.typed && entry.answer);
  });
  for (const question of early) enter(quiz, question, false);
  return early.length > 0;
}

const atOnce = (quiz) => quiz.data.feedback_when === "question";
const graded = (quiz) => quiz.data.kind === "graded";
const isOver = (quiz) => quiz.attempt.closed;

/* Questions that must be answered for an attempt to be whole: those with a key, or all where none has one. */
function required(quiz) {
  const keyed = quiz.drawn.filter(({ item }) => item.graded);
  return keyed.length ? keyed : quiz.drawn;
}

function enter(quiz, question, checked) {
  quiz.attempt.entries[question.name] = { checked, answer: question.control.text() };
}

function entryOf(quiz, question) {
  return quiz.attempt.entries[question.name];
}

/* Draw the attempt as it is kept: order, answers, results, what can be done next. */
function showAttempt(quiz) {
  arrange(quiz);
  for (const question of quiz.drawn) {
    const entry = entryOf(quiz, question);
    clearResult(question);
    question.control.fill(entry ? entry.answer : "");
    if (entry && entry.checked) score(question);
    showQuestion(quiz, question);
  }
  beginSteps(quiz);
  showPanel(quiz);
  showTime(quiz);
}

function arrange(quiz) {
  const random = randomFrom(quiz.attempt.seed);
  quiz.drawn = drawFrom(quiz.questions, quiz.data.pools, (question) => entryOf(quiz, question), random);
  quiz.order = quiz.data.shuffle ? shuffled(quiz.drawn, random) : quiz.drawn;
  quiz.list.replaceChildren(...quiz.order.map((question) => question.box));
  quiz.order.forEach((question, at) => {
    question.box.querySelector(".number").lastChild.textContent = String(at + 1);
    if (question.item.shuffle) question.control.shuffle(random);
  });
}

function draft(quiz, event) {
  const question = quiz.questions.find(({ box }) => box.contains(event.target));
  if (!question || question.result) return;
  question.until = Date.now();
  quiz.warned = question.warned = false;
  enter(quiz, question, false);
  if (!question.feedback.querySelector(".verdict")) question.feedback.replaceChildren();
  keep(quiz);
  showSteps(quiz);
}

function checkOnEnter(quiz, event) {
  const question = quiz.drawn.find(({ box }) => box.contains(event.target));
  if (event.key !== "Enter" || !question || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  if (atOnce(quiz) && !question.result) check(quiz, question);
}

function keep(quiz, answered = null) {
  const { attempt } = quiz;
  attempt.earned = earnedPoints(quiz.drawn);
  attempt.answered = required(quiz).filter((question) => question.result).length;
  if (attempt.closed) attempt.finished = true;
  if (attempt.closed) attempt.best = Math.max(attempt.best, attempt.earned);
  quiz.course.keep(quiz.name, JSON.stringify(attempt), answered && JSON.stringify(answered));
}

function check(quiz, question) {
  const { control } = question;
  const against = control.objection() || (question.warned ? "" : control.doubt());
  if (against) {
    question.warned = true;
    question.feedback.replaceChildren(element("p", { className: "message", textContent: against }));
    control.focus();
    return;
  }
  control.settle();
  accept(quiz, question);
  const wasOver = isOver(quiz);
  quiz.attempt.closed = required(quiz).every(({ result }) => result);
  keep(quiz, interactions(question));
  showQuestion(quiz, question);
  showPanel(quiz, isOver(quiz) && !wasOver);
}

function accept(quiz, question) {
  score(question);
  enter(quiz, question, true);
}

function submitAll(quiz, force = false) {
  const missing = quiz.drawn.filter(({ control }) => control.objection() || control.doubt());
  if (missing.length && !force && !quiz.warned) {
    quiz.warned = true;
    quiz.message.textContent = say("unanswered", { n: missing.length });
    return;
  }
  const answered = quiz.drawn.filter(({ control }) => control.text().trim());
  quiz.drawn.forEach((question) => accept(quiz, question));
  quiz.attempt.closed = true;
  keep(quiz, answered.flatMap(interactions));
  quiz.drawn.forEach((question) => showQuestion(quiz, question));
  showPanel(quiz, true);
  showTime(quiz);
}

function again(quiz, question) {
  enter(quiz, question, false);
  question.warned = false;
  clearResult(question);
  quiz.attempt.closed = false;
  keep(quiz);
  showQuestion(quiz, question);
  showPanel(quiz);
  question.control.focus();
}

function restart(quiz) {
  const { number, best } = quiz.attempt;
  quiz.attempt = { ...emptyAttempt(number + 1, newSeed()), best, finished: true };
  keep(quiz);
  showAttempt(quiz);
  quiz.form.scrollIntoView();
  const start = quiz.form.querySelector(".start button");
  if (start) start.focus();
  else focusFirst(quiz);
}

function focusFirst(quiz) {
  quiz.list.querySelector(".question:not([hidden]) :is(input, select, textarea, button:not(.check))").focus();
}

function showQuestion(quiz, question) {
  const tellsNow = question.result && quiz.data.feedback_when !== "never";
  if (tellsNow) showResult(question);
  lock(question, Boolean(question.result));
  if (!atOnce(quiz)) return;
  const kept = question.actions.firstElementChild;
  const label = question.result ? (graded(quiz) ? "checked" : "again") : "check";
  const act = kept || button("", "check", () => (question.result ? !graded(quiz) && again(quiz, question) : check(quiz, question)));
  act.textContent = say(label);
  act.classList.toggle("quiet", Boolean(question.result));
  act.toggleAttribute("aria-disabled", false);
  if (label === "checked") act.setAttribute("aria-disabled", "true");
  if (!kept) question.actions.append(act);
  while (act.nextSibling) act.nextSibling.remove();
  question.actions.append(...keyButton(quiz, question));
}

function keyButton(quiz, question) {
  if (graded(quiz) || !question.result || !hasKeyToShow(question) || question.result.score >= RIGHT) return [];
  const show = button(say("show_key"), "quiet", () => {
    if (show.getAttribute("aria-disabled")) return;
    revealKey(question);
    show.setAttribute("aria-disabled", "true");
  });
  return [show];
}
