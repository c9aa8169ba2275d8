/* What a learner gives to a question, and what stands there: the text by which progress keeps an answer, by type. */
({ give, item, value, checked }) => {
  const seen = (box, what) => [...box.querySelectorAll(what)];
  const asked = (box) => box.querySelector('.entry input, .entry textarea');
  const parts = (box) => seen(box, '[data-part] :is(input, select)');
  const packed = (ids) => ids.map((id) => id.slice(0, -1).toUpperCase() + id.slice(-1)).join('');

  function standing(box) {
    const order = box.querySelector('.order');
    if (order) return order.matches('.touched') ? packed(seen(box, '.order > li').map((row) => row.dataset.part)) : '';
    if (asked(box)) return asked(box).value;
    const values = parts(box).map((field) => field.value);
    if (box.querySelector('.gap')) return values.some(Boolean) ? values.map((text) => text.replace(/~/g, '~0').replace(/\|/g, '~1')).join('|') : '';
    if (values.length) return values.some(Boolean) ? packed(values.map((id) => id || '.')) : '';
    return seen(box, '.options input:checked').map((input) => input.value).sort().join(',');
  }

  function fill(field, text) {
    field.value = field.tagName === 'SELECT' ? field.options[1 + (text.length % (field.options.length - 1))].value : text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /* Fields get the value; menus, buttons and options one that its length or its names choose. */
  function answer(box) {
    if (asked(box)) fill(asked(box), value);
    parts(box).forEach((field, at) => fill(field, field.matches('.numeric') ? String(value.length + at) : value.slice(at)));
    seen(box, '.order .move').slice(value.length % 5, 5).forEach((button) => button.click());
    const options = seen(box, '.options input');
    const named = options.filter((input) => value.split(',').includes(input.value));
    for (const input of options) if (input.checked !== (named.length ? named : options.slice(0, 1)).includes(input)) input.click();
    for (let times = 0; checked && times < 2 && !box.matches('.locked'); times += 1) box.querySelector('button.check').click();
  }

  if (!give) return Object.fromEntries(seen(document, 'fieldset.question').map((box) => [box.dataset.item, [standing(box), box.matches('.locked')]]));
  const box = document.querySelector(`fieldset[data-item='${item}']`);
  answer(box);
  return [standing(box), box.matches('.locked')];
}
