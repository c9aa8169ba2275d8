/* A copy of a learner's progress in this browser, beside what the platform keeps. It outlives a crash, and a platform
   that said "saved" and did not. It is found by the learner's id as a digest, and holds what has not been sent yet. */

function journalOf(course, unit, learner) {
  const key = `hornbook:${course}:${unit}:${short(learner)}`;
  return {
    read: () => attemptTo(() => JSON.parse(localStorage.getItem(key))),
    write: (state, facts) => attemptTo(() => localStorage.setItem(key, JSON.stringify({ text: packState(state), ...facts }))),
  };
}

/* What to go on with: `state`, answers that are still `unsent`, and `lost`, progress of an attempt that the platform
   knows nothing of, which only the learner can say what to do with. A complete attempt that was sent is not missed:
   then the platform has begun a new one. */
function resumed(text, journal, release) {
  const kept = unpackState(unsqueezed(text));
  const noted = journal && unpackState(journal.text);
  if (!noted) return { state: kept || emptyState(release), unsent: [], lost: null };
  if (kept && kept.token === noted.token) {
    const newer = noted.serial > kept.serial;
    return { state: newer ? noted : kept, unsent: newer || noted.serial === kept.serial ? journal.unsent : [], lost: null };
  }
  return { state: kept || emptyState(release), unsent: [], lost: journal.sent && journal.complete ? null : { state: noted, unsent: journal.unsent } };
}
