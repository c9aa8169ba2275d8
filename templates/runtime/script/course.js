/* The course that a page belongs to: the launch page's, where there is one around it, else this browser's own. */

function findCourse(id) {
  try {
    if (window.parent !== window && window.parent.hornbookCourse) return window.parent.hornbookCourse;
  } catch {
    /* The page stands in a frame of another origin, which is none of ours. */
  }
  return openCourse(localKeeper(id));
}

/* What pages ask of a course; answers cross windows as JSON, since a window's objects may not outlive it.
   What several pages share is read again before each change, so that no page overwrites what another one kept. */
function openCourse(keeper) {
  let state = unpackState(keeper.read());
  const refresh = () => {
    const text = keeper.shared ? keeper.read() : "";
    if (text) state = unpackState(text);
  };
  return {
    records: keeper.records,
    quiz: (name) => JSON.stringify(state.quizzes[name] || null),
    keep(name, text, answered) {
      refresh();
      state.quizzes[name] = JSON.parse(text);
      if (answered) keeper.answered(JSON.parse(answered), state);
      keeper.write(state, Boolean(answered));
    },
    visit(name, place) {
      refresh();
      if (!state.visited.includes(name)) state.visited.push(name);
      state.place = place;
      keeper.write(state, true);
    },
    visited: (name) => state.visited.includes(name),
    place: () => state.place,
  };
}
