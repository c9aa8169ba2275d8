/* SCORM 2004, 3rd and 4th edition (Run-Time Environment 1.0): a session as elements of `cmi`. The verbs of an adapter
   are told in scorm12.js. Values stay within what every platform takes: no time zones, two decimals of a second. */

const FORMS_2004 = {
  text: 250,
  long: "long-fill-in",
  longest: 4000,
  other: "other",
  upload: "other",
  list: "[,]",
  pair: "[.]",
  id: /^[A-Za-z0-9_]+$/,
  truth: { true: "true", false: "false" },
  wrong: "incorrect",
  range: (low, high) => `${low}[:]${high}`,
};
const SESSION_OVER = ["112", "113", "122", "123", "132", "133", "142", "143"];

function platformAdapter(start, { limit }) {
  const api = findApi(start, (at) => at.API_1484_11.Initialize && at.API_1484_11);
  return api && scorm2004Adapter(callsOf(api, ""), limit);
}

function scorm2004Adapter({ done, get, set, once, error, forget }, limit) {
  let completion = "";
  let success = "";
  let best = null;

  function open() {
    if (!done("Initialize", "") && !(error() === "103" && get("cmi.completion_status"))) return null;
    completion = get("cmi.completion_status");
    success = get("cmi.success_status");
    best = numberFrom(get("cmi.score.raw"));
    return {
      text: get("cmi.suspend_data"),
      place: get("cmi.location"),
      records: !["review", "browse"].includes(get("cmi.mode")),
      mark: numberFrom(get("cmi.scaled_passing_score")),
      learner: get("cmi.learner_id"),
      count: numberFrom(get("cmi.interactions._count")) || 0,
    };
  }

  function begin() {
    set("cmi.exit", "suspend");
    if (completion !== "completed") once("cmi.completion_status", "incomplete");
  }

  function put(standing) {
    const text = once("cmi.suspend_data", standing.text);
    if (standing.place) once("cmi.location", standing.place.slice(0, 1000));
    const score = standing.percent === null || putScore(standing);
    const told = putStatus(standing);
    set("cmi.session_time", duration(standing.seconds));
    return text && score && told;
  }

  /* Platforms judge by the scaled score alone: with a pass mark of theirs it waits until the quizzes are whole. */
  function putScore({ percent, scored }) {
    if (best !== null && best > percent) return true;
    const raw = once("cmi.score.min", 0) && once("cmi.score.max", 100) && once("cmi.score.raw", percent);
    if (raw) best = percent;
    return raw && (!scored || once("cmi.score.scaled", Math.round(percent * 100) / 10000));
  }

  function putStatus({ complete, passed, progress }) {
    if (complete) completion = "completed";
    if (passed !== null && success !== "passed") success = passed ? "passed" : "failed";
    const told = success === "passed" || success === "failed" ? once("cmi.success_status", success) : true;
    once("cmi.progress_measure", completion === "completed" ? 1 : Math.min(0.99, Math.floor(progress * 100) / 100));
    return once("cmi.completion_status", completion === "completed" ? "completed" : "incomplete") && told;
  }

  function answer(n, said) {
    const at = `cmi.interactions.${n}`;
    if (!set(`${at}.id`, said.id)) return false;
    const { type, response, pattern } = formOf(said, FORMS_2004);
    set(`${at}.type`, type);
    said.objectives.forEach((objective, place) => set(`${at}.objectives.${place}.id`, identifier(objective, 250)));
    set(`${at}.timestamp`, timestamp(said.at));
    if (pattern) set(`${at}.correct_responses.0.pattern`, pattern);
    set(`${at}.weighting`, points(said.points));
    if (response) set(`${at}.learner_response`, response);
    set(`${at}.result`, resultOf(said.score, FORMS_2004));
    set(`${at}.latency`, duration(said.seconds));
    if (said.stem) set(`${at}.description`, oneLine(said.stem, 250).replace(/^\{+/, ""));
    return true;
  }

  return {
    limit,
    open,
    begin,
    put,
    answer,
    forget,
    request(item) {
      const valid = get(`adl.nav.request_valid.choice.{target=${item}}`) !== "false";
      return valid && set("adl.nav.request", `{target=${item}}choice`);
    },
    commit: () => done("Commit", ""),
    gone: () => SESSION_OVER.includes(error()),
    close(seconds) {
      if (seconds !== null) set("cmi.session_time", duration(seconds));
      return done("Terminate", "");
    },
  };
}

/* A stretch of time by ISO 8601, in seconds. */
function duration(seconds) {
  return `PT${Math.round(seconds * 100) / 100}S`;
}

function timestamp(at) {
  const time = new Date(at);
  const day = [time.getFullYear(), twoDigits(time.getMonth() + 1), twoDigits(time.getDate())].join("-");
  return `${day}T${[time.getHours(), time.getMinutes(), time.getSeconds()].map(twoDigits).join(":")}`;
}
