/* The home page: marks on the lessons that were opened and the quizzes that were done. */

markLessons();
if (document.querySelector("li[data-quiz]")) offerFile(document.querySelector("main"));

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
