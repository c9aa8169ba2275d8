/* The launch page: opens the session with the platform, shows the pages in a frame, says what is wrong. */

const DATA = dataIn("hornbook-course");
const frame = document.getElementById("page");

/* Notices, one for each cause, until the learner or the cause takes them away. */
function noticeBoard(board) {
  const shown = new Map();
  const hide = (key) => {
    if (shown.has(key)) shown.get(key).remove();
    shown.delete(key);
  };
  return {
    hide,
    show(key, buttons = []) {
      if (shown.has(key)) return;
      const actions = element("p", { className: "actions" }, ...buttons, button(say("dismiss"), "quiet", () => hide(key)));
      shown.set(key, element("div", { className: "notice" }, element("p", { textContent: say(key) }), actions));
      board.append(shown.get(key));
    },
  };
}

function open() {
  const notices = noticeBoard(document.getElementById("notice"));
  const adapter = platformAdapter(window, DATA);
  const keeper = adapter && sessionKeeper(adapter, DATA, notices);
  if (!keeper) notices.show(adapter ? "refused" : "missing");
  const course = openCourse(keeper || localKeeper(DATA.id), DATA.id, boundsOf(keeper, notices));
  notices.restored = (lost) => {
    course.restore(fileText(DATA.id, lost, []));
    show(course.place());
  };
  window.hornbookCourse = course;
  show(course.place());
}

/* Pages of other units belong to the platform's own table of contents, which some versions can be asked to follow. */
function boundsOf(keeper, notices) {
  return {
    outside: (page) => page in DATA.elsewhere || (Boolean(DATA.unit) && page === "index.html"),
    go: (page) => (keeper && keeper.request(DATA.elsewhere[page])) || notices.show("elsewhere"),
  };
}

function show(place) {
  const known = DATA.lessons.map((lesson) => lesson.page);
  frame.src = known.includes(place) ? place : DATA.home;
}

/* The learner chooses the theme on a page in the frame; assets/theme.js has set the one of before. */
function followTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

frame.addEventListener("load", () => {
  const title = attemptTo(() => frame.contentDocument.title);
  if (title) document.title = title;
});
window.addEventListener("storage", ({ key, newValue }) => key === "hornbook:theme" && followTheme(newValue));
open();
