/* What runs when a page is there: quizzes, the reading place, contents. */

const QUIZZES = [...document.querySelectorAll("form.quiz")].map((form) => startQuiz(form, COURSE));

/* For scripts of an author's own and for tests: the score of a response, as the runtime gives it. */
window.hornbook = Object.freeze({
  score(id, response) {
    const questions = QUIZZES.flatMap((quiz) => quiz.questions);
    const { quiz, item, control } = questions.find((question) => question.item.id === id);
    return judge(quiz, item, response, control.ids).score;
  },
});

const lesson = document.body.dataset.lesson;
if (lesson) COURSE.visit(short(lesson), location.pathname.split("/").pop());
if (QUIZZES.length && COURSE.outside("index.html")) offerFile(document.querySelector("article"));
openContents();
scrollWideFormulas();

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

/* A formula has no line breaks: where it is wider than its text, that text scrolls, also by keyboard. */
function scrollWideFormulas() {
  const inline = [...document.querySelectorAll('math:not([display="block"])')].map((math) => math.closest(".option, p, li, dd, dt, td, th, legend, figcaption, div"));
  for (const box of [...new Set(inline), ...document.querySelectorAll('.formula, math[display="block"]')]) {
    if (!box || box.scrollWidth <= box.clientWidth) continue;
    box.classList.add("wide");
    box.tabIndex = 0;
  }
}
