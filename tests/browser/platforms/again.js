/* A platform made of scorm-again: it notes every call, and sends what it holds to the server at each commit and finish. */
const asked = new URLSearchParams(location.search);
const newer = Boolean(window.Scorm2004API);
const held = newer ? new Scorm2004API({autocommit: false, logLevel: 5}) : new Scorm12API({autocommit: false, logLevel: 5});
const prefix = newer ? '' : 'LMS';
const verbs = ['Initialize', newer ? 'Terminate' : 'Finish', 'GetValue', 'SetValue', 'Commit', 'GetLastError', 'GetErrorString', 'GetDiagnostic'];
const calls = [];
const set = {};
const api = {};

/* Answers stay here: a beacon takes 64 KB, and they are never given back. */
const send = () => {
  const kept = Object.fromEntries(Object.entries(set).filter(([name]) => !name.includes('interactions')));
  navigator.sendBeacon('posted', JSON.stringify({sent: [Date.now(), calls.length], set: kept, calls: calls.slice(-3)}));
};
const count = (...names) => calls.filter(([verb]) => names.includes(verb)).length;

for (const verb of verbs) {
  api[prefix + verb] = (...values) => {
    const refused = window.refusing && (verb === 'Commit' || verb === 'SetValue');
    const given = String(refused ? 'false' : held[prefix + verb](...values));
    calls.push([verb, ...values, given]);
    if (verb === 'SetValue' && given === 'true') set[values[0]] = values[1];
    if (given === 'true' && ['Commit', 'Finish', 'Terminate'].includes(verb)) send();
    return given;
  };
}
if (asked.get('refuse')) api[prefix + 'Initialize'] = () => 'false';

/* What a platform gives back: all but answers, times and requests, and those only where the last exit asked for it. */
function load(kept) {
  const skipped = /session_time|\.exit$|nav\.request/;
  const values = Object.fromEntries(Object.entries(kept).filter(([name]) => !skipped.test(name)));
  const exit = kept['cmi.exit'] || kept['cmi.core.exit'];
  if (exit !== 'suspend') return;
  held.loadFromFlattenedJSON(values, '');
  (newer ? held.cmi : held.cmi.core).entry = 'resume';
  Object.assign(set, values);
}

fetch('posted').then((answer) => answer.json()).then((kept) => {
  if (kept) load(kept.set);
  const mode = asked.get('mode');
  if (mode && newer) held.cmi.mode = mode;
  if (mode && !newer) held.cmi.core.lesson_mode = mode;
  if (asked.get('mastery') && newer) held.cmi.scaled_passing_score = asked.get('mastery');
  if (asked.get('mastery') && !newer) held.cmi.student_data.mastery_score = asked.get('mastery') * 100;
  window[newer ? 'API_1484_11' : 'API'] = api;
  document.querySelector('iframe').src = asked.get('launch') || 'launch.html';
});
