/* Ways from a page of the course into the preview's own pages: from each question, and from the foot of the page. */

function addLinks() {
  const { lesson } = document.body.dataset;
  for (const box of lesson ? document.querySelectorAll(".question[data-item]") : []) {
    const query = new URLSearchParams({ lesson, item: box.dataset.item });
    const link = linkTo(`/.hornbook/items?${query}`, "Formats");
    const number = box.querySelector(".number");
    link.setAttribute("aria-label", `Formats of question ${number ? number.lastChild.textContent : ""}`.trim());
    (box.querySelector(".worth") || box).append(" ", link);
  }
  const foot = document.querySelector("footer.bottom");
  if (foot) foot.append(paragraphOf(linkTo("/.hornbook/items", "Side by side"), linkTo("/.hornbook/lms", "LMS panel")));
}

/* The hints of the course, counted where nobody is disturbed. */
function offerHints(words) {
  const place = document.querySelector("p.hornbook-preview");
  const former = document.querySelector("button.hornbook-preview");
  if (former) former.remove();
  if (!place || !words) return;
  const made = Object.assign(document.createElement("button"), { type: "button", className: "hornbook-preview", textContent: words });
  made.addEventListener("click", askForHints);
  place.append(made);
}

function linkTo(href, words) {
  return Object.assign(document.createElement("a"), { href, textContent: words, className: "hornbook-preview", lang: "en" });
}

function paragraphOf(...links) {
  const made = Object.assign(document.createElement("p"), { className: "hornbook-preview", lang: "en" });
  made.append("Preview: ", ...links.flatMap((link, at) => (at ? [" · ", link] : [link])));
  return made;
}
