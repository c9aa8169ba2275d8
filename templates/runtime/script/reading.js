/* What helps while reading: a button that copies code, the place in the contents, scrolling by keyboard. */

document.querySelectorAll("main .code:has(> pre > code)").forEach(addCopyButton);
openContents();
followPlace();
window.addEventListener("resize", settleScrolling);
settleScrolling();

function addCopyButton(block) {
  const copy = button(say("copy"), "quiet copy", async () => {
    const done = await copied(block.querySelector("code").textContent);
    copy.textContent = say(done ? "copied" : "not_copied");
    setTimeout(() => (copy.textContent = say("copy")), 2000);
  });
  copy.setAttribute("aria-live", "polite");
  block.append(copy);
}

/* Put text on the clipboard; where a page may not (plain http, some frames) by way of a field that is selected. */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const former = document.activeElement;
    const field = element("textarea", { value: text, className: "unseen" });
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    former.focus();
    return done;
  }
}

/* The contents stand open where there is room for them beside the text. */
function openContents() {
  const contents = document.querySelector(".on-page details");
  if (!contents) return;
  const wide = window.matchMedia("(min-width: 70rem)");
  const follow = () => {
    contents.open = wide.matches;
  };
  wide.addEventListener("change", follow);
  follow();
}

/* In the contents the part that is being read is the current one: the last whose heading was scrolled past. */
function followPlace() {
  const links = [...document.querySelectorAll(".on-page a")];
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!links.length || !parts.every(Boolean)) return;
  const show = () => {
    const passed = parts.filter((part) => part.getBoundingClientRect().top < window.innerHeight / 3).length;
    links.forEach((link, at) => {
      if (at === passed - 1) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  document.addEventListener("scroll", () => requestAnimationFrame(show), { passive: true });
  show();
}

/* What is wider than its place scrolls there, and can then take the focus, so that the keyboard scrolls it too.
   A formula has no line breaks: the text around it scrolls. */
function settleScrolling() {
  const inline = [...document.querySelectorAll('math:not([display="block"])')].map((math) => math.closest(".option, p, li, dd, dt, td, th, legend, figcaption, div"));
  for (const box of [...new Set(inline), ...document.querySelectorAll('.formula, math[display="block"], .table, pre')]) {
    if (!box) continue;
    box.classList.remove("wide");
    const over = box.scrollWidth > box.clientWidth;
    box.classList.toggle("wide", over);
    if (over) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
