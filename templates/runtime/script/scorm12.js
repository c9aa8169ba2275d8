/* SCORM 1.2 (Run-Time Environment 1.2): a session as the elements of `cmi.core`.

   An adapter has these verbs. open() gives what the platform knows, or null where it refuses: text (progress as it was
   kept), place, records (false in review), mark (its own pass mark, 0 to 1, or null), learner, count of interactions.
   put(standing) sets text, place, percent, whole, complete, passed, progress and seconds; answer(n, answer) writes one
   interaction; both say whether all was taken. begin() marks what is begun; commit(), close(seconds); forget() after a failure; gone():
   the session is over; request(item), where there is one, asks for another unit. */

const STATUS_RANK = { incomplete: 0, completed: 1, failed: 2, passed: 3 };
const FORMS_12 = {
  text: 255,
  long: "fill-in",
  longest: 255,
  other: "fill-in",
  upload: "performance",
  list: ",",
  pair: ".",
  id: /^[a-z]$/,
  truth: { true: "t", false: "f" },
  wrong: "wrong",
  range: (low, high) => (low === high ? low : ""),
};

function platformAdapter(start) {
  const api = findApi(start, (at) => at.API.LMSInitialize && at.API);
  return api && scorm12Adapter(callsOf(api, "LMS"));
}

function scorm12Adapter({ done, get, set, once, error, forget }) {
  let status = "";
  let best = null;

  function open() {
    if (!done("Initialize", "") && !(error() === "101" && get("cmi.core.lesson_status"))) return null;
    const mastery = numberFrom(get("cmi.student_data.mastery_score"));
    status = get("cmi.core.lesson_status");
    best = numberFrom(get("cmi.core.score.raw"));
    return {
      text: get("cmi.suspend_data"),
      place: get("cmi.core.lesson_location"),
      records: !["review", "browse"].includes(get("cmi.core.lesson_mode")),
      mark: mastery === null ? null : mastery / 100,
      learner: get("cmi.core.student_id"),
      count: numberFrom(get("cmi.interactions._count")) || 0,
    };
  }

  function begin() {
    set("cmi.core.exit", "suspend");
    if (!(status in STATUS_RANK)) putStatus("incomplete");
  }

  function put(standing) {
    const text = once("cmi.suspend_data", standing.text);
    if (standing.place) once("cmi.core.lesson_location", standing.place.slice(0, 255));
    const score = !standing.scored || putScore(standing.percent);
    const told = putStatus(statusOf(standing));
    set("cmi.core.session_time", clockTime(standing.seconds));
    return text && score && told;
  }

  /* A platform with a mastery score judges any score at once, so it gets none before the quizzes are whole. */
  function putScore(percent) {
    if (best !== null && best >= percent) return true;
    const taken = once("cmi.core.score.min", 0) && once("cmi.core.score.max", 100) && once("cmi.core.score.raw", percent);
    if (taken) best = percent;
    return taken;
  }

  function putStatus(next) {
    if ((STATUS_RANK[status] ?? -1) > STATUS_RANK[next]) return true;
    const taken = once("cmi.core.lesson_status", next);
    if (taken) status = next;
    return taken;
  }

  function answer(n, said) {
    const at = `cmi.interactions.${n}`;
    if (!set(`${at}.id`, said.id.slice(0, 255))) return false;
    const { type, response, pattern } = formOf(said, FORMS_12);
    set(`${at}.type`, type);
    said.objectives.forEach((objective, place) => set(`${at}.objectives.${place}.id`, identifier(objective, 255)));
    set(`${at}.time`, clockTime(secondsOfDay(said.at)));
    if (pattern) set(`${at}.correct_responses.0.pattern`, pattern);
    if (said.points <= 100) set(`${at}.weighting`, points(said.points));
    if (response) set(`${at}.student_response`, response);
    set(`${at}.result`, resultOf(said.score, FORMS_12));
    set(`${at}.latency`, clockTime(said.seconds));
    return true;
  }

  return {
    limit: 4096,
    open,
    begin,
    put,
    answer,
    forget,
    commit: () => done("Commit", ""),
    gone: () => error() === "301",
    close(seconds) {
      if (seconds !== null) set("cmi.core.session_time", clockTime(seconds));
      return done("Finish", "");
    },
  };
}

/* One element for both, completion and success. */
function statusOf({ complete, passed }) {
  if (!complete) return "incomplete";
  if (passed === null) return "completed";
  return passed ? "passed" : "failed";
}

/* A stretch of time, or a time of day, as HH:MM:SS (hours may have four digits). */
function clockTime(seconds) {
  const whole = Math.min(Math.round(seconds), 35999999);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map(twoDigits).join(":");
}

function secondsOfDay(at) {
  const time = new Date(at);
  return time.getHours() * 3600 + time.getMinutes() * 60 + time.getSeconds();
}
