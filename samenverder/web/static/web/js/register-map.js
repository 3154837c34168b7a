// Choosing an area by dragging over the map fills in the four sides above it. Without this script
// the sides can be typed. A square of the background that does not come is taken out.
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

if (map) {
  follow(map);
  document.querySelector('.drag-hint').hidden = !window.matchMedia('(any-hover: hover)').matches;
  for (const square of map.querySelectorAll('.square')) {
    square.addEventListener('error', () => square.remove());
  }
}
