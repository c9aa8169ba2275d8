/* A session with a learning platform: what is answered goes to the browser's own copy at once, and to the platform a
   moment later, so that the page never waits: progress, score and status first, then up to so many answers, then one
   commit. What fails is tried again, and the learner is told. */

const SOON = 20;
const LATER = 1500;
const SLICE = 20;
const RETRIES = [2000, 5000, 15000, 30000];

/* A keeper of progress (see course.js) on top of an adapter (see scorm12.js); null where the platform refuses. */
function sessionKeeper(adapter, course, notices) {
  const known = adapter.open();
  if (!known) return null;
  const journal = journalOf(course.id, course.unit, known.learner);
  const { state, unsent, lost } = resumed(known.text, known.records ? journal.read() : null, course.release);
  const session = { adapter, course, notices, journal, state, unsent, known, next: known.count, began: Date.now(), timer: 0, failures: 0, pending: false, complete: false, over: false };
  if (known.records) start(session, lost);
  else notices.show("review");
  return {
    records: known.records,
    read: () => state,
    place: () => known.place,
    write: (changed, now) => write(session, changed, now),
    answered: (answers) => known.records && session.unsent.push(...answers),
    unsent: () => session.unsent,
    request: (item) => request(session, item),
  };
}

function start(session, lost) {
  const { adapter, course, known, notices, state } = session;
  if (known.text && !unpackState(unsqueezed(known.text))) notices.show("unreadable", [saveButton(course.id, known.text)]);
  else if (known.text && state.release !== course.release) notices.show("changed");
  state.release = course.release;
  if (lost) offer(session, lost);
  adapter.begin();
  write(session, state, true);
  flush(session);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush(session));
  window.addEventListener("pagehide", (event) => (event.persisted ? flush(session) : close(session)));
  window.addEventListener("pageshow", (event) => event.persisted && session.over && location.reload());
  window.addEventListener("beforeunload", (event) => session.failures > 1 && event.preventDefault());
}

/* Answers that an earlier session could not hand over, of an attempt that the platform knows nothing of. */
function offer(session, lost) {
  const restore = button(say("restore"), "", () => {
    session.unsent.push(...lost.unsent);
    session.notices.hide("found");
    session.notices.restored(lost.state);
  });
  session.notices.show("found", [restore]);
}

function write(session, state, now) {
  const { known, journal } = session;
  if (!known.records || session.over) return;
  session.state = state;
  session.pending = true;
  journal.write(state, { unsent: session.unsent, sent: false });
  clearTimeout(session.timer);
  session.timer = setTimeout(() => flush(session), now ? SOON : LATER);
}

function flush(session) {
  clearTimeout(session.timer);
  if (session.over || !(session.pending || session.unsent.length)) return;
  const slice = session.unsent.slice(0, SLICE);
  const kept = put(session);
  const taken = kept ? record(session, slice) : 0;
  if (kept && session.adapter.commit()) settle(session, slice, taken);
  else fail(session);
}

function put(session) {
  const { adapter, course, state, known, notices } = session;
  const { text, shortened } = fitted(state, adapter.limit);
  if (shortened) notices.show("shortened", [saveButton(course.id, fileText(course.id, state, session.unsent))]);
  const { percent, whole, complete, passed, progress } = progressOf(course, state, known.mark);
  session.complete = complete;
  const scored = percent !== null && (whole || known.mark === null);
  return adapter.put({ text, place: state.place, percent, scored, complete, passed, progress, seconds: secondsSince(session.began) });
}

/* Write answers as the next interactions; returns how many were taken, so that their numbers have no gap. An answer
   that a healthy session refuses is given up, for the platform has no place for it: progress holds it all the same. */
function record({ adapter, next }, answers) {
  return answers.reduce((taken, answer) => taken + Number(adapter.answer(next + taken, answer)), 0);
}

function settle(session, slice, taken) {
  session.unsent = session.unsent.slice(slice.length);
  session.next += taken;
  session.pending = false;
  session.failures = 0;
  session.notices.hide("unsent");
  session.journal.write(session.state, { unsent: session.unsent, sent: !session.unsent.length, complete: session.complete });
  if (session.unsent.length) session.timer = setTimeout(() => flush(session), SOON);
}

/* All is sent anew, since a platform that fails may have dropped what it took; a session that is over is reopened. */
function fail(session) {
  const { adapter, course, notices } = session;
  const over = adapter.gone();
  session.failures += 1;
  adapter.forget();
  if (over) reopen(session);
  if (session.failures > 1) notices.show("unsent", [saveButton(course.id, () => fileText(course.id, session.state, session.unsent))]);
  session.timer = setTimeout(() => flush(session), RETRIES[Math.min(session.failures, RETRIES.length) - 1]);
}

/* Ask the platform to go on with another unit; that ends this session. Returns whether it will. */
function request(session, item) {
  const asked = Boolean(item && session.adapter.request && session.adapter.request(item));
  if (asked) close(session);
  return asked;
}

function reopen(session) {
  const known = session.adapter.open();
  if (!known) return;
  session.next = known.count;
  session.adapter.begin();
}

function close(session) {
  if (session.over) return;
  clearTimeout(session.timer);
  if (session.pending) put(session);
  record(session, session.unsent);
  session.over = true;
  session.adapter.close(secondsSince(session.began));
}

function secondsSince(began) {
  return (Date.now() - began) / 1000;
}
