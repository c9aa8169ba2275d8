/* Score and status of a course from a learner's progress; the same rules for every learning platform.

   `percent`: none before the first answer, then points of graded quizzes, the best attempt of each, of what a program
   can score. `whole`: each graded quiz has a whole attempt. `passed`: from then on, whether each reaches its own pass
   mark, or, where the platform has a mark, whether the percent does; null where there is nothing to pass.
   `complete`, as the course says: "pages" when every lesson was opened; "quiz" when `whole`; "pass" when passed, or
   failed with no attempt left. Without graded quizzes it is always "pages". `progress` is a fraction on the way. */

function progressOf(course, state, mark) {
  const quizzes = course.quizzes.filter((quiz) => quiz.kind === "graded").map((quiz) => standing(quiz, state));
  const opened = course.lessons.filter((lesson) => state.visited.includes(short(lesson.id))).length;
  const facts = { percent: percentOf(quizzes), whole: quizzes.every((quiz) => quiz.finished), pages: opened === course.lessons.length };
  facts.passed = quizzes.length && facts.whole ? isPassed(quizzes, facts.percent, mark) : null;
  facts.complete = isComplete(quizzes.length ? course.completion : "pages", facts, quizzes);
  const done = opened + quizzes.filter((quiz) => quiz.finished).length;
  return { ...facts, progress: facts.complete ? 1 : done / (course.lessons.length + quizzes.length) };
}

function standing(quiz, state) {
  const attempt = state.quizzes[short(quiz.id)] || emptyAttempt(0, 0);
  const earned = Math.min(quiz.points, Math.max(attempt.best, attempt.earned));
  const spent = attempt.closed && quiz.attempts > 0 && attempt.number >= quiz.attempts;
  return { ...quiz, earned, spent, finished: attempt.finished, begun: attempt.finished || attempt.answered > 0 };
}

function percentOf(quizzes) {
  const possible = quizzes.reduce((sum, quiz) => sum + quiz.points, 0);
  const earned = quizzes.reduce((sum, quiz) => sum + quiz.earned, 0);
  return possible && quizzes.some((quiz) => quiz.begun) ? Math.round((10000 * earned) / possible) / 100 : null;
}

function isPassed(quizzes, percent, mark) {
  if (percent === null) return null;
  if (mark !== null) return percent / 100 >= mark - 1e-9;
  return quizzes.every(reaches);
}

function reaches(quiz) {
  return !quiz.points || quiz.earned / quiz.points >= quiz.pass_mark - 1e-9;
}

function isComplete(rule, { whole, pages, passed }, quizzes) {
  if (rule === "pages") return pages;
  if (rule === "quiz" || passed === null) return whole;
  return passed || quizzes.every((quiz) => quiz.spent || reaches(quiz));
}
