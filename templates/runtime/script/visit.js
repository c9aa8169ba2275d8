/* What every page does: it finds the course, and keeps links to other sites out of our frame. */

const COURSE = findCourse(document.body.dataset.course);

/* What scripts that only some pages load have to do once the last of them is there. */
const STARTS = [];

window.addEventListener("pageshow", (event) => event.persisted && location.reload());
leaveFramesForOtherSites();
stayInUnit();

/* Inside a learning platform a link to another site would open in our frame, where most sites refuse to show. */
function leaveFramesForOtherSites() {
  if (window.parent === window) return;
  for (const link of document.querySelectorAll('a[href^="http:"], a[href^="https:"]')) {
    link.target = "_blank";
    link.rel = "noopener";
  }
}

/* Where this lesson is a unit of its own, the way to others is the platform's. */
function stayInUnit() {
  for (const part of COURSE.outside("index.html") ? document.querySelectorAll(".crumbs, .turn") : []) part.hidden = true;
  document.addEventListener("click", (event) => {
    const link = event.defaultPrevented ? null : event.target.closest("a[href]");
    const page = link && link.host === location.host ? link.pathname.split("/").pop() : "";
    if (!page || link.pathname === location.pathname || !COURSE.outside(page)) return;
    event.preventDefault();
    COURSE.go(page);
  });
}
