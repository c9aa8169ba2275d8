/* The home page: marks on the lessons that were opened and the quizzes that were done. */

markLessons();
if (document.querySelector("li[data-quiz]")) offerFile(document.querySelector("main"));

/* A mark takes a place that was kept for it, so that nothing moves when it comes. */
function markLessons() {
  const lessons = [...document.querySelectorAll("li.lesson")];
  const opened = lessons.filter((row) => COURSE.visited(short(row.dataset.lesson)));
  for (const row of opened) row.querySelector("h2, h3").append(element("span", { className: "visited" }, unseen("visited")));
  for (const row of document.querySelectorAll("li[data-quiz]")) {
    const attempt = JSON.parse(COURSE.quiz(short(row.dataset.quiz)));
    if (!attempt || !attempt.finished) continue;
    row.classList.add("done");
    row.append(" ", unseen("done"));
  }
  document.querySelector(".opened label").textContent = say("opened", { n: opened.length, total: lessons.length });
  document.querySelector(".opened progress").value = opened.length;
}

function unseen(key) {
  return element("span", { className: "unseen", textContent: say(key) });
}
