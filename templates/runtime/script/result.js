/* Below the questions: progress, the button that ends an attempt, the result, the time that is left. */

function showPanel(quiz, tell = false) {
  const { attempt } = quiz;
  quiz.message.textContent = isOver(quiz) ? "" : progressText(quiz);
  quiz.panel.querySelectorAll(".actions").forEach((row) => row.remove());
  const actions = element("div", { className: "actions" }, ...panelButtons(quiz));
  if (actions.children.length) quiz.panel.append(actions);
  quiz.summary.replaceChildren(...(attempt.closed ? summaryParts(quiz) : []));
  if (tell && !atOnce(quiz)) quiz.summary.focus();
  showSteps(quiz);
}

function progressText(quiz) {
  const done = atOnce(quiz) ? quiz.attempt.answered : 0;
  return done ? say("progress", { n: done, total: required(quiz).length }) : "";
}

function panelButtons(quiz) {
  const { data, attempt } = quiz;
  if (!attempt.closed) return atOnce(quiz) ? [] : [button(say("submit"), "submit", () => submitAll(quiz))];
  return data.attempts && attempt.number >= data.attempts ? [] : [button(say("restart"), "quiet", () => restart(quiz))];
}

function summaryParts(quiz) {
  const possible = possiblePoints(quiz.drawn);
  const parts = [element("p", { className: "summary-title", textContent: say("result") })];
  if (possible) parts.push(...scoreParts(quiz, possible));
  else parts.push(element("p", { textContent: say("recorded") }));
  const byHand = sum(quiz.drawn.map(({ item }) => (item.graded && !scorable(item) && item.points) || 0));
  if (byHand) parts.push(element("p", { className: "note", textContent: say("by_hand", { n: points(byHand) }) }));
  if (quiz.data.attempts) {
    parts.push(element("p", { className: "note", textContent: say("attempt", { n: quiz.attempt.number, total: quiz.data.attempts }) }));
  }
  return parts;
}

function scoreParts(quiz, possible) {
  const { earned } = quiz.attempt;
  const percent = (100 * earned) / possible;
  const parts = [element("p", { className: "score", textContent: say("score", { earned: points(earned), possible: points(possible), percent: points(percent) }) }), bar(percent)];
  if (quiz.data.pass_mark) {
    const passed = earned / possible >= quiz.data.pass_mark - 1e-9;
    parts.push(element("p", { className: passed ? "passed" : "not-passed", textContent: say(passed ? "passed" : "not_passed", { percent: points(100 * quiz.data.pass_mark) }) }));
  }
  return [...parts, ...objectiveTable(quiz), ...wayBack(quiz)];
}

/* From the result to each question, where verdicts are told and the questions are not one by one. */
function wayBack(quiz) {
  if (quiz.data.feedback_when === "never" || quiz.at >= 0 || quiz.order.length < 2) return [];
  return [element("p", { className: "said-title", textContent: say("look_back") }), numberRow(quiz, (at) => goTo(quiz, at))];
}

function bar(percent) {
  const meter = element("meter", { min: 0, max: 100, value: percent });
  meter.setAttribute("aria-hidden", "true");
  return meter;
}

function objectiveTable(quiz) {
  const rows = byObjective(quiz.drawn);
  if (!rows.size) return [];
  const texts = quiz.data.objectives || {};
  const lines = [...rows].map(([id, { earned, possible }]) =>
    element("li", {}, texts[id] || id, " ", element("span", { className: "note", textContent: say("earned", { earned: points(earned), possible: points(possible) }) })),
  );
  return [element("p", { className: "said-title", textContent: say("by_objective") }), element("ul", {}, ...lines)];
}

/* A time limit counts from the learner's start, and goes on while the page is closed. */
function showTime(quiz) {
  clearInterval(quiz.clock);
  quiz.form.querySelectorAll(".timer, .start").forEach((part) => part.remove());
  const limited = Boolean(quiz.data.time_limit) && !isOver(quiz);
  const waiting = limited && !quiz.attempt.deadline;
  quiz.list.hidden = quiz.nav.hidden = waiting;
  quiz.panel.hidden = waiting;
  if (waiting) quiz.list.before(element("div", { className: "start actions" }, button(say("start"), "submit", () => begin(quiz))));
  else if (limited) runClock(quiz);
}

function begin(quiz) {
  quiz.attempt.deadline = Math.round(Date.now() / 1000) + quiz.data.time_limit;
  keep(quiz);
  showTime(quiz);
  focusFirst(quiz);
}

/* A page that slept skips seconds: a warning is given when its time has passed, not only on the very second. */
const WARNINGS = [60, 300];

function runClock(quiz) {
  const timer = element("p", { className: "timer" });
  const face = element("span", {});
  const news = element("span", { className: "unseen" });
  timer.setAttribute("role", "timer");
  news.setAttribute("role", "status");
  timer.append(face, news);
  quiz.list.before(timer);
  let before = Infinity;
  const tick = () => {
    const left = quiz.attempt.deadline - Math.round(Date.now() / 1000);
    const passed = WARNINGS.find((seconds) => left <= seconds && seconds < before);
    face.textContent = say("time_left", { time: clockFace(Math.max(0, left)) });
    timer.classList.toggle("soon", left <= 60);
    if (passed && left > 0) news.textContent = say("time_warning", { n: Math.ceil(left / 60) });
    before = left;
    if (left <= 0) timeUp(quiz);
  };
  quiz.clock = setInterval(tick, 1000);
  tick();
}

function clockFace(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function timeUp(quiz) {
  clearInterval(quiz.clock);
  submitAll(quiz, true);
  quiz.summary.prepend(element("p", { textContent: say("time_up") }));
}
