/* One attempt at a quiz as data: its order, its answers, what it earned. It knows nothing of the page. */

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

/* The questions of an attempt: all, but of each pool only as many as it gives, in the order of the quiz.
   Those that were `kept`, since they have an answer, go before others, should a new release have changed the pool. */
function drawFrom(questions, pools, kept, random) {
  const left = new Set(questions);
  for (const { first, size, pick } of pools) {
    const mixed = shuffled(questions.slice(first, first + size), random);
    const ranked = [...mixed.filter(kept), ...mixed.filter((question) => !kept(question))];
    for (const question of ranked.slice(pick)) left.delete(question);
  }
  return questions.filter((question) => left.has(question));
}

const BY_HAND = ["essay", "upload"];

/* What a program can score in a quiz: questions with a key that no person must mark. */
function scorable(item) {
  return Boolean(item.graded) && !BY_HAND.includes(item.type);
}

function possiblePoints(questions) {
  return sum(questions.map(({ item }) => (scorable(item) && item.points) || 0));
}

function earnedPoints(questions) {
  return Math.max(0, sum(questions.map(({ result }) => (result ? result.earned : 0))));
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
