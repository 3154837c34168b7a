// Searching narrows the list at once, and the sentence counts along. Without this the form works too.
const form = document.querySelector('[data-with-whom]');
if (form) {
  const field = form.elements.zoek;
  const status = form.querySelector('[data-count]');
  const narrow = () => {
    const word = field.value.trim().toLowerCase();
    for (const group of form.querySelectorAll('[data-group]')) {
      let shown = 0;
      for (const row of group.querySelectorAll('fieldset')) {
        row.hidden = !row.dataset.name.includes(word) && !row.contains(document.activeElement);
        shown += row.hidden ? 0 : 1;
      }
      group.hidden = shown === 0;
    }
  };
  const whole = !new URLSearchParams(location.search).get('zoek');
  if (whole) field.addEventListener('input', narrow);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && whole) event.preventDefault();
  });
  if (whole) form.addEventListener('change', () => {
    const chosen = form.querySelectorAll('.pick:checked:not([value=""])').length;
    const words = chosen === 1 ? status.dataset.one : status.dataset.many;
    status.textContent = words.replace('{n}', chosen);
  });
}
