/* The quizzes of the page; they start when the scripts of all their answers are there. */

STARTS.push(() => {
  const quizzes = [...document.querySelectorAll("form.quiz")].map((form) => startQuiz(form, COURSE));
  /* For scripts of an author's own and for tests: the score of a response, as the runtime gives it. */
  window.hornbook = Object.freeze({
    score(id, response) {
      const questions = quizzes.flatMap((quiz) => quiz.questions);
      const { quiz, item, control } = questions.find((question) => question.item.id === id);
      return judge(quiz, item, response, control.ids).score;
    },
  });
  if (COURSE.outside("index.html")) offerFile(document.querySelector("article"));
});
