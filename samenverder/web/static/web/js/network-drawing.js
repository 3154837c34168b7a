// A node under the pointer or with the focus lights up with its lines and neighbours; arrows walk.
const drawing = document.querySelector('[data-network]');
if (drawing) {
  const lines = [...drawing.querySelectorAll('[data-ends]')].map((line) => [line, line.dataset.ends.split(' ')]);
  const nodes = [...drawing.querySelectorAll('[data-node]')];
  const names = [...drawing.querySelectorAll('[data-name]')];
  const light = (node) => {
    const key = node?.dataset.node ?? node?.dataset.name;
    const near = new Set([key]);
    for (const [line, ends] of lines) {
      const on = ends.includes(key);
      line.classList.toggle('on', on);
      if (on) ends.forEach((end) => near.add(end));
    }
    for (const other of nodes) other.classList.toggle('on', near.has(other.dataset.node));
    for (const name of names) name.classList.toggle('on', near.has(name.dataset.name));
    drawing.classList.toggle('lit', Boolean(node));
  };
  const at = (event) => event.target.closest('[data-node], [data-name]');
  drawing.addEventListener('pointerover', (event) => light(at(event)));
  drawing.addEventListener('pointerleave', () => light(drawing.querySelector('[data-node]:focus')));
  drawing.addEventListener('focusin', (event) => light(at(event)));
  drawing.addEventListener('focusout', () => light(null));
  drawing.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const place = nodes.indexOf(at(event));
    if (!step || place < 0) return;
    event.preventDefault();
    nodes[(place + step + nodes.length) % nodes.length].focus();
  });
}
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
