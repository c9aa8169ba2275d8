/* The course that a page belongs to: the launch page's, where there is one around it, else this browser's own. */

function findCourse(id) {
  try {
    if (window.parent !== window && window.parent.hornbookCourse) return window.parent.hornbookCourse;
  } catch {
    /* The page stands in a frame of another origin, which is none of ours. */
  }
  return openCourse(localKeeper(id));
}

/* What pages ask of a course; answers cross windows as JSON, since a window's objects may not outlive it. */
function openCourse(keeper) {
  const state = unpackState(keeper.read());
  return {
    records: keeper.records,
    quiz: (name) => JSON.stringify(state.quizzes[name] || null),
    keep(name, text, answered) {
      state.quizzes[name] = JSON.parse(text);
      if (answered) keeper.answered(JSON.parse(answered), state);
      keeper.write(state, Boolean(answered));
    },
    visit(name, place) {
      if (!state.visited.includes(name)) state.visited.push(name);
      state.place = place;
      keeper.write(state, true);
    },
    visited: (name) => state.visited.includes(name),
    place: () => state.place,
    state,
  };
}
