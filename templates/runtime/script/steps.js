/* The numbers of a quiz's questions: by them a learner goes through it one by one, and finds from the result what was
   wrong. In a quiz that is shown one by one all questions but one are hidden; on paper all stand. */

function numberRow(quiz, go) {
  const rows = quiz.order.map((question, at) => {
    const [state, words] = standingOf(question);
    const made = button(String(at + 1), `quiet step ${state}`, () => go(at));
    made.setAttribute("aria-label", [say("question", { n: at + 1 }), words].filter(Boolean).join(", "));
    if (at === quiz.at) made.setAttribute("aria-current", "step");
    return element("li", {}, made);
  });
  return element("ol", { className: "steps" }, ...rows);
}

/* Class and words for what is known of an answer: its verdict where that was told, else whether there is one. */
function standingOf({ box, control }) {
  const verdict = ["right", "part", "wrong"].find((name) => box.classList.contains(name));
  if (verdict) return [verdict, say(`mark_${verdict}`)];
  return control.text().trim() ? ["given", say("given")] : ["", ""];
}

/* Begin at the first question without an answer: after a reload that is where the learner was. */
function beginSteps(quiz) {
  const open = quiz.order.findIndex(({ control }) => !control.text().trim());
  quiz.at = quiz.data.one_by_one ? Math.max(0, open) : -1;
}

function showSteps(quiz) {
  if (quiz.at < 0) return;
  const focused = quiz.nav.contains(document.activeElement) && document.activeElement.textContent;
  const last = quiz.order.length - 1;
  const turn = (key, by, end) => {
    const made = button(say(key), "quiet", () => quiz.at !== end && goTo(quiz, quiz.at + by));
    if (quiz.at === end) made.setAttribute("aria-disabled", "true");
    return made;
  };
  quiz.order.forEach(({ box }, at) => {
    box.hidden = at !== quiz.at;
  });
  quiz.nav.replaceChildren(turn("question_before", -1, 0), numberRow(quiz, (at) => goTo(quiz, at)), turn("question_after", 1, last));
  if (focused) [...quiz.nav.querySelectorAll("button")].find((made) => made.textContent === focused).focus();
}

function goTo(quiz, at) {
  const { box } = quiz.order[at];
  if (quiz.at >= 0) quiz.at = at;
  showSteps(quiz);
  box.tabIndex = -1;
  box.focus();
  box.scrollIntoView({ block: "nearest" });
}
