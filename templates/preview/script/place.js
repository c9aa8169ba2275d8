/* Where the reader is on a page, kept over a reload: what stands at the top of the window, the question that a quiz
   shows, what was folded out, and the field under work. (Answers are kept by the page itself.) */

const PLACE = `hornbook:preview:${location.pathname}`;

function keepPlace() {
  sessionStorage.setItem(PLACE, JSON.stringify({ y: scrollY, anchor: topmost(), steps: steps(), open: folds().map((fold) => fold.open), field: field() }));
}

/* Questions first: to show one moves both focus and window. */
function findPlace() {
  const kept = JSON.parse(sessionStorage.getItem(PLACE) || "null");
  sessionStorage.removeItem(PLACE);
  if (!kept) return;
  kept.steps.forEach(showStep);
  const found = folds();
  if (found.length === kept.open.length) found.forEach((fold, at) => (fold.open = kept.open[at]));
  focusAgain(kept.field);
  scrollAgain(kept);
  addEventListener("load", () => settle(kept), { once: true });
}

/* Only now may the browser keep places itself again: before the page is loaded it would go to the old number of pixels. */
function settle(kept) {
  scrollAgain(kept);
  setTimeout(() => (history.scrollRestoration = "auto"));
}

/* The part with an id whose beginning is next to the window's, and how far from it. */
function topmost() {
  const parts = [...document.querySelectorAll("main [id]")].filter((part) => part.getClientRects().length);
  const places = parts.map((part) => ({ id: part.id, top: part.getBoundingClientRect().top }));
  return places.sort((one, other) => Math.abs(one.top) - Math.abs(other.top))[0] || null;
}

function scrollAgain({ y, anchor }) {
  const part = y && anchor ? document.getElementById(anchor.id) : null;
  if (part && part.getClientRects().length) scrollBy({ top: part.getBoundingClientRect().top - anchor.top, behavior: "instant" });
  else scrollTo({ top: y, behavior: "instant" });
}

function steps() {
  return [...document.querySelectorAll("form.quiz .walk [aria-current='step']")].map((step) => ({
    quiz: step.closest("form").id,
    at: [...step.closest("ol").children].indexOf(step.parentElement),
  }));
}

function showStep({ quiz, at }) {
  const form = document.getElementById(quiz);
  const step = form && form.querySelectorAll(".walk .steps button")[at];
  if (step && step.getAttribute("aria-current") !== "step") step.click();
}

function folds() {
  return [...document.querySelectorAll("article details")];
}

function field() {
  const { id, selectionStart: from, selectionEnd: to } = document.activeElement;
  return id ? { id, from, to } : null;
}

function focusAgain(kept) {
  const found = kept && document.getElementById(kept.id);
  if (!found) {
    document.activeElement.blur();
    return;
  }
  found.focus({ preventScroll: true });
  if (typeof kept.from === "number") found.setSelectionRange(kept.from, kept.to);
}
