/* Pictures as large as one likes, in a dialog; without scripts the link leads to the picture's own file. */

const SCALES = [1, 1.5, 2, 3, 4, 6];

for (const link of document.querySelectorAll("a.zoom")) {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    enlarge(link.querySelector("img"));
  });
}

function enlarge({ src, alt, width, height }) {
  const picture = element("img", { src, alt });
  const frame = element("div", { className: "frame", tabIndex: 0 }, picture);
  let at = 0;
  const show = () => {
    const fit = Math.min(frame.clientWidth, (frame.clientHeight * width) / height);
    picture.style.inlineSize = `${fit * SCALES[at]}px`;
    less.setAttribute("aria-disabled", String(at === 0));
    more.setAttribute("aria-disabled", String(at === SCALES.length - 1));
  };
  const step = (by) => {
    at = Math.min(SCALES.length - 1, Math.max(0, at + by));
    show();
  };
  const less = button("−", "quiet sign", () => step(-1));
  const more = button("+", "quiet sign", () => step(1));
  less.setAttribute("aria-label", say("smaller"));
  more.setAttribute("aria-label", say("larger"));
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", say("picture"));
  const dialog = openDialog(alt || say("picture"), "viewer", less, more, frame);
  picture.addEventListener("click", () => step(at ? -at : 2));
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "+" || key === "-") step(key === "+" ? 1 : -1);
  });
  new ResizeObserver(show).observe(frame);
  show();
  more.focus();
}
