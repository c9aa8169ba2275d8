/* Answers that are written into one field. */

CONTROLS["short-text"] = CONTROLS.numeric = CONTROLS.essay = entryControl;

function entryControl(question) {
  const { quiz, item, box } = question;
  const field = box.querySelector(".entry > input, .entry > textarea");
  const update = item.type === "essay" ? countWords(field, item) : () => {};
  return {
    typed: true,
    ids: [],
    text: () => field.value,
    fill(text) {
      field.value = text;
      update();
    },
    response: () => field.value,
    objection() {
      if (!field.value.trim()) return say("write_first");
      return item.type === "numeric" && parseNumber(field.value, item.unit) === null ? say("no_number") : "";
    },
    lock(locked) {
      field.readOnly = locked;
    },
    focus: () => field.focus(),
    told: () => question.result.feedback,
    report: () => [{ answer: field.value, pattern: "", range: wholeRange(secrets(quiz, item).ranges) }],
  };
}

/* Between which numbers an answer is wholly right. */
function wholeRange(ranges = []) {
  return (ranges.find(([, , score]) => score >= RIGHT) || []).slice(0, 2);
}

function countWords(area, item) {
  const counter = element("span", { className: "note count" });
  const update = () => {
    const count = pieces(area.value).length;
    const over = item.max_words && count > item.max_words;
    counter.textContent = say(over ? "words_over" : "words", { n: count, most: item.max_words });
    counter.classList.toggle("over", Boolean(over));
  };
  area.addEventListener("input", update);
  area.after(counter);
  update();
  return update;
}
