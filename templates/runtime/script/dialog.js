/* A dialog over the page: it takes the focus, Escape closes it, and the focus goes back to where it was. */

function openDialog(name, className, ...parts) {
  const close = button(say("close"), "quiet", () => dialog.close());
  const bar = element("div", { className: "bar" }, ...parts.slice(0, -1), close);
  const dialog = element("dialog", { className }, bar, parts.at(-1));
  dialog.setAttribute("aria-label", name);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
