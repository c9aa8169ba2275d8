/* No platform: progress in this browser, for a site and for a package that runs by itself; where storage is off or full
   the page works on, without a memory. A keeper of progress has
   these verbs: read() gives it, or null; write(state, now); answered(answers) and unsent(), what a platform must get;
   place(), where it says that the learner was. */

function localKeeper(course) {
  const key = `hornbook:${course}`;
  return {
    records: true,
    shared: true,
    read: () => attemptTo(() => unpackState(localStorage.getItem(key) || "")),
    write: (state) => attemptTo(() => localStorage.setItem(key, packState(state))),
    answered() {},
    unsent: () => [],
    place: () => "",
    request: () => false,
  };
}
