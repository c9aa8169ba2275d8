/* What runs when a page is there: quizzes, the reading place, marks of progress. */

const COURSE = findCourse(document.body.dataset.course);
const QUIZZES = [...document.querySelectorAll("form.quiz")].map((form) => startQuiz(form, COURSE));

/* For scripts of an author's own and for tests: the score of a response, as the runtime gives it. */
window.hornbook = Object.freeze({
  score(id, response) {
    const questions = QUIZZES.flatMap((quiz) => quiz.questions);
    const { quiz, item, inputs } = questions.find((question) => question.item.id === id);
    return judge(quiz, item, response, inputs.map((input) => input.value)).score;
  },
});

const lesson = document.body.dataset.lesson;
if (lesson) COURSE.visit(short(lesson), location.pathname.split("/").pop());
window.addEventListener("pageshow", (event) => event.persisted && location.reload());
markLessons();
openContents();
focusWideFormulas();
leaveFramesForOtherSites();

function markLessons() {
  for (const row of document.querySelectorAll("li.lesson")) {
    const done = COURSE.visited(short(row.dataset.lesson));
    if (done) row.querySelector("h2, h3").append(element("span", { className: "visited", textContent: say("visited") }));
  }
  for (const row of document.querySelectorAll("li[data-quiz]")) {
    const attempt = JSON.parse(COURSE.quiz(short(row.dataset.quiz)));
    if (attempt && attempt.finished) row.append(element("span", { className: "visited", textContent: say("done") }));
  }
}

function openContents() {
  const contents = document.querySelector(".on-page details");
  if (!contents) return;
  const wide = window.matchMedia("(min-width: 70rem)");
  const follow = () => {
    contents.open = wide.matches;
  };
  wide.addEventListener("change", follow);
  follow();
}

function focusWideFormulas() {
  for (const box of document.querySelectorAll('.formula, math[display="block"]')) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  }
}

/* Inside a learning platform a link to another site would open in our frame, where most sites refuse to show. */
function leaveFramesForOtherSites() {
  if (window.parent === window) return;
  for (const link of document.querySelectorAll('a[href^="http:"], a[href^="https:"]')) {
    link.target = "_blank";
    link.rel = "noopener";
  }
}
