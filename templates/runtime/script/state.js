/* A learner's progress as data: which pages were opened, the place, and every answer.

   Lessons, quizzes and items are named by `short(id)`, so that a new release of the course finds what it still has.
   `token` names the attempt at the course, `serial` counts its changes (the same progress is never written twice in
   the same letters, since some platforms write only what differs from what they gave), `release` is the course's. */

function emptyState(release = "") {
  return { token: short(String(newSeed())), serial: 0, release, visited: [], place: "", quizzes: {} };
}

function emptyAttempt(number, seed) {
  return { number, seed, closed: false, deadline: 0, earned: 0, answered: 0, best: 0, finished: false, entries: {} };
}

function newSeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}

/* What two copies of progress know together: of each quiz the attempt that went further. */
function mergedState(state, other) {
  const quizzes = { ...state.quizzes };
  for (const [name, attempt] of Object.entries(other.quizzes)) {
    const own = quizzes[name];
    const further = own && !isFurther(attempt, own) ? own : attempt;
    quizzes[name] = { ...further, best: Math.max(attempt.best, own ? own.best : 0), finished: attempt.finished || Boolean(own && own.finished) };
  }
  const visited = [...new Set([...state.visited, ...other.visited])];
  return { ...state, visited, place: state.place || other.place, quizzes, serial: Math.max(state.serial, other.serial) + 1 };
}

function isFurther(one, other) {
  const checked = ({ entries }) => Object.values(entries).filter((entry) => entry.checked).length;
  const depth = (attempt) => [attempt.number, Number(attempt.closed), checked(attempt), Object.keys(attempt.entries).length];
  const [mine, theirs] = [depth(one), depth(other)];
  const at = mine.findIndex((value, place) => value !== theirs[place]);
  return at >= 0 && mine[at] > theirs[at];
}
