/* The theme that the reader chose, set before anything is painted; without a choice the device decides. */

try {
  const chosen = localStorage.getItem("hornbook:theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  /* Storage is off: the device decides. */
}
