/* A learner's answers as a file, for when a platform cannot be reached: saved here, restored in any later session. */

function fileText(course, state, unsent) {
  return JSON.stringify({ hornbook: STATE_VERSION, course, progress: packState(state), unsent });
}

/* Progress and unsent answers of a file; else what is wrong with it. */
function readFile(text, course) {
  const found = attemptTo(() => JSON.parse(text));
  const state = found && unpackState(String(found.progress));
  if (!state) return { wrong: "restore_unreadable" };
  if (found.course !== course) return { wrong: "restore_foreign" };
  return { state, unsent: Array.isArray(found.unsent) ? found.unsent : [] };
}

function saveButton(course, text) {
  return button(say("save_file"), "save", () => saveFile(course, typeof text === "function" ? text() : text));
}

function saveFile(course, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = element("a", { href: address, download: `${course}-answers.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
