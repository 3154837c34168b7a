// Choosing an area by dragging over the map fills in the four sides above it; whoever reads the
// table sees on the map what they are at. Without this script the sides can be typed. The background
// is asked for only when its middle square came: one question when it cannot be had, not thirty.
const map = document.getElementById('map');

function turned(y) { return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI; }

function follow(svg) {
  const area = svg.querySelector('#area');
  const { left, top, scale } = Object.fromEntries(
    Object.entries(svg.dataset).map(([name, text]) => [name, Number(text)]),
  );
  let from = null;
  let dragged = false;

  const at = (event) => {
    const box = svg.getBoundingClientRect();
    const unit = svg.viewBox.baseVal.width / box.width;
    return { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit };
  };
  const draw = (to) => {
    area.setAttribute('x', Math.min(from.x, to.x));
    area.setAttribute('y', Math.min(from.y, to.y));
    area.setAttribute('width', Math.abs(from.x - to.x));
    area.setAttribute('height', Math.abs(from.y - to.y));
  };
  const choose = (to) => {
    const xs = [from.x, to.x].sort((a, b) => a - b).map((x) => (left + x / scale) * 360 - 180);
    const ys = [from.y, to.y].sort((a, b) => a - b).map((y) => turned(top + y / scale));
    const values = { west: xs[0], oost: xs[1], noord: ys[0], zuid: ys[1] };
    const form = document.querySelector('form.filters');
    for (const [name, value] of Object.entries(values)) form.elements[name].value = value.toFixed(4);
    form.requestSubmit();
  };

  svg.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch' || event.button !== 0) return;
    event.preventDefault();
    from = at(event);
    dragged = false;
  });
  window.addEventListener('pointermove', (event) => {
    if (!from) return;
    const to = at(event);
    dragged = dragged || Math.hypot(to.x - from.x, to.y - from.y) > 6;
    if (dragged) draw(to);
  });
  window.addEventListener('pointerup', (event) => {
    if (!from) return;
    const to = at(event);
    if (dragged) choose(to);
    from = null;
  });
  svg.addEventListener('click', (event) => { if (dragged) event.preventDefault(); }, true);
}

function background(svg) {
  const [first, ...others] = svg.querySelectorAll('.square');
  if (!first || !navigator.onLine) return;
  const show = (square) => square.setAttribute('href', square.dataset.href);
  for (const square of [first, ...others]) square.addEventListener('error', () => square.remove());
  first.addEventListener('load', () => {
    others.forEach(show);
    document.querySelector('.map-source').hidden = false;
  });
  show(first);
}

function point(svg) {
  const mark = (event, on) => {
    const url = event.target.closest?.('a')?.getAttribute('href');
    const found = url && svg.querySelector(`a[href="${CSS.escape(url)}"] .spot`);
    found?.classList.toggle('on', on);
  };
  const table = document.querySelector('.map-duo table');
  for (const name of ['focusin', 'mouseover']) table.addEventListener(name, (e) => mark(e, true));
  for (const name of ['focusout', 'mouseout']) table.addEventListener(name, (e) => mark(e, false));
}

if (map) {
  follow(map);
  point(map);
  background(map);
  document.querySelector('.drag-hint').hidden = !window.matchMedia('(any-hover: hover)').matches;
}
