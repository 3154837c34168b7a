// Typing in a sheet: a digit goes on to the next box, Backspace in an empty box and the arrows
// go back and forth. Without this script Tab does the same.
const boxes = [...document.querySelectorAll("[data-score]")];
const go = (box, step) => {
  const next = boxes[boxes.indexOf(box) + step];
  if (next) { next.focus(); next.select(); }
};

for (const box of boxes) {
  box.addEventListener("focus", () => box.select());
  box.addEventListener("input", () => {
    if (box.value === " ") box.value = "";
    if (/^[0-5?]$/.test(box.value)) go(box, 1);
  });
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace" && box.value === "") { go(box, -1); event.preventDefault(); }
    if (event.key === "ArrowDown" || event.key === "Enter" && box !== boxes.at(-1)) { go(box, 1); event.preventDefault(); }
    if (event.key === "ArrowUp") { go(box, -1); event.preventDefault(); }
  });
}

// After a sheet was stored the next one begins at the top.
const first = document.querySelector("form[autocomplete=off] input:not([type=hidden]), form[autocomplete=off] select");
if (first && !document.querySelector("[data-focus]")) first.focus();
