/* Typed answers in the form in which they are compared: as hornbook/questions/short_text.py and numeric.py do it. */

const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const NUMBER = /^[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?/;

function pieces(text) {
  return text.split(SPACES).filter(Boolean);
}

/* Full case folding: JavaScript has none, so upper, then lower letter by letter, and what differs by hand. */
function foldLetter(letter) {
  if (letter === "\u0131" || letter === "\u03f4") return letter === "\u0131" ? letter : "\u03b8";
  if (letter === "\u1e9e") return "ss";
  if (/\p{Script=Cherokee}/u.test(letter)) return letter.toUpperCase();
  return [...letter.toUpperCase()].map((upper) => upper.toLowerCase()).join("");
}

function fold(text) {
  return [...text].map(foldLetter).join("");
}

function comparable(text, item) {
  let folded = pieces(text.normalize("NFC")).join(" ");
  if (item.plain) folded = folded.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC");
  return item.case ? folded : fold(folded);
}

function compact(text) {
  return pieces(text.replace(/[\u2212\uff0d\u2013]/g, "-")).join("");
}

/* The number before the unit, or "": a unit may itself begin with digits (1/s). */
function digitsOf(plain, unit) {
  const found = NUMBER.exec(plain);
  const rest = found ? plain.slice(found[0].length).normalize("NFKC") : null;
  if (rest === "" || rest === unit.normalize("NFKC")) return found[0];
  const end = plain.length - unit.length;
  if (!unit || end < 0 || plain.slice(end).normalize("NFKC") !== unit.normalize("NFKC")) return "";
  const before = NUMBER.exec(plain.slice(0, end));
  return before && before[0].length === end ? before[0] : "";
}

/* The number that was typed, or null. */
function parseNumber(text, unit) {
  const digits = digitsOf(compact(text), compact(unit || ""));
  const number = Number(digits.replace(",", "."));
  return digits && Number.isFinite(number) ? number : null;
}

/* Whether a text matches a pattern in which `*` stands for any text. */
function matchesPattern(pattern, text) {
  const parts = pattern.split("*");
  const first = parts.shift();
  const last = parts.pop();
  if (last === undefined) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
