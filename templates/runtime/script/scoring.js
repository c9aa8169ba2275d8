/* Scores as hornbook/questions/<type>.py gives them: a fraction of the points, null where a person must mark. Types that
   not every page has add their judges in scripts of their own. */

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
  essay: () => judged(null, []),
  upload: () => judged(null, []),
};

function judgeChoice(quiz, item, answer) {
  const found = typeof answer === "string" ? record(quiz, item, answer) : null;
  return found ? judged(Number(found[0]), [found[1]]) : judged(0, []);
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

function judged(score, feedback) {
  return { score, feedback: feedback.filter(Boolean) };
}

/* The score of a response with the feedback that belongs to the answer itself; a question without a key earns 0. */
function judge(quiz, item, response, ids) {
  const judgement = JUDGES[item.type](quiz, item, response, ids);
  return item.graded ? judgement : { ...judgement, score: 0 };
}
