/* The course that a page belongs to: the launch page's, where there is one around it, else this browser's own. */

function findCourse(id) {
  try {
    if (window.parent !== window && window.parent.hornbookCourse) return window.parent.hornbookCourse;
  } catch {
    /* The page stands in a frame of another origin, which is none of ours. */
  }
  return openCourse(localKeeper(id), id);
}

/* What pages ask of a course; answers cross windows as JSON, since a window's objects may not outlive it.
   What several pages share is read again before each change, so that no page overwrites what another one kept. */
function openCourse(keeper, id, bounds = { outside: () => false }) {
  let state = keeper.read() || emptyState();
  const change = (now, act) => {
    state = (keeper.shared && keeper.read()) || state;
    act();
    state.serial += 1;
    keeper.write(state, now);
  };
  return {
    records: keeper.records,
    outside: bounds.outside,
    go: bounds.go,
    quiz: (name) => JSON.stringify(state.quizzes[name] || null),
    keep(name, text, answered) {
      change(Boolean(answered), () => {
        state.quizzes[name] = JSON.parse(text);
        if (answered) keeper.answered(JSON.parse(answered));
      });
    },
    visit(name, place) {
      change(true, () => {
        if (!state.visited.includes(name)) state.visited.push(name);
        state.place = place;
      });
    },
    visited: (name) => state.visited.includes(name),
    place: () => state.place || keeper.place(),
    file: () => fileText(id, state, keeper.unsent()),
    restore(text) {
      const found = readFile(text, id);
      if (found.wrong) return found.wrong;
      change(true, () => {
        keeper.answered(found.unsent);
        state = mergedState(state, found.state);
      });
      return "";
    },
  };
}
