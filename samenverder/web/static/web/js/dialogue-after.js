// After a dialogue meeting. On the list: ticks stay when the list is fetched again. When deciding:
// a number chooses where it goes, s skips to the next.
const ticked = new Set();
const ticks = () => document.querySelectorAll("input.tick[name=ding]");

document.addEventListener("change", (event) => {
  if (!event.target.matches("input.tick[name=ding]")) return;
  if (event.target.checked) ticked.add(event.target.value);
  else ticked.delete(event.target.value);
});
document.addEventListener("fragment:replaced", () => {
  for (const box of ticks()) box.checked = ticked.has(box.value);
});
for (const box of ticks()) if (box.checked) ticked.add(box.value);

document.addEventListener("keydown", (event) => {
  if (document.body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select")) return;
  const kinds = document.querySelectorAll(".decide input[name=kind]");
  const kind = /^[1-9]$/.test(event.key) ? kinds[Number(event.key) - 1] : null;
  const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
  if (kind) { event.preventDefault(); kind.checked = true; kind.focus(); }
  else if (link) { event.preventDefault(); link.click(); }
});
