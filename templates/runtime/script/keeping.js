/* A learner's answers to take away and to bring back, as a file. */

function offerFile(main) {
  const said = element("p", { className: "message" });
  const field = element("input", { type: "file", accept: ".json,application/json", hidden: true });
  const restore = button(say("restore_file"), "quiet", () => field.click());
  const actions = element("div", { className: "actions" }, button(say("save_file"), "quiet", () => saveFile(document.body.dataset.course, COURSE.file())), restore);
  said.setAttribute("role", "status");
  field.addEventListener("change", () => field.files[0] && bringBack(field.files[0], said));
  const title = element("h2", { textContent: say("your_answers") });
  main.append(element("section", { className: "keeping" }, title, element("p", { className: "note", textContent: say("keeping_note") }), actions, field, said));
}

async function bringBack(file, said) {
  const wrong = COURSE.restore(await file.text());
  if (wrong) said.textContent = say(wrong);
  else location.reload();
}
