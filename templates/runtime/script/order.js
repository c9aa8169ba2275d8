/* A list to put in order: two buttons for each item, and a handle to drag for who likes that better.
   A list that nobody touched is no answer, until the learner says that it stays so. */

CONTROLS.ordering = orderControl;
JUDGES.ordering = judgeOrder;

function judgeOrder(quiz, item, response, ids) {
  const given = Array.isArray(response) ? response : [];
  const whole = given.length === ids.length && ids.every((id) => given.includes(id));
  return whole ? judgeParts(quiz, item, given.map((id, at) => `${at + 1}=${id}`), ids.length) : judged(0, []);
}

function orderControl(question) {
  const { quiz, item, box } = question;
  const list = box.querySelector(".order");
  const first = [...list.children];
  const news = element("span", { className: "unseen" });
  let touched = false;
  const touch = (by) => {
    touched = by;
    list.classList.toggle("touched", by);
  };
  news.setAttribute("role", "status");
  list.after(news);

  const rows = () => [...list.children];
  const ids = () => rows().map((row) => row.dataset.part);

  function tell(row) {
    touch(true);
    news.textContent = say("moved", { name: row.dataset.name, n: rows().indexOf(row) + 1, total: first.length });
    list.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function showEnds() {
    for (const row of first) {
      const [up, down] = row.querySelectorAll("button");
      up.setAttribute("aria-disabled", String(!row.previousElementSibling));
      down.setAttribute("aria-disabled", String(!row.nextElementSibling));
    }
  }

  /* The neighbour moves, not the row itself, so that the row keeps the focus and a drag goes on. */
  function step(row, up) {
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return false;
    if (up) row.after(other);
    else row.before(other);
    showEnds();
    return true;
  }

  for (const row of first) {
    const move = (key, sign, up) => {
      const made = button(sign, "quiet move", () => step(row, up) && tell(row));
      made.setAttribute("aria-label", say(key, { name: row.dataset.name }));
      return made;
    };
    const handle = element("span", { className: "handle", textContent: "⠿" });
    handle.setAttribute("aria-hidden", "true");
    dragBy(handle, row, step, tell);
    row.prepend(handle);
    row.append(element("span", { className: "moves" }, move("move_up", "↑", true), move("move_down", "↓", false)));
  }
  return {
    ids: ids(),
    text: () => (touched ? packIds(ids()) : ""),
    fill(text) {
      const order = unpackIds(text).map((id) => first.find((row) => row.dataset.part === id)).filter(Boolean);
      touch(new Set(order).size === first.length);
      list.append(...(touched ? order : first));
      news.textContent = "";
      showEnds();
    },
    response: () => (touched ? ids() : []),
    objection: () => "",
    doubt: () => (touched ? "" : say("unmoved")),
    settle: () => touch(true),
    lock(locked) {
      if (locked) news.textContent = "";
      list.querySelectorAll(".moves, .handle").forEach((part) => part.toggleAttribute("hidden", locked));
    },
    focus: () => list.querySelector('button[aria-disabled="false"]').focus(),
    mark: () => (question.result.parts || []).forEach(({ score }, at) => mark(rows()[at], markFor(score))),
    clear: () => first.forEach(unmark),
    told: () => [],
    report() {
      const right = first.map((_, at) => first.map((row) => row.dataset.part).find((id) => isRight(quiz, item, `${at + 1}=${id}`)));
      return [{ answer: ids().join(","), pattern: right.every(Boolean) ? right.join(",") : "" }];
    },
  };
}

function dragBy(handle, row, step, done) {
  let moved = false;
  const middle = (other) => other.getBoundingClientRect().top + other.offsetHeight / 2;
  const passes = (y) => {
    const { previousElementSibling: before, nextElementSibling: after } = row;
    if (before && y < middle(before)) return step(row, true);
    return Boolean(after) && y > middle(after) && step(row, false);
  };
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    row.classList.add("dragged");
    moved = false;
    event.preventDefault();
  });
  handle.addEventListener("pointermove", (event) => {
    while (handle.hasPointerCapture(event.pointerId) && passes(event.clientY)) moved = true;
  });
  handle.addEventListener("lostpointercapture", () => {
    row.classList.remove("dragged");
    if (moved) done(row);
  });
}
