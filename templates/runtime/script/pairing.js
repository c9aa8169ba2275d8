/* Scores of answers in parts: gaps, and the lines of matching and categorise. */

JUDGES.gaps = judgeGaps;
JUDGES.matching = JUDGES.categorise = judgePairs;

const GAPS = {
  text: (quiz, item, value, gap, own) => judgeText(quiz, item, value, gap, own, `${gap.id}=`),
  number: (_quiz, _item, value, gap, own) => judgeNumber(value, gap.unit, own),
  choice: (quiz, item, value, gap) => judgeChoice(quiz, item, typeof value === "string" ? `${gap.id}=${value}` : null),
};

function judgeGaps(quiz, item, response) {
  const own = secrets(quiz, item).gaps || {};
  const parts = item.gaps.map((gap) => GAPS[gap.type](quiz, item, valueOf(response, gap.id), gap, own[gap.id] || {}));
  const weights = item.gaps.map((gap) => gap.weight || 0);
  const total = sum(weights);
  const earned = sum(parts.map((part, at) => weights[at] * part.score));
  return { ...judged(total ? clamp(earned / total) : 0, []), parts };
}

/* Pairs of premise and response, or of item and category. An item that belongs nowhere counts only for "all". */
function judgePairs(quiz, item, response, ids) {
  const texts = ids.map((id) => {
    const value = valueOf(response, id);
    return `${id}=${value && typeof value !== "string" ? "?" : value || ""}`;
  });
  return judgeParts(quiz, item, texts, ids.filter((id) => !isRight(quiz, item, `${id}=`)).length, (text) => !text.endsWith("="));
}

function valueOf(response, id) {
  return response && typeof response === "object" && Object.hasOwn(response, id) ? response[id] : "";
}
