/* A learning platform's API: where it is, and calls that never throw. */

/* What `holds` finds in this window, its parents, or the windows that opened them; null where there is none.
   A window of another origin throws at the first look, and its parent may hold the API all the same. */
function findApi(start, holds) {
  const seen = new Set();
  const starts = [start];
  while (starts.length) {
    let at = starts.shift();
    for (let depth = 0; at && depth < 500 && !seen.has(at); depth += 1) {
      seen.add(at);
      const here = at;
      const api = attemptTo(() => holds(here));
      if (api) return api;
      starts.push(attemptTo(() => here.opener));
      at = attemptTo(() => here.parent);
    }
  }
  return null;
}

/* The verbs of an API as strings: `set` says whether a value was taken, `once` leaves out what the platform has.
   After a failure `forget` makes sure that all is sent anew. */
function callsOf(api, prefix) {
  const known = new Map();
  const call = (verb, ...values) => {
    try {
      return String(api[prefix + verb](...values) ?? "");
    } catch {
      return "";
    }
  };
  const done = (verb, ...values) => call(verb, ...values) === "true";
  const set = (name, value) => done("SetValue", name, String(value));
  return {
    done,
    set,
    get: (name) => call("GetValue", name),
    error: () => call("GetLastError"),
    forget: () => known.clear(),
    once(name, value) {
      if (known.get(name) === String(value)) return true;
      const taken = set(name, value);
      if (taken) known.set(name, String(value));
      return taken;
    },
  };
}

/* A number that the platform gave, or null. */
function numberFrom(text) {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? number : null;
}

function twoDigits(number) {
  return String(number).padStart(2, "0");
}
