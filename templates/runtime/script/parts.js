/* Answers in parts, a field or menu for each: gaps, and the lines of matching and categorise. */

CONTROLS.gaps = gapsControl;
CONTROLS.matching = CONTROLS.categorise = pairsControl;

function partsControl(question) {
  const { item, box } = question;
  const parts = [...box.querySelectorAll("[data-part]")];
  const fields = parts.map((part) => part.querySelector("input, select"));
  const quiet = item.type === "gaps";
  return {
    ids: parts.map((part) => part.dataset.part),
    parts,
    fields,
    response: () => Object.fromEntries(parts.map((part, at) => [part.dataset.part, fields[at].value === "-" ? "" : fields[at].value])),
    objection: () => (fields.some((field) => field.value.trim()) ? "" : say(quiet ? "write_first" : "choose_first")),
    doubt() {
      const empty = fields.filter((field) => !field.value.trim()).length;
      return empty ? say("unfilled", { n: empty }) : "";
    },
    lock(locked) {
      for (const field of fields) field[field.tagName === "SELECT" ? "disabled" : "readOnly"] = locked;
    },
    focus: () => (fields.find((field) => !field.value.trim()) || fields[0]).focus(),
    mark() {
      (question.result.parts || []).forEach(({ score }, at) => {
        const made = mark(parts[at], markFor(score), quiet);
        made.id = `${fields[at].id}.mark`;
        fields[at].setAttribute("aria-describedby", made.id);
      });
    },
    clear() {
      parts.forEach(unmark);
      for (const field of fields) field.removeAttribute("aria-describedby");
    },
    told: () => [],
  };
}

/* Gaps are kept as "Paris|2.1|b"; in a text "|" is written ~1 and "~" is written ~0. */
function gapsControl(question) {
  const { quiz, item } = question;
  const control = partsControl(question);
  const { fields } = control;
  const own = () => secrets(quiz, item).gaps || {};
  const name = (at) => say("gap", { n: at + 1 });
  return {
    ...control,
    typed: true,
    text: () => (fields.some((field) => field.value) ? fields.map((field) => field.value.replace(/~/g, "~0").replace(/\|/g, "~1")).join("|") : ""),
    fill(text) {
      const texts = text.split("|");
      fields.forEach((field, at) => {
        field.value = (texts[at] || "").replace(/~1/g, "|").replace(/~0/g, "~");
      });
    },
    objection() {
      const at = item.gaps.findIndex(({ type, unit }, place) => type === "number" && fields[place].value.trim() && parseNumber(fields[place].value, unit) === null);
      return at < 0 ? control.objection() : `${name(at)}: ${say("no_number")}`;
    },
    shuffle(random) {
      item.gaps.forEach(({ shuffle }, at) => shuffle && fields[at].append(...shuffled([...fields[at].options].slice(1), random)));
    },
    told: () => question.result.parts.map(({ feedback }, at) => namedFeedback(name(at), feedback[0])),
    report: () =>
      item.gaps.map((gap, at) => ({
        id: `${item.id}.${gap.id}`,
        type: { text: "short-text", number: "numeric", choice: "choice" }[gap.type],
        answer: fields[at].value,
        pattern: gap.type === "choice" ? chosenKey(quiz, item, gap, fields[at]) : "",
        range: wholeRange((own()[gap.id] || {}).ranges),
        score: question.result.parts[at].score,
        points: ((item.points || 0) * (gap.weight || 0)) / (sum(item.gaps.map(({ weight }) => weight || 0)) || 1),
      })),
  };
}

function chosenKey(quiz, item, gap, menu) {
  const keys = [...menu.options].map((option) => option.value).filter((id) => (record(quiz, item, `${gap.id}=${id}`) || [])[2]);
  return keys.join(",");
}

/* Lines are kept as one letter each, "." for none yet: see packIds. */
function pairsControl(question) {
  const { quiz, item } = question;
  const control = partsControl(question);
  const { fields, ids } = control;
  const targets = [...fields[0].options].map((option) => option.value).filter((id) => /^[a-z]/.test(id));
  const asText = (pairs) => pairs.map((pair) => pair.join(".")).join(",");
  return {
    ...control,
    text: () => (fields.some((field) => field.value) ? packIds(fields.map((field) => field.value || ".")) : ""),
    fill(text) {
      const values = unpackIds(text);
      const fits = values.length === fields.length;
      fields.forEach((field, at) => {
        field.value = fits && values[at] !== "." ? values[at] : "";
        if (field.selectedIndex < 0) field.value = "";
      });
    },
    report() {
      const given = Object.entries(control.response()).filter(([, to]) => to);
      const right = ids.flatMap((id) => targets.filter((to) => isRight(quiz, item, `${id}=${to}`)).map((to) => [id, to]));
      return [{ answer: asText(given), pattern: asText(right) }];
    },
  };
}
