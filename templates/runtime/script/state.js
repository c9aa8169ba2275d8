/* A learner's progress: which pages were opened, the place, and every answer. It is kept as one line of ASCII.

   [1, visited, place, [[quiz, attempt, seed, closed, deadline, earned, answered, best, finished, [entry, …]], …]]
   Lessons, quizzes and items are named by `short(id)`, so that a new release of the course finds what it still has.
   An entry is an item's name, "+" (checked) or "-" (draft), and the answer. */

const STATE_VERSION = 1;
const NAME = 4;
const CHOSEN = /^[A-Za-z.,-]{0,250}$/;

function emptyState() {
  return { visited: [], place: "", quizzes: {} };
}

function emptyAttempt(number, seed) {
  return { number, seed, closed: false, deadline: 0, earned: 0, answered: 0, best: 0, finished: false, entries: {} };
}

function packState(state) {
  const quizzes = Object.entries(state.quizzes).map(([name, quiz]) => [
    name,
    quiz.number,
    quiz.seed,
    Number(quiz.closed),
    quiz.deadline,
    rounded(quiz.earned),
    quiz.answered,
    rounded(quiz.best),
    Number(quiz.finished),
    Object.entries(quiz.entries).map(([item, entry]) => item + (entry.checked ? "+" : "-") + entry.answer),
  ]);
  const text = JSON.stringify([STATE_VERSION, state.visited.join(""), state.place, quizzes]);
  return text.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/* The progress in a packed line; what is no progress of a version known here is none. */
function unpackState(text) {
  const state = emptyState();
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return state;
  }
  if (!Array.isArray(data) || data[0] !== STATE_VERSION) return state;
  state.visited = data[1].match(/.{4}/g) || [];
  state.place = data[2];
  for (const row of data[3]) state.quizzes[row[0]] = unpackAttempt(row);
  return state;
}

function unpackAttempt(row) {
  const [, number, seed, closed, deadline, earned, answered, best, finished, entries] = row;
  const attempt = { ...emptyAttempt(number, seed), deadline, earned, answered, best };
  attempt.closed = Boolean(closed);
  attempt.finished = Boolean(finished);
  for (const entry of entries) {
    attempt.entries[entry.slice(0, NAME)] = { checked: entry[NAME] === "+", answer: entry.slice(NAME + 1) };
  }
  return attempt;
}

/* The packed line within a limit: the longest texts are shortened first; scores, choices and orders stay. */
function packWithin(state, limit) {
  let text = packState(state);
  const copy = text.length > limit ? unpackState(text) : state;
  let shortened = false;
  while (text.length > limit) {
    const longest = longestEntry(copy);
    if (!longest || longest.answer.length < 2) return { text, shortened: true };
    longest.answer = longest.answer.slice(0, Math.floor(longest.answer.length / 2));
    shortened = true;
    text = packState(copy);
  }
  return { text, shortened };
}

function longestEntry(state) {
  const entries = Object.values(state.quizzes).flatMap((quiz) => Object.values(quiz.entries).filter(({ answer }) => !CHOSEN.test(answer)));
  return entries.reduce((longest, entry) => (!longest || entry.answer.length > longest.answer.length ? entry : longest), null);
}

function rounded(number) {
  return Math.round(number * 1e6) / 1e6;
}
