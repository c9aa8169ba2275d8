/* A platform with a table of contents: it reads the package's manifest, and scorm-again sequences its activities (SN).
   It launches what is delivered, keeps each activity's data, and gives it back when the activity is resumed. */
const kept = {};
const pages = {};
const delivered = [];
const refused = [];
const frame = document.querySelector('iframe');
let api = null;
let current = '';

const child = (node, name) => [...node.children].find((one) => one.localName === name);
const children = (node, name) => [...node.children].filter((one) => one.localName === name);
const flag = (node, name, standard) => (node && node.hasAttribute(name) ? node.getAttribute(name) === 'true' : standard);
const number = (node, name, standard) => (node && node.hasAttribute(name) ? Number(node.getAttribute(name)) : standard);

function activity(node, id) {
  const rules = child(node, 'sequencing');
  const [mode, rollup, delivery] = ['controlMode', 'rollupRules', 'deliveryControls'].map((name) => rules && child(rules, name));
  const threshold = child(node, 'completionThreshold');
  const objective = rules && child(rules, 'objectives') && child(child(rules, 'objectives'), 'primaryObjective');
  const mark = objective && child(objective, 'minNormalizedMeasure');
  return {
    id,
    title: child(node, 'title').textContent,
    isVisible: flag(node, 'isvisible', true),
    children: children(node, 'item').map((item) => activity(item, item.getAttribute('identifier'))),
    sequencingControls: {
      choice: flag(mode, 'choice', true),
      choiceExit: flag(mode, 'choiceExit', true),
      flow: flag(mode, 'flow', false),
      forwardOnly: flag(mode, 'forwardOnly', false),
      rollupObjectiveSatisfied: flag(rollup, 'rollupObjectiveSatisfied', true),
      rollupProgressCompletion: flag(rollup, 'rollupProgressCompletion', true),
      objectiveMeasureWeight: number(rollup, 'objectiveMeasureWeight', 1),
    },
    deliveryControls: {
      tracked: flag(delivery, 'tracked', true),
      completionSetByContent: flag(delivery, 'completionSetByContent', false),
      objectiveSetByContent: flag(delivery, 'objectiveSetByContent', false),
    },
    completionThreshold: { completedByMeasure: flag(threshold, 'completedByMeasure', false), minProgressMeasure: number(threshold, 'minProgressMeasure', 1) },
    primaryObjective: {
      objectiveID: objective ? objective.getAttribute('objectiveID') : `${id}-primary`,
      isPrimary: true,
      satisfiedByMeasure: flag(objective, 'satisfiedByMeasure', false),
      minNormalizedMeasure: mark ? Number(mark.textContent) : 1,
    },
  };
}

function notePages(manifest) {
  const resources = new Map([...manifest.querySelectorAll('resource')].map((one) => [one.getAttribute('identifier'), one.getAttribute('href')]));
  for (const item of manifest.querySelectorAll('item[identifierref]')) pages[item.getAttribute('identifier')] = resources.get(item.getAttribute('identifierref'));
}

/* A fresh run-time for what is delivered, with the data of a session that was suspended; then its page. */
function launch(id) {
  delivered.push(id);
  setTimeout(() => {
    current = id;
    api.reset();
    if (kept[id]) api.loadFromFlattenedJSON(kept[id], '');
    if (kept[id]) api.cmi.entry = 'resume';
    frame.src = pages[id];
  });
}

/* What the learner asks of the platform: the page goes first, which ends its session, and then the request is made. */
async function go(request, target) {
  await new Promise((done) => {
    frame.addEventListener('load', done, { once: true });
    frame.src = 'about:blank';
  });
  if (!api.processNavigationRequest(request, target)) refused.push([request, target]);
}

/* An activity by its id: completion, satisfaction, score. */
function standing() {
  const rows = {};
  const walk = (one) => {
    const { completionStatus: completion, objectiveSatisfiedStatus: satisfied, objectiveNormalizedMeasure: measure } = one;
    rows[one.id] = [completion, satisfied, Math.round(measure * 1e4) / 1e4];
    one.children.forEach(walk);
  };
  walk(api.getSequencingState().rootActivity);
  return rows;
}

function noting(verb, act) {
  const real = api[verb].bind(api);
  api[verb] = (...given) => act(real, ...given);
}

function start(manifest) {
  const organization = manifest.querySelector('organization');
  notePages(manifest);
  api = new Scorm2004API({ autocommit: false, logLevel: 5, sequencing: { activityTree: activity(organization, 'course'), eventListeners: { onActivityDelivery: ({ id }) => launch(id) } } });
  noting('SetValue', (real, name, value) => {
    const said = real(name, value);
    const stays = !/session_time|exit$|^adl|interactions/.test(name);
    if (said === 'true' && stays) kept[current] = { ...kept[current], [name]: value };
    if (said !== 'true') refused.push([name, value]);
    return said;
  });
  window.API_1484_11 = api;
  const list = document.querySelector('ol');
  for (const item of organization.querySelectorAll('item[identifierref]')) {
    const button = document.createElement('button');
    button.textContent = child(item, 'title').textContent;
    button.addEventListener('click', () => go('choice', item.getAttribute('identifier')));
    list.append(button);
  }
  for (const request of ['continue', 'previous']) document.querySelector(`#${request}`).addEventListener('click', () => go(request));
  api.processNavigationRequest('start');
}

fetch('imsmanifest.xml').then((answer) => answer.text()).then((text) => start(new DOMParser().parseFromString(text, 'text/xml')));
