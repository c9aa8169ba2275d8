/* The launch page: opens the session with the platform, shows the pages in a frame, says what is wrong. */

const DATA = dataIn("hornbook-course");
const notice = document.getElementById("notice");
const frame = document.getElementById("page");

function tell(key) {
  notice.replaceChildren();
  if (!key) return;
  notice.append(element("p", { textContent: say(key) }), button(say("dismiss"), "quiet", () => notice.replaceChildren()));
}

function open() {
  const api = findApi(window);
  const keeper = api && scormKeeper(api, DATA, tell);
  if (!keeper) tell(api ? "refused" : "missing");
  else if (!keeper.records) tell("review");
  const course = openCourse(keeper || localKeeper(DATA.id));
  window.hornbookCourse = course;
  const known = DATA.lessons.map((lesson) => lesson.page);
  const place = [keeper ? keeper.place() : "", course.place()].find((page) => known.includes(page));
  frame.src = place || "index.html";
}

frame.addEventListener("load", () => {
  const title = attemptTo(() => frame.contentDocument.title);
  if (title) document.title = title;
});
open();
