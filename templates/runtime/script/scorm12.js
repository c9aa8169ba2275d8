/* SCORM 1.2: finds the platform's API and keeps progress there. It uses only values that every platform accepts. */

const SUSPEND_LIMIT = 4096;
const TEXT_LIMIT = 255;
const RETRIES = [2000, 5000, 15000, 30000];
const RANK = { incomplete: 0, completed: 1, failed: 2, passed: 3 };
const LIST = /^[a-z](,[a-z])*$/;
const PAIRS = /^[a-z]\.[a-z](,[a-z]\.[a-z])*$/;
const FORMS = {
  choice: ["choice", LIST],
  multiple: ["choice", LIST],
  hotspot: ["choice", LIST],
  ordering: ["sequencing", LIST],
  matching: ["matching", PAIRS],
  categorise: ["matching", PAIRS],
  upload: ["performance", /./],
};

/* The API in this window, its parents, or the windows that opened them; null where there is none. */
function findApi(start) {
  const seen = new Set();
  const starts = [start];
  while (starts.length) {
    let at = starts.shift();
    for (let depth = 0; at && depth < 500 && !seen.has(at); depth += 1) {
      seen.add(at);
      const api = attemptTo(() => at.API.LMSInitialize && at.API);
      if (api) return api;
      starts.push(attemptTo(() => at.opener));
      at = attemptTo(() => at.parent);
    }
  }
  return null;
}

function attemptTo(read) {
  try {
    return read() || null;
  } catch {
    return null;
  }
}

function scormKeeper(api, course, tell) {
  const known = {};
  const began = Date.now();
  let next = 0;
  let timer = 0;
  let failures = 0;
  let pending = null;
  let unsent = [];
  let over = false;

  const call = (name, ...values) => attemptTo(() => String(api[name](...values))) || "";
  const get = (name) => call("LMSGetValue", name);
  const set = (name, value) => call("LMSSetValue", name, String(value)) === "true";
  const setOnce = (name, value) => {
    if (known[name] === String(value)) return true;
    const done = set(name, value);
    if (done) known[name] = String(value);
    return done;
  };

  const opened = call("LMSInitialize", "") === "true" || (call("LMSGetLastError") === "101" && get("cmi.core.lesson_status"));
  if (!opened) return null;
  const records = !["review", "browse"].includes(get("cmi.core.lesson_mode"));
  const mastery = Number.parseFloat(get("cmi.student_data.mastery_score"));
  const before = { status: get("cmi.core.lesson_status"), raw: Number.parseFloat(get("cmi.core.score.raw")) };
  known["cmi.suspend_data"] = get("cmi.suspend_data");
  if (records) {
    next = Number.parseInt(get("cmi.interactions._count"), 10) || 0;
    if (!(before.status in RANK)) setOnce("cmi.core.lesson_status", "incomplete");
    set("cmi.core.exit", "suspend");
    call("LMSCommit", "");
  }

  function put(state) {
    const { percent, status, whole } = progressOf(course, state);
    const { text, shortened } = packWithin(state, SUSPEND_LIMIT);
    let done = setOnce("cmi.suspend_data", text);
    setOnce("cmi.core.lesson_location", state.place.slice(0, TEXT_LIMIT));
    if (percent !== null && (whole || Number.isNaN(mastery))) done = putScore(percent) && done;
    done = putStatus(judgedStatus(status, percent)) && done;
    set("cmi.core.session_time", timespan((Date.now() - began) / 1000));
    if (shortened) tell("shortened");
    return done;
  }

  /* A mastery score of the platform's goes before the course's own pass mark. */
  function judgedStatus(status, percent) {
    if (Number.isNaN(mastery) || percent === null || !["passed", "failed"].includes(status)) return status;
    return percent >= mastery ? "passed" : "failed";
  }

  function putScore(percent) {
    if (before.raw >= percent) return true;
    return setOnce("cmi.core.score.min", "0") && setOnce("cmi.core.score.max", "100") && setOnce("cmi.core.score.raw", percent);
  }

  function putStatus(status) {
    const former = known["cmi.core.lesson_status"] || before.status;
    return (RANK[former] ?? -1) >= RANK[status] || setOnce("cmi.core.lesson_status", status);
  }

  function flush() {
    clearTimeout(timer);
    if (over || !pending) return;
    unsent = unsent.filter((answer) => !sent(answer));
    const done = put(pending) && call("LMSCommit", "") === "true";
    if (done) pending = null;
    if (done) unsent = [];
    report(done);
  }

  /* An answer that a healthy session refuses is given up; where the session itself fails it is tried again. */
  function sent(answer) {
    const taken = putInteraction(set, next, answer);
    next += Number(taken);
    return taken;
  }

  function report(done) {
    if (done && failures) tell("");
    failures = done ? 0 : failures + 1;
    if (done) return;
    if (failures > 1) tell("unsent");
    timer = setTimeout(flush, RETRIES[Math.min(failures, RETRIES.length) - 1]);
  }

  function close() {
    if (over) return;
    if (pending) unsent.forEach(sent);
    if (pending) put(pending);
    if (records) set("cmi.core.session_time", timespan((Date.now() - began) / 1000));
    over = true;
    call("LMSFinish", "");
  }

  function save() {
    if (document.visibilityState === "hidden") flush();
  }

  document.addEventListener("visibilitychange", save);
  window.addEventListener("pagehide", (event) => (event.persisted ? flush() : close()));
  window.addEventListener("pageshow", (event) => event.persisted && over && location.reload());
  return {
    name: "scorm12",
    records,
    read: () => known["cmi.suspend_data"],
    place: () => get("cmi.core.lesson_location"),
    write(state, now) {
      if (!records || over) return;
      pending = state;
      clearTimeout(timer);
      if (now) flush();
      else timer = setTimeout(flush, 1500);
    },
    answered(answers) {
      if (!records || over) return;
      unsent.push(...answers);
    },
  };
}

