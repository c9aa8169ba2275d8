/* Progress as one line of ASCII:

   [2, token, serial, release, visited, place, [[quiz, attempt, seed, closed, deadline, earned, answered, best, finished,
   [entry, …]], …]]
   An entry is an item's name, "+" (checked) or "-" (draft), and the answer. */

const STATE_VERSION = 2;
const NAME = 4;

function packState(state) {
  return stateText(state).replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function stateText({ token, serial, release, visited, place, quizzes }) {
  const rows = Object.entries(quizzes).map(([name, quiz]) => [
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
  return JSON.stringify([STATE_VERSION, token, serial, release, visited.join(""), place, rows]);
}

/* The progress in a packed line; null where it is none of a version that is known here. */
function unpackState(text) {
  try {
    const [version, token, serial, release, visited, place, rows] = JSON.parse(text);
    if (version !== STATE_VERSION) return null;
    const quizzes = Object.fromEntries(rows.map((row) => [row[0], unpackAttempt(row)]));
    return { token, serial, release, visited: visited.match(/.{4}/g) || [], place, quizzes };
  } catch {
    return null;
  }
}

function unpackAttempt(row) {
  const [, number, seed, closed, deadline, earned, answered, best, finished, rows] = row;
  const entries = Object.fromEntries(rows.map((entry) => [entry.slice(0, NAME), { checked: entry[NAME] === "+", answer: entry.slice(NAME + 1) }]));
  return { number, seed, closed: Boolean(closed), deadline, earned, answered, best, finished: Boolean(finished), entries };
}

function rounded(number) {
  return Math.round(number * 1e6) / 1e6;
}

/* Ids in a row: "aa" is written "Aa", so that each ends with a small letter or a sign. */
function packIds(ids) {
  return ids.map((id) => id.slice(0, -1).toUpperCase() + id.slice(-1)).join("");
}

function unpackIds(text) {
  return (text.match(/[A-Z]*[a-z.-]/g) || []).map((id) => id.toLowerCase());
}
