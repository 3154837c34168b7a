// The clock of the current part: counts down from the server's time, then up, without drama.
const offsets = new WeakMap();
function tick() {
  for (const clock of document.querySelectorAll("[data-timer]")) {
    let left = null;
    if (clock.dataset.left) left = Number(clock.dataset.left);
    else if (clock.dataset.ends) {
      if (!offsets.has(clock)) offsets.set(clock, Number(clock.dataset.now) - Date.now() / 1000);
      left = Number(clock.dataset.ends) - (Date.now() / 1000 + offsets.get(clock));
    }
    if (left === null) continue;
    const seconds = Math.abs(Math.round(left));
    const text = `${left < -0.5 ? "−" : ""}${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
    if (clock.textContent !== text) clock.textContent = text;
    clock.classList.toggle("over", left < -0.5);
  }
}
setInterval(tick, 500);
document.addEventListener("fragment:replaced", tick);
tick();
