/* What every page does: it finds the course, and keeps links to other sites out of our frame. */

const COURSE = findCourse(document.body.dataset.course);

window.addEventListener("pageshow", (event) => event.persisted && location.reload());
leaveFramesForOtherSites();

/* Inside a learning platform a link to another site would open in our frame, where most sites refuse to show. */
function leaveFramesForOtherSites() {
  if (window.parent === window) return;
  for (const link of document.querySelectorAll('a[href^="http:"], a[href^="https:"]')) {
    link.target = "_blank";
    link.rel = "noopener";
  }
}
