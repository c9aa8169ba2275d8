/* A platform that is out to lose answers. What it is like stands in its address:

   version  scorm12 or scorm2004
   who      the learner, under whose name the server keeps things
   sends    beacon: each commit arrives, whatever happens to the window; sync: a request that the browser refuses while a
            window dies; late: it says "true" at once and sends half a second later, if it lives so long
   slow     how many milliseconds each commit freezes the window
   fails    how many of a hundred commits say "false" and keep nothing
   out      after so many commits the learner is logged out, and nothing is taken any more
   seed     of its moods
   sitting  the number of this session, which is sent too
   launch   the page that it opens
   place    frame, deep (two frames further down) or popup */
const asked = new URLSearchParams(location.search);
const newer = asked.get('version') === 'scorm2004';
const prefix = newer ? '' : 'LMS';
const shelf = `kept/${asked.get('who')}`;
const quirks = (asked.get('quirks') || '').split(',');
const calls = [];
const values = kept();
const given = {...values};
let commits = 0;
let state = 'new';
let error = '0';
let seed = Number(asked.get('seed') || 1);

function mood() {
  seed = (seed * 48271) % 2147483647;
  return seed % 100;
}

function kept() {
  const request = new XMLHttpRequest();
  request.open('GET', shelf, false);
  request.send();
  const all = JSON.parse(request.responseText || '{"values": {}}').values;
  const suspended = (all['cmi.exit'] || all['cmi.core.exit']) === 'suspend';
  if (suspended) return all;
  return newer ? {} : Object.fromEntries(Object.entries(all).filter(([name]) => name === 'cmi.suspend_data'));
}

/* Moodle's SCORM 2004 sends only what differs from what it gave when the page was loaded. */
function text() {
  const stored = quirks.includes('differences') ? {...window.stored} : {};
  for (const [name, value] of Object.entries(values)) {
    if (!quirks.includes('differences') || given[name] !== value) stored[name] = value;
  }
  window.stored = stored;
  return JSON.stringify({sent: [Date.now(), commits], values: {...given, ...stored}, sitting: asked.get('sitting'), over: state === 'over'});
}

function wait(milliseconds) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

function arrives() {
  commits += 1;
  wait(Number(asked.get('slow') || 0));
  if (asked.get('out') && commits > Number(asked.get('out'))) return false;
  if (mood() < Number(asked.get('fails') || 0)) return false;
  if (asked.get('sends') === 'late') return Boolean(setTimeout(() => navigator.sendBeacon(shelf, text()), 500));
  if (asked.get('sends') !== 'sync') return navigator.sendBeacon(shelf, text());
  const request = new XMLHttpRequest();
  request.open('POST', shelf, false);
  request.send(text());
  return true;
}

/* A request that a dying window may not make throws; then the platform says that it failed. */
function commit() {
  try {
    return arrives();
  } catch {
    return false;
  }
}

function counted(name) {
  const [, at] = /^(.*)\._count$/.exec(name) || [];
  if (!at) return null;
  const numbers = Object.keys(values).filter((key) => key.startsWith(`${at}.`)).map((key) => Number(key.slice(at.length + 1).split('.')[0]));
  return String(new Set(numbers).size);
}

/* Moodle at LMSFinish: a raw score is judged by the mastery score, and what was never tried is completed. */
function finish() {
  const mastery = asked.get('mastery');
  const raw = values['cmi.core.score.raw'];
  if (mastery && raw !== undefined) values['cmi.core.lesson_status'] = Number(raw) >= Number(mastery) ? 'passed' : 'failed';
  if (!newer && !values['cmi.core.lesson_status']) values['cmi.core.lesson_status'] = 'completed';
  state = 'over';
  return commit();
}

const verbs = {
  Initialize: () => {
    if (asked.get('out') && commits > Number(asked.get('out'))) return false;
    const fresh = state !== 'open';
    state = 'open';
    return fresh;
  },
  GetValue: (name) => {
    if (quirks.includes('logged-out-reads')) throw new Error('logged out');
    if (name === 'cmi.student_data.mastery_score') return asked.get('mastery') || '';
    if (/mode$/.test(name)) return asked.get('mode') || 'normal';
    return counted(name) ?? values[name] ?? '';
  },
  SetValue: (name, value) => {
    const open = state === 'open' && typeof value === 'string' && !(asked.get('out') && commits > Number(asked.get('out')));
    if (open && !(quirks.includes('no-interactions') && name.includes('interactions'))) values[name] = value;
    error = open ? '0' : (newer ? '132' : '301');
    return open && !(quirks.includes('no-interactions') && name.includes('interactions'));
  },
  Commit: (...given) => given.length === 1 && given[0] === '' && state === 'open' && commit(),
  GetLastError: () => error,
  GetErrorString: () => 'no',
  GetDiagnostic: () => 'no',
};
verbs[newer ? 'Terminate' : 'Finish'] = () => state === 'open' && finish();

window[newer ? 'API_1484_11' : 'API'] = Object.fromEntries(
  Object.entries(verbs).map(([verb, act]) => [
    prefix + verb,
    (...given) => {
      const said = String(act(...given));
      calls.push([verb, ...given, said]);
      return said;
    },
  ]),
);

function show() {
  const launch = asked.get('launch') || 'launch.html';
  if (asked.get('place') === 'popup') return;
  document.querySelector('iframe').src = asked.get('place') === 'deep' ? `deep.html?${launch}` : launch;
}
addEventListener('DOMContentLoaded', show);
