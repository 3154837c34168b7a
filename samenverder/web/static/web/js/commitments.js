// Actions: tick all at once, and say that somebody changed something. Without it all still works.
const label = document.querySelector("[data-all]");
if (label) {
  const all = label.querySelector("input");
  const boxes = [...document.querySelectorAll("input[name=ids]")];
  const look = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    all.checked = ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  };
  label.hidden = false;
  all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; });
  for (const box of boxes) box.addEventListener("change", look);
  look();
}

// The stream says "changed" once when it opens; only what comes after that is news. A page that says
// up to which message it was made (data-seen) does not call what its own reader just did news.
const live = document.querySelector("[data-live]");
if (live && "EventSource" in window) {
  const stream = new EventSource(`/live/${live.dataset.live}`);
  const seen = Number(live.dataset.seen || 0);
  let heard = seen ? String(seen) : null;
  stream.addEventListener("changed", (event) => {
    const news = heard !== null && heard !== event.lastEventId && Number(event.lastEventId) > seen;
    heard = event.lastEventId;
    if (!news || !live.hidden) return;
    const link = document.createElement("a");
    link.href = location.href;
    link.textContent = live.dataset.show;
    live.replaceChildren(`${live.dataset.changed} `, link);
    live.hidden = false;
    document.getElementById("live-status").textContent = live.dataset.changed;
  });
  window.addEventListener("pagehide", () => stream.close());
}
