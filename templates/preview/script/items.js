/* Side by side: each frame shows its question, and each file has a button that copies it. */

/* An address with the question's name would move this page too. */
for (const frame of document.querySelectorAll(".pane iframe")) {
  const show = () => {
    const box = frame.contentDocument.getElementById(frame.dataset.item);
    if (box) frame.contentWindow.scrollTo({ top: box.getBoundingClientRect().top - 16, behavior: "instant" });
  };
  if (frame.contentDocument.readyState === "complete") show();
  frame.addEventListener("load", show);
}

for (const block of document.querySelectorAll(".pane .code")) {
  const copy = Object.assign(document.createElement("button"), { type: "button", className: "quiet copy", textContent: "Copy" });
  copy.setAttribute("aria-live", "polite");
  copy.addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText(block.querySelector("code").textContent).then(() => true, () => false);
    copy.textContent = done ? "Copied" : "Not copied: select the text and copy it";
    setTimeout(() => (copy.textContent = "Copy"), 2000);
  });
  block.append(copy);
}
