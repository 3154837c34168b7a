// Puts new content in an element and touches only what changed: what stays the same stays the same
// node, with its focus, its place in a scrolled list and what is typed in it. Elements with a
// data-key or an id are found by it, also in another order; the others by their place.
const KEPT = new Set(["open", "tabindex"]); // of the reader, not of the server
const keyOf = (node) => (node.nodeType === 1 ? node.dataset.key || node.id : "");
const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName && keyOf(one) === keyOf(other);

export function patch(element, content) {
  const active = element.contains(document.activeElement) ? document.activeElement : null;
  children(element, content);
  if (!active || document.activeElement === active) return;
  const found = active.isConnected ? active : active.id && document.getElementById(active.id);
  if (found && element.contains(found)) found.focus({ preventScroll: true });
}

function children(old, fresh) {
  const known = new Map([...old.childNodes].filter(keyOf).map((node) => [keyOf(node), node]));
  let here = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    const key = keyOf(next);
    const found = key ? known.get(key) : here;
    if (!found || !alike(found, next)) { old.insertBefore(next, here); continue; }
    if (found === here) here = here.nextSibling;
    else old.insertBefore(found, here);
    one(found, next);
  }
  while (here) {
    const gone = here;
    here = here.nextSibling;
    gone.remove();
  }
}

function one(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== 1) { old.nodeValue = fresh.nodeValue; return; }
  for (const { name, value } of [...fresh.attributes]) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !KEPT.has(name)) old.removeAttribute(name);
  children(old, fresh);
}
