/* One attempt at a quiz as data: its order, its answers, what it earned. It knows nothing of the page. */

function newSeed() {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}

/* Random numbers from a seed (mulberry32), so that an order is the same after a reload. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled(list, random) {
  const order = list.slice();
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

/* What a program can score in a quiz: questions with a key, essays apart. */
function scorable(item) {
  return Boolean(item.graded) && item.type !== "essay";
}

function possiblePoints(quiz) {
  return quiz.items.filter(scorable).reduce((sum, item) => sum + (item.points || 0), 0);
}

function earnedPoints(questions) {
  const sum = questions.reduce((total, question) => total + (question.result ? question.result.earned : 0), 0);
  return Math.max(0, sum);
}

/* Earned and possible points of each objective that questions name. */
function byObjective(questions) {
  const rows = new Map();
  for (const { item, result } of questions) {
    for (const objective of scorable(item) ? item.objectives || [] : []) {
      const row = rows.get(objective) || { earned: 0, possible: 0 };
      row.earned += result ? result.earned : 0;
      row.possible += item.points || 0;
      rows.set(objective, row);
    }
  }
  return rows;
}
