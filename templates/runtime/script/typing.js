/* Scores of typed texts and numbers. */

JUDGES["short-text"] = (quiz, item, response) => judgeText(quiz, item, response, item, secrets(quiz, item));
JUDGES.numeric = (quiz, item, response) => judgeNumber(response, item.unit, secrets(quiz, item));

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

function typed(response, unit) {
  if (typeof response === "string") return parseNumber(response, unit);
  return typeof response === "number" && Number.isFinite(response) ? response : null;
}

function best(records) {
  const order = records.slice().sort((one, other) => other[0] - one[0]);
  return order.length ? judged(order[0][0], [order[0][1]]) : judged(0, []);
}
