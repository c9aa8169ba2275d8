/* Score and status of a course from a learner's progress; the same rule for every learning platform.

   Score: none before the first answer, then points of graded quizzes, the best attempt of each, as percent of what a program can score.
   Status: once each graded quiz has a whole attempt, passed where each reaches its own pass mark, else failed;
   where nothing is graded, completed when every lesson was opened. */

function progressOf(course, state) {
  const quizzes = course.quizzes.filter((quiz) => quiz.kind === "graded").map((quiz) => standing(quiz, state));
  if (!quizzes.length) {
    const all = course.lessons.every((lesson) => state.visited.includes(short(lesson.id)));
    return { percent: null, status: all ? "completed" : "incomplete", whole: all };
  }
  const possible = quizzes.reduce((sum, quiz) => sum + quiz.points, 0);
  const earned = quizzes.reduce((sum, quiz) => sum + quiz.earned, 0);
  const whole = quizzes.every((quiz) => quiz.finished);
  const begun = quizzes.some((quiz) => quiz.begun);
  const percent = possible && begun ? Math.round((10000 * earned) / possible) / 100 : null;
  return { percent, status: whole ? finalStatus(quizzes, possible) : "incomplete", whole };
}

function standing(quiz, state) {
  const attempt = state.quizzes[short(quiz.id)] || emptyAttempt(0, 0);
  return { ...quiz, earned: Math.min(quiz.points, Math.max(attempt.best, attempt.earned)), finished: attempt.finished, begun: attempt.finished || attempt.answered > 0 };
}

function finalStatus(quizzes, possible) {
  if (!possible) return "completed";
  return quizzes.every((quiz) => !quiz.points || quiz.earned / quiz.points >= quiz.pass_mark - 1e-9) ? "passed" : "failed";
}
