/* Answers that are chosen from a list: one radio button or checkbox each. */

function optionsControl(question) {
  const { quiz, item, box } = question;
  const rows = [...box.querySelectorAll(".options > li")];
  const inputs = rows.map((row) => row.querySelector("input"));
  const several = item.type === "multiple" || Boolean(item.several);
  const known = (row) => record(quiz, item, row.querySelector("input").value);
  const chosen = () => rows.filter((row) => row.querySelector("input").checked);
  const names = (some) => some.map((row) => row.querySelector("input").value).sort(byOptionId);
  box.querySelectorAll("div.option").forEach(pickOnClick);
  return {
    ids: inputs.map((input) => input.value),
    text: () => names(chosen()).join(","),
    fill(text) {
      const ids = text.split(",");
      for (const input of inputs) input.checked = ids.includes(input.value);
    },
    response() {
      const ids = names(chosen());
      if (item.type === "true-false") return ids.length ? ids[0] === "true" : null;
      return item.type === "multiple" || item.type === "hotspot" ? ids : ids[0] || "";
    },
    objection: () => tooFewOrMany(item, chosen().length),
    lock(locked) {
      for (const input of inputs) input.disabled = locked;
    },
    focus: () => (inputs.find((input) => input.checked) || inputs[0]).focus(),
    shuffle(random) {
      const mixed = shuffled(rows.filter((row) => !("fixed" in row.dataset)), random);
      rows[0].parentElement.append(...rows.map((row) => ("fixed" in row.dataset ? row : mixed.shift())));
    },
    mark() {
      for (const row of chosen()) {
        const found = known(row);
        if (found) mark(row, found[2] ? "right" : markFor(several && item.scoring !== "each" ? 0 : found[0]));
      }
    },
    clear: () => rows.forEach(unmark),
    key() {
      const keys = rows.filter((row) => (known(row) || [])[2]);
      for (const row of keys) if (!row.classList.contains("right")) mark(row, "key");
      return keys.length > 0;
    },
    told() {
      if (!several) return question.result.feedback;
      return chosen().map((row) => namedFeedback(row.querySelector(".option").textContent.trim(), (known(row) || [])[1]));
    },
    report() {
      const keys = item.graded ? rows.filter((row) => (known(row) || [])[2]) : [];
      return [{ answer: names(chosen()).join(","), pattern: names(keys).join(",") }];
    },
  };
}

function byOptionId(one, other) {
  return one.length - other.length || (one < other ? -1 : 1);
}

function tooFewOrMany({ type, min_choices: least, max_choices: most }, count) {
  if (!count) return say(type === "upload" ? "hand_in_first" : "choose_first");
  if (least && count < least) return say("too_few", { n: least });
  return most && count > most ? say("too_many", { n: most }) : "";
}

/* An option with blocks in it cannot be a label: a click on it picks its button just the same. */
function pickOnClick(option) {
  option.addEventListener("click", (event) => {
    if (!event.target.closest("a, summary")) option.previousElementSibling.click();
  });
}
