/* An answer as an interaction of SCORM: `forms` says how a version of it writes each type. */

const DECIMAL = /^-?\d{1,5}(\.\d{1,15})?$/;
const SELECTIONS = ["choice", "multiple", "hotspot"];

/* Type, response and pattern; what the type has no form for is written as text. */
function formOf(answer, forms) {
  const { type } = answer;
  if (type === "true-false") return { type, response: forms.truth[answer.answer], pattern: forms.truth[answer.pattern] || "" };
  if (type === "numeric") return numericForm(answer, forms);
  if (type === "upload") return { type: forms.upload, response: answer.answer, pattern: "" };
  if (SELECTIONS.includes(type)) return listed(answer, "choice", forms);
  if (type === "ordering") return listed(answer, "sequencing", forms);
  if (type === "matching" || type === "categorise") return listed(answer, "matching", forms);
  return textForm(answer, forms);
}

function listed(answer, type, forms) {
  const written = [answer.answer, answer.pattern].map((text) => joined(text, forms));
  const fits = written.every((text) => text !== null && text.length <= (forms.list === "," ? 255 : 4000));
  return fits ? { type, response: written[0], pattern: written[1] } : textForm(answer, forms);
}

/* "a.b,c.d" with the signs of this version; null where an id is none that platforms take. */
function joined(text, forms) {
  const lists = text.split(",").map((entry) => entry.split("."));
  if (text && !lists.flat().every((id) => forms.id.test(id))) return null;
  return lists.map((ids) => ids.join(forms.pair)).join(forms.list);
}

function numericForm(answer, forms) {
  const number = oneLine(answer.answer, forms.text).replace(",", ".");
  if (!DECIMAL.test(number)) return textForm(answer, forms);
  const [low, high] = (answer.range || []).map(String);
  const known = DECIMAL.test(low) && DECIMAL.test(high);
  return { type: "numeric", response: number, pattern: known ? forms.range(low, high) : "" };
}

/* Text that would be read as marks of SCORM 2004 ("{case_matters=…}", "[,]") goes under a type that takes any text.
   Of a text that is right the answer itself is the pattern: there is no other that the page could tell. */
function textForm({ answer, score }, forms) {
  const response = oneLine(answer, forms.longest);
  const short = response.length <= forms.text;
  const marked = /^\{|\[[,.:]\]/.test(response);
  const right = short && score !== null && score >= 1 - 1e-9;
  return { type: marked ? forms.other : short ? "fill-in" : forms.long, response, pattern: right ? response : "" };
}

function resultOf(score, forms) {
  if (score === null) return "neutral";
  if (score >= 1 - 1e-9) return "correct";
  return score > 0 ? points(score) : forms.wrong;
}

function oneLine(text, limit) {
  return text.replace(/\s+/g, " ").trim().slice(0, limit).trim();
}

function identifier(text, limit) {
  return text.replace(/[^A-Za-z0-9_.-]/g, "_").slice(0, limit);
}
