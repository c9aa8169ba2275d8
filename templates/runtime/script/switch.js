/* The switch between light and dark: a choice is kept, one that equals the device's own is forgotten. */

startThemeSwitch(document.querySelector(".tool.theme"));

function startThemeSwitch(knob) {
  const { dataset } = document.documentElement;
  const device = window.matchMedia("(prefers-color-scheme: dark)");
  const own = () => (device.matches ? "dark" : "light");
  const show = () => knob.setAttribute("aria-pressed", String((dataset.theme || own()) === "dark"));
  knob.addEventListener("click", () => {
    const wanted = (dataset.theme || own()) === "dark" ? "light" : "dark";
    if (wanted === own()) delete dataset.theme;
    else dataset.theme = wanted;
    keepTheme(dataset.theme);
    show();
  });
  device.addEventListener("change", show);
  show();
}

function keepTheme(theme) {
  try {
    if (theme) localStorage.setItem("hornbook:theme", theme);
    else localStorage.removeItem("hornbook:theme");
  } catch {
    /* Storage is off: the choice holds for this page. */
  }
}
