// The wall: only what changed is touched, the two newest cards are marked, pages turn in their time.
import { patch } from "./patch.js";

const stage = document.querySelector("main[data-live]");
const known = new Set();
let page = null;
let newest = [];
let turning = 0;

function mark() {
  const wall = stage.querySelector("[data-page]");
  const cards = [...stage.querySelectorAll(".wall li[data-key]")];
  const same = wall !== null && wall.dataset.page === page;
  for (const { dataset } of cards) {
    if (same && !known.has(dataset.key)) newest = [...newest, dataset.key].slice(-2);
    known.add(dataset.key);
  }
  page = wall ? wall.dataset.page : null;
  for (const card of cards) card.classList.toggle("new", newest.includes(card.dataset.key));
}

function turnInTime() {
  clearTimeout(turning);
  const seconds = Number(stage.querySelector("[data-turn-in]")?.dataset.turnIn || 0);
  if (seconds) turning = setTimeout(() => document.dispatchEvent(new CustomEvent("live:refresh")), seconds * 1000 + 100);
}

stage.addEventListener("fragment:placing", (event) => {
  event.preventDefault();
  patch(stage, event.detail.content);
  mark();
  turnInTime();
});
mark();
turnInTime();
