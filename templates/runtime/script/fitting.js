/* Progress within the letters that a platform keeps: as it is, else squeezed; then the longest texts are halved; then
   the answers of attempts that are over are left out. Scores, orders and the answers of open attempts stay. */

/* What is longer than this is not worth the time that squeezing takes. */
const TOO_LONG = 100000;
const CHOSEN = /^[A-Za-z.,-]{0,250}$/;

function fitted(state, limit) {
  const text = within(state, limit);
  if (text) return { text, shortened: false };
  const copy = JSON.parse(JSON.stringify(state));
  for (const shorten of [halveLongest, dropOldest]) {
    while (shorten(copy)) {
      const less = within(copy, limit);
      if (less) return { text: less, shortened: true };
    }
  }
  return { text: squeezed(stateText(copy)), shortened: true };
}

function within(state, limit) {
  const plain = packState(state);
  if (plain.length <= limit) return plain;
  const text = plain.length < Math.min(TOO_LONG, 16 * limit) ? squeezed(stateText(state)) : "";
  return text && text.length <= limit ? text : "";
}

function halveLongest(state) {
  const entries = Object.values(state.quizzes).flatMap(({ entries: own }) => Object.values(own));
  const typed = entries.filter(({ answer }) => answer.length > 1 && !CHOSEN.test(answer));
  if (!typed.length) return false;
  const longest = typed.reduce((best, entry) => (entry.answer.length > best.answer.length ? entry : best));
  longest.answer = longest.answer.slice(0, Math.floor(longest.answer.length / 2)).replace(/[\ud800-\udbff]$/, "");
  return true;
}

function dropOldest(state) {
  const left = Object.values(state.quizzes).filter(({ entries }) => Object.keys(entries).length);
  const oldest = left.find(({ closed }) => closed) || left[0];
  if (oldest) oldest.entries = {};
  return Boolean(oldest);
}
