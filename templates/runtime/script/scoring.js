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

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/* Whether an answer is one of those of which the page knows only a token. */
function isRight(quiz, item, answer) {
  return (item.right || []).includes(token(derive(quiz.salt, item.id, answer)));
}

const JUDGES = {
  choice: (quiz, item, response) => judgeChoice(quiz, item, response),
  "true-false"(quiz, item, response) {
    return judgeChoice(quiz, item, response === true || response === false ? String(response) : null);
  },
  multiple(quiz, item, response, ids) {
    const given = Array.isArray(response) ? response : [];
    const all = ids.map((id) => ({ id, record: record(quiz, item, id) })).filter((option) => option.record);
    const chosen = all.filter((option) => given.includes(option.id));
    return judged(MULTIPLE[item.scoring](all, chosen), chosen.map((option) => option.record[1]));
  },
  hotspot(quiz, item, response, ids) {
    const several = JUDGES.multiple(quiz, item, response, ids);
    const chosen = ids.filter((id) => Array.isArray(response) && response.includes(id));
    if (item.several) return several;
    return judged(chosen.length === 1 ? Number((record(quiz, item, chosen[0]) || [])[2] || 0) : 0, several.feedback);
  },
  "short-text": (quiz, item, response) => judgeText(quiz, item, response, item, secrets(quiz, item)),
  numeric: (quiz, item, response) => judgeNumber(response, item.unit, secrets(quiz, item)),
  gaps(quiz, item, response) {
    const own = secrets(quiz, item).gaps || {};
    const parts = item.gaps.map((gap) => GAPS[gap.type](quiz, item, valueOf(response, gap.id), gap, own[gap.id] || {}));
    const weights = item.gaps.map((gap) => gap.weight || 0);
    const total = sum(weights);
    const earned = sum(parts.map((part, at) => weights[at] * part.score));
    return { ...judged(total ? clamp(earned / total) : 0, []), parts };
  },
  matching: (quiz, item, response, ids) => judgePairs(quiz, item, response, ids),
  categorise: (quiz, item, response, ids) => judgePairs(quiz, item, response, ids),
  ordering(quiz, item, response, ids) {
    const given = Array.isArray(response) ? response : [];
    const whole = given.length === ids.length && ids.every((id) => given.includes(id));
    return whole ? judgeParts(quiz, item, given.map((id, at) => `${at + 1}=${id}`), ids.length) : judged(0, []);
  },
  essay: () => judged(null, []),
  upload: () => judged(null, []),
};

const GAPS = {
  text: (quiz, item, value, gap, own) => judgeText(quiz, item, value, gap, own, `${gap.id}=`),
  number: (_quiz, _item, value, gap, own) => judgeNumber(value, gap.unit, own),
  choice: (quiz, item, value, gap) => judgeChoice(quiz, item, typeof value === "string" ? `${gap.id}=${value}` : null),
};

function judgeChoice(quiz, item, answer) {
  const found = typeof answer === "string" ? record(quiz, item, answer) : null;
  return found ? judged(Number(found[0]), [found[1]]) : judged(0, []);
}

function judgeText(quiz, item, response, how, { patterns = [] }, part = "") {
  const given = typeof response === "string" ? comparable(response, how) : "";
  if (!given) return judged(0, []);
  const exact = record(quiz, item, part + given);
  const wild = patterns.filter(([pattern]) => matchesPattern(pattern, given));
  return best([...(exact ? [exact] : []), ...wild.map(([, score, feedback]) => [score, feedback])]);
}

function judgeNumber(response, unit, { ranges = [] }) {
  const number = typed(response, unit);
  if (number === null) return judged(0, []);
  return best(ranges.filter(([low, high]) => low <= number && number <= high).map(([, , score, text]) => [score, text]));
}

function valueOf(response, id) {
  return response && typeof response === "object" && Object.hasOwn(response, id) ? response[id] : "";
}

/* Pairs of premise and response, or of item and category. An item that belongs nowhere counts only for "all". */
function judgePairs(quiz, item, response, ids) {
  const texts = ids.map((id) => {
    const value = valueOf(response, id);
    return `${id}=${value && typeof value !== "string" ? "?" : value || ""}`;
  });
  return judgeParts(quiz, item, texts, ids.filter((id) => !isRight(quiz, item, `${id}=`)).length, (text) => !text.endsWith("="));
}

/* The share of parts that are right, of those that count; with "all" only the whole of them is known, and no part. */
function judgeParts(quiz, item, texts, count, counts = () => true) {
  if (item.scoring === "all") return judged(Number(isRight(quiz, item, texts.join(","))), []);
  const right = texts.map((text) => isRight(quiz, item, text));
  const hits = right.filter((hit, at) => hit && counts(texts[at])).length;
  return { ...judged(count ? hits / count : 0, []), parts: right.map((hit) => ({ score: Number(hit) })) };
}

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
function judge(quiz, item, response, ids) {
  const judgement = JUDGES[item.type](quiz, item, response, ids);
  return item.graded ? judgement : { ...judgement, score: 0 };
}
