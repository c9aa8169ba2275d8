/* Side by side: a button that copies each file. Another lesson has other questions, so its choice asks for them. */

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
