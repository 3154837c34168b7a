// After a dialogue meeting. On the list: ticks stay when the list is fetched again. When deciding:
// a number chooses where it goes, s skips to the next; of a party that is chosen only its people
// stand below it. What is folded opens where an address leads,
// all at once when asked, and on paper.
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

// Who there: only people of the party that is chosen, as long as one is.
const party = document.querySelector(".decide select[name=party]");
function whoThere() {
  const name = party.value ? party.selectedOptions[0].label : "";
  const people = document.querySelector(".decide select[name=contact]");
  for (const group of people.querySelectorAll("optgroup")) {
    group.hidden = group.disabled = Boolean(name) && group.label !== name;
  }
  if (people.selectedOptions[0]?.closest("optgroup[disabled]")) people.value = "";
}
if (party) { party.addEventListener("change", whoThere); if (party.value) whoThere(); }

const folds = () => [...document.querySelectorAll("details.fold")];
const closed = () => folds().filter((fold) => !fold.open);
const unfold = document.querySelector("[data-unfold]");

function openWhereWeGo() {
  const goal = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  const fold = goal?.closest("details.fold");
  if (!fold || fold.open) return;
  fold.open = true;
  goal.scrollIntoView();
}

if (unfold) {
  unfold.hidden = false;
  unfold.addEventListener("click", () => { for (const fold of folds()) fold.open = true; unfold.hidden = true; });
}
let forPaper = [];
window.addEventListener("beforeprint", () => { forPaper = closed(); for (const fold of forPaper) fold.open = true; });
window.addEventListener("afterprint", () => { for (const fold of forPaper) fold.open = false; });
window.addEventListener("hashchange", openWhereWeGo);
openWhereWeGo();
