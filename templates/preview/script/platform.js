/* A small platform: it holds what a package sets, keeps it at each commit, and says which value it does not take. What
   it keeps outlives the page, as long as the tab is open. */

function platformOf(model, key, noted) {
  const kept = JSON.parse(sessionStorage.getItem(key) || "null") || { learner: `learner-${Date.now()}`, values: {}, commits: 0 };
  const platform = { kept, values: {}, calls: [], state: "closed", error: "0", refusing: false, out: false };
  const elementOf = (name) => model.elements.find(([pattern]) => pattern.test(name));
  const fail = (code, given) => {
    platform.error = model.codes[code] || code;
    return given;
  };

  function begin() {
    if (platform.out) return fail("fault", "false");
    if (platform.state === "open") return fail("again", "false");
    const resumed = kept.values[model.exit] === "suspend";
    const entry = resumed ? "resume" : Object.keys(kept.values).length ? "" : "ab-initio";
    platform.values = { ...(resumed ? kept.values : {}), ...model.given(kept.learner, entry) };
    for (const name of [model.exit, model.session]) delete platform.values[name];
    platform.state = "open";
    return "true";
  }

  function get(name) {
    if (platform.state !== "open" || platform.out) return fail(platform.state === "over" ? "after" : "before", "");
    const [, rights] = elementOf(name) || fail("unknown", []);
    if (!rights) return "";
    if (!rights.includes("r")) return fail("writeOnly", "");
    return /\._count$/.test(name) ? String(countOf(platform.values)) : platform.values[name] ?? "";
  }

  function set(name, value) {
    if (platform.state !== "open" || platform.out) return fail(platform.state === "over" ? "after" : "before", "false");
    const [, rights, fits] = elementOf(name) || fail("unknown", []);
    if (!rights) return "false";
    if (!rights.includes("w")) return fail("readOnly", "false");
    if (!fits(String(value))) return fail("wrong", "false");
    if (platform.refusing) return fail("fault", "false");
    platform.values[name] = String(value);
    return "true";
  }

  function commit() {
    if (platform.state !== "open" || platform.out) return fail(platform.state === "over" ? "after" : "before", "false");
    if (platform.refusing) return fail("fault", "false");
    kept.values = { ...platform.values };
    kept.commits += 1;
    sessionStorage.setItem(key, JSON.stringify(kept));
    return "true";
  }

  function end() {
    const done = commit();
    if (done === "true") platform.state = "over";
    return done;
  }

  const verbs = { Initialize: begin, GetValue: get, SetValue: set, Commit: commit, [model.end]: end };
  const tell = { GetLastError: () => platform.error, GetErrorString: (code) => (code === "0" ? "" : `Error ${code}`), GetDiagnostic: () => "" };
  const api = {};
  for (const [verb, act] of Object.entries(verbs)) {
    api[model.prefix + verb] = (...given) => {
      platform.error = "0";
      const answer = act(...given);
      platform.calls.push({ verb: model.prefix + verb, given: given.map(String), answer, error: platform.error });
      noted(platform);
      return answer;
    };
  }
  for (const [verb, act] of Object.entries(tell)) api[model.prefix + verb] = act;
  window[model.api] = api;
  return platform;
}

function countOf(values) {
  return new Set(Object.keys(values).flatMap((name) => name.match(/^cmi\.interactions\.\d+/) || [])).size;
}
