/* Areas of a picture are options too; the shapes on the picture follow their state, and a click on one picks it. */

CONTROLS.hotspot = pictureControl;
JUDGES.hotspot = judgeAreas;

function judgeAreas(quiz, item, response, ids) {
  const several = JUDGES.multiple(quiz, item, response, ids);
  const chosen = ids.filter((id) => Array.isArray(response) && response.includes(id));
  if (item.several) return several;
  return judged(chosen.length === 1 ? Number((record(quiz, item, chosen[0]) || [])[2] || 0) : 0, several.feedback);
}

function pictureControl(question) {
  const { box } = question;
  const control = optionsControl(question);
  const shapes = [...box.querySelectorAll("[data-area]")];
  const inputOf = (shape) => box.querySelector(`input[value="${shape.dataset.area}"]`);
  const follow = () => {
    for (const shape of shapes) {
      const input = inputOf(shape);
      const states = [...input.closest("li").classList, input.checked && "chosen", input.matches(":focus-visible") && "focused"];
      shape.setAttribute("class", states.filter(Boolean).join(" "));
    }
  };
  for (const shape of shapes) shape.addEventListener("click", () => inputOf(shape).click());
  for (const event of ["input", "focusin", "focusout"]) box.addEventListener(event, () => requestAnimationFrame(follow));
  for (const verb of ["fill", "mark", "clear", "key"]) {
    const act = control[verb];
    control[verb] = (...given) => {
      const done = act(...given);
      follow();
      return done;
    };
  }
  return control;
}