/* Write an answer as interaction `n`; returns whether the platform took it, so that the numbers have no gap. */
function putInteraction(set, n, answer) {
  const at = `cmi.interactions.${n}`;
  if (!set(`${at}.id`, answer.id.slice(0, TEXT_LIMIT))) return false;
  const { type, response, pattern } = formatted(answer);
  set(`${at}.type`, type);
  answer.objectives.forEach((objective, place) => set(`${at}.objectives.${place}.id`, identifier(objective)));
  set(`${at}.time`, new Date().toTimeString().slice(0, 8));
  if (pattern) set(`${at}.correct_responses.0.pattern`, pattern);
  if (answer.points <= 100) set(`${at}.weighting`, points(answer.points));
  set(`${at}.student_response`, response);
  set(`${at}.result`, resultOf(answer.score));
  set(`${at}.latency`, timespan(answer.seconds));
  return true;
}

/* Type, response and pattern; what the type has no form for is written as text (fill-in). */
function formatted({ type, answer, pattern }) {
  const text = answer.replace(/\s+/g, " ").trim().slice(0, TEXT_LIMIT);
  if (type === "true-false") return { type, response: answer.slice(0, 1), pattern: pattern.slice(0, 1) };
  if (type === "numeric") return numericForm(text, pattern);
  const [form, known] = FORMS[type] || ["fill-in", /^/];
  const fits = answer.length <= TEXT_LIMIT && known.test(answer) && (!pattern || (pattern.length <= TEXT_LIMIT && known.test(pattern)));
  return { type: fits ? form : "fill-in", response: text, pattern: pattern.slice(0, TEXT_LIMIT) };
}

function numericForm(text, pattern) {
  const decimal = /^-?\d+(\.\d+)?$/;
  const number = text.replace(",", ".");
  if (!decimal.test(number)) return { type: "fill-in", response: text, pattern };
  return { type: "numeric", response: number, pattern: decimal.test(pattern) ? pattern : "" };
}

function resultOf(score) {
  if (score === null) return "neutral";
  if (score >= 1 - 1e-9) return "correct";
  return score > 0 ? points(score) : "wrong";
}

function identifier(text) {
  return text.replace(/[^A-Za-z0-9_.-]/g, "_").slice(0, TEXT_LIMIT);
}

/* A stretch of time as HHHH:MM:SS. */
function timespan(seconds) {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, "0")).join(":");
}
