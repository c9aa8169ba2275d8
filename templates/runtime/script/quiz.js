/* A quiz on the page: attempts, checking, time, result. */

function startQuiz(form, course) {
  const data = { items: [], ...JSON.parse(form.querySelector(".quiz-data").textContent) };
  form.querySelectorAll(".unscripted").forEach((part) => part.remove());
  const boxes = new Map([...form.querySelectorAll(".question")].map((box) => [box.dataset.item, box]));
  const quiz = {
    data,
    course,
    form,
    name: short(data.id),
    questions: data.items.map((item) => makeQuestion(data, item, boxes.get(item.id))),
    list: form.querySelector(".questions"),
    panel: element("div", { className: "panel" }),
    message: element("p", { className: "message" }),
    summary: element("div", { className: "summary", tabIndex: -1 }),
    clock: 0,
    warned: false,
  };
  quiz.message.setAttribute("role", "status");
  quiz.summary.setAttribute("role", "status");
  quiz.list.after(quiz.panel);
  quiz.panel.append(quiz.message, quiz.summary);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => draft(quiz, event));
  form.addEventListener("keydown", (event) => checkOnEnter(quiz, event));
  quiz.attempt = JSON.parse(course.quiz(quiz.name)) || emptyAttempt(1, newSeed());
  const early = takeEarlyAnswers(quiz);
  showAttempt(quiz);
  if (early) keep(quiz);
  return quiz;
}

/* What a learner chose or wrote before this script was there is a draft like any other; a text that was kept before
   goes before its first new letters. Returns whether there was any. */
function takeEarlyAnswers(quiz) {
  if (isOver(quiz)) return false;
  const early = quiz.questions.filter((question) => {
    const entry = entryOf(quiz, question) || { checked: false, answer: "" };
    return answerText(question) && !entry.checked && (isList(question) || !entry.answer);
  });
  for (const question of early) quiz.attempt.entries[question.name] = { checked: false, answer: answerText(question) };
  return early.length > 0;
}

const atOnce = (quiz) => quiz.data.feedback_when === "question";
const graded = (quiz) => quiz.data.kind === "graded";
const isOver = (quiz) => quiz.attempt.closed;

/* Questions that must be answered for an attempt to be whole: those with a key, or all where none has one. */
function required(quiz) {
  const keyed = quiz.questions.filter(({ item }) => item.graded);
  return keyed.length ? keyed : quiz.questions;
}

function entryOf(quiz, question) {
  return quiz.attempt.entries[question.name];
}

/* Draw the attempt as it is kept: order, answers, results, what can be done next. */
function showAttempt(quiz) {
  arrange(quiz);
  for (const question of quiz.questions) {
    const entry = entryOf(quiz, question);
    clearResult(question);
    fill(question, entry ? entry.answer : "");
    if (entry && entry.checked) score(question);
    showQuestion(quiz, question);
  }
  showPanel(quiz);
  showTime(quiz);
}

function arrange(quiz) {
  const random = randomFrom(quiz.attempt.seed);
  const order = quiz.data.shuffle ? shuffled(quiz.questions, random) : quiz.questions;
  quiz.list.append(...order.map((question) => question.box));
  order.forEach((question, at) => {
    question.box.querySelector(".number").lastChild.textContent = String(at + 1);
    if (question.item.shuffle) shuffleOptions(question, random);
  });
}

function shuffleOptions(question, random) {
  const free = question.order.filter((row) => !("fixed" in row.dataset));
  const mixed = shuffled(free, random);
  const rows = question.order.map((row) => ("fixed" in row.dataset ? row : mixed.shift()));
  question.order[0].parentElement.append(...rows);
}

function draft(quiz, event) {
  const question = quiz.questions.find(({ box }) => box.contains(event.target));
  if (!question || question.result) return;
  question.until = Date.now();
  quiz.warned = false;
  quiz.attempt.entries[question.name] = { checked: false, answer: answerText(question) };
  if (!question.feedback.querySelector(".verdict")) question.feedback.replaceChildren();
  keep(quiz);
}

function checkOnEnter(quiz, event) {
  const question = quiz.questions.find(({ inputs }) => inputs.includes(event.target));
  if (event.key !== "Enter" || !question || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  if (atOnce(quiz) && !question.result) check(quiz, question);
}

function keep(quiz, answered = null) {
  const { attempt } = quiz;
  attempt.earned = earnedPoints(quiz.questions);
  attempt.answered = required(quiz).filter((question) => question.result).length;
  if (attempt.closed) attempt.finished = true;
  if (attempt.closed) attempt.best = Math.max(attempt.best, attempt.earned);
  quiz.course.keep(quiz.name, JSON.stringify(attempt), answered && JSON.stringify(answered));
}

function check(quiz, question) {
  const against = objection(question);
  if (against) {
    question.feedback.replaceChildren(element("p", { className: "message", textContent: against }));
    question.inputs[0].focus();
    return;
  }
  accept(quiz, question);
  const wasOver = isOver(quiz);
  quiz.attempt.closed = required(quiz).every(({ result }) => result);
  keep(quiz, [interaction(question)]);
  showQuestion(quiz, question);
  showPanel(quiz, isOver(quiz) && !wasOver);
}

function accept(quiz, question) {
  score(question);
  quiz.attempt.entries[question.name] = { checked: true, answer: answerText(question) };
}

/* What a learning platform may want to know of an answer. */
function interaction(question) {
  const { item, quiz, result, since, until } = question;
  const ids = question.inputs.map((input) => input.value);
  const keys = item.graded && isList(question) ? ids.filter((id) => (record(quiz, item, id) || [])[2]) : [];
  const exact = (secrets(quiz, item).ranges || []).filter(([low, high]) => low === high).map(([low]) => String(low));
  return {
    id: item.id,
    type: item.type,
    answer: answerText(question),
    pattern: keys.length ? keys.sort(byOptionId).join(",") : exact[0] || "",
    score: scorable(item) ? result.score : null,
    points: item.points || 0,
    objectives: item.objectives || [],
    seconds: since ? Math.max(0, (until || Date.now()) - since) / 1000 : 0,
  };
}

function submitAll(quiz, force = false) {
  const missing = quiz.questions.filter((question) => objection(question));
  if (missing.length && !force && !quiz.warned) {
    quiz.warned = true;
    quiz.message.textContent = say("unanswered", { n: missing.length });
    return;
  }
  const answered = quiz.questions.filter((question) => answerText(question).trim());
  quiz.questions.forEach((question) => accept(quiz, question));
  quiz.attempt.closed = true;
  keep(quiz, answered.map(interaction));
  quiz.questions.forEach((question) => showQuestion(quiz, question));
  showPanel(quiz, true);
  showTime(quiz);
}

function again(quiz, question) {
  quiz.attempt.entries[question.name] = { checked: false, answer: answerText(question) };
  clearResult(question);
  quiz.attempt.closed = false;
  keep(quiz);
  showQuestion(quiz, question);
  showPanel(quiz);
  question.inputs.find((input) => input.checked || !isList(question) || input === question.inputs[0]).focus();
}

function restart(quiz) {
  const { number, best } = quiz.attempt;
  quiz.attempt = { ...emptyAttempt(number + 1, newSeed()), best, finished: true };
  keep(quiz);
  showAttempt(quiz);
  quiz.form.scrollIntoView();
  const first = quiz.form.querySelector(".panel.waiting button") || quiz.form.querySelector(".questions input, .questions textarea");
  first.focus();
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
