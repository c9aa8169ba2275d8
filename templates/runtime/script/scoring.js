/* Scores as hornbook/questions/<type>.py gives them: a fraction of the points, null where a person must mark. */

function record(quiz, item, answer) {
  const key = derive(quiz.salt, item.id, answer);
  const sealed = (item.answers || {})[token(key)];
  return sealed ? unseal(sealed, key) : null;
}

function secrets(quiz, item) {
  return item.sealed ? unseal(item.sealed, derive(quiz.salt, item.id, "")) : {};
}

const clamp = (number) => Math.min(1, Math.max(0, number));

const JUDGES = {
  choice(quiz, item, response) {
    const found = typeof response === "string" ? record(quiz, item, response) : null;
    return found ? judged(Number(found[0]), [found[1]]) : judged(0, []);
  },
  "true-false"(quiz, item, response) {
    if (response !== true && response !== false) return judged(0, []);
    return JUDGES.choice(quiz, item, String(response));
  },
  multiple(quiz, item, response, options) {
    const given = Array.isArray(response) ? response : [];
    const all = options.map((id) => ({ id, record: record(quiz, item, id) })).filter((option) => option.record);
    const chosen = all.filter((option) => given.includes(option.id));
    return judged(MULTIPLE[item.scoring](all, chosen), chosen.map((option) => option.record[1]));
  },
  "short-text"(quiz, item, response) {
    const given = typeof response === "string" ? comparable(response, item) : "";
    if (!given) return judged(0, []);
    const exact = record(quiz, item, given);
    const wild = (secrets(quiz, item).patterns || []).filter(([pattern]) => matchesPattern(pattern, given));
    return best([...(exact ? [exact] : []), ...wild.map(([, score, feedback]) => [score, feedback])]);
  },
  numeric(quiz, item, response) {
    const number = typed(response, item.unit);
    if (number === null) return judged(0, []);
    const ranges = secrets(quiz, item).ranges || [];
    return best(ranges.filter(([low, high]) => low <= number && number <= high).map(([, , score, text]) => [score, text]));
  },
  essay() {
    return judged(null, []);
  },
};

const MULTIPLE = {
  each: (_all, chosen) => clamp(chosen.reduce((sum, { record: [score] }) => sum + score, 0)),
  all: (all, chosen) => Number(chosen.length > 0 && all.every((option) => Boolean(option.record[2]) === chosen.includes(option))),
  net(all, chosen) {
    const keys = all.filter(({ record: [, , correct] }) => correct).length;
    const right = chosen.filter(({ record: [, , correct] }) => correct).length;
    return keys ? Math.max(0, (2 * right - chosen.length) / keys) : 0;
  },
};

function typed(response, unit) {
  if (typeof response === "string") return parseNumber(response, unit);
  return typeof response === "number" && Number.isFinite(response) ? response : null;
}

function judged(score, feedback) {
  return { score, feedback: feedback.filter(Boolean) };
}

function best(records) {
  const order = records.slice().sort((one, other) => other[0] - one[0]);
  return order.length ? judged(order[0][0], [order[0][1]]) : judged(0, []);
}

/* The score of a response with the feedback that belongs to the answer itself; a question without a key earns 0. */
function judge(quiz, item, response, options) {
  const judgement = JUDGES[item.type](quiz, item, response, options);
  return item.graded ? judgement : judged(0, judgement.feedback);
}
