/* The page's own words, in its language, and small pieces of a page. */

const WORDS = dataIn("hornbook-strings") || {};

function dataIn(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
}

function say(key, facts = {}) {
  return (WORDS[key] || key).replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

function points(number) {
  return String(Math.round(number * 100) / 100);
}

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function button(label, className, act) {
  const made = element("button", { type: "button", className, textContent: label });
  made.addEventListener("click", act);
  return made;
}

/* Authored content; the build has sanitised it. */
function authored(html, className) {
  return element("div", { className, innerHTML: html });
}
