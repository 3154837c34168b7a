// The board of who leads: a card is moved with mouse, finger or keyboard. What is not possible
// here is on the card's own page, which works without this file.
import { patch } from "./patch.js";

const ORDER = ["pearl", "puzzle", "idea", "quote"];
const EDGE = 60;
const MANY = 400; // more cards than this are not fetched again for every card that is moved
const part = document.getElementById("leiden");
const said = document.getElementById("gezegd");
const voice = document.getElementById("bord-stem");
const words = voice.dataset;
let held = null; // { card, column, before, mouse }
let waiting = null; // content that came while a card was held
let current = "";
let sending = Promise.resolve();

const board = () => part.querySelector("[data-board]");
const columns = () => [...part.querySelectorAll("[data-column]")];
const columnOf = (card) => card.closest("[data-column]");
const cardsIn = (column) => [...column.querySelectorAll(".board-card")];
const kindOf = (card) => ORDER.findIndex((kind) => card.classList.contains(kind));
const grip = (card) => card.querySelector("[data-grip]");
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const say = (text) => { voice.textContent = text; };

// ---- one way in for the keyboard: the card last used --------------------------------------------
function prepare() {
  const cards = [...part.querySelectorAll(".board-card")];
  const chosen = cards.find((card) => card.dataset.key === current) || cards[0];
  for (const card of cards) {
    grip(card).hidden = false;
    for (const control of card.querySelectorAll("button, a")) control.tabIndex = card === chosen ? 0 : -1;
  }
  for (const how of part.querySelectorAll("[data-how]")) how.hidden = false;
}

function choose(card) {
  current = card.dataset.key;
  prepare();
  grip(card).focus();
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function beside(card, key) {
  const all = columns();
  const here = columnOf(card);
  const at = cardsIn(here).indexOf(card);
  if (key === "ArrowUp" || key === "ArrowDown") return cardsIn(here)[at + (key === "ArrowDown" ? 1 : -1)];
  const step = key === "ArrowRight" ? 1 : -1;
  for (let next = all.indexOf(here) + step; all[next]; next += step) {
    const cards = cardsIn(all[next]);
    if (cards.length) return cards[Math.min(at, cards.length - 1)];
  }
  return undefined;
}

// ---- where a card may stand: among those of its own kind ----------------------------------------
function nextOf(card, column, place) {
  const others = cardsIn(column).filter((other) => other !== card);
  const same = others.filter((other) => kindOf(other) === kindOf(card));
  return same[place] || others.find((other) => kindOf(other) > kindOf(card)) || null;
}

function put(card, column, next) {
  const list = column.querySelector("ul");
  list.insertBefore(card, next);
}

const placeOf = (card) => cardsIn(columnOf(card)).filter((other) => kindOf(other) === kindOf(card)).indexOf(card);

function where(card) {
  const column = columnOf(card);
  const cards = cardsIn(column);
  return fill(words.where, { column: column.querySelector("h3").firstChild.textContent.trim(), n: cards.indexOf(card) + 1, all: cards.length });
}

// ---- picking up, moving, putting down -----------------------------------------------------------
function pickUp(card, mouse) {
  held = { card, column: columnOf(card), before: card.nextElementSibling, mouse };
  current = card.dataset.key;
  card.classList.add("held");
  if (mouse) return;
  prepare();
  grip(card).setAttribute("aria-pressed", "true");
  say(fill(words.picked, { text: card.querySelector(".card-text").textContent.trim(), where: where(card) }));
}

function letGo() {
  const { card } = held;
  card.classList.remove("held");
  grip(card).removeAttribute("aria-pressed");
  held = null;
  for (const gap of part.querySelectorAll(".board-gap")) gap.remove();
}

function leave() {
  const { card, column, before, mouse } = held;
  put(card, column, before);
  letGo();
  if (!mouse) { grip(card).focus(); say(fill(words.left, { where: where(card) })); }
  placeWaiting();
}

function putDown() {
  const { card, column, before } = held;
  const moved = columnOf(card) !== column || card.nextElementSibling !== before;
  letGo();
  if (!moved) { say(fill(words.left, { where: where(card) })); placeWaiting(); return; }
  const next = card.nextElementSibling;
  const [table, arranged] = board().dataset.open.split("|");
  const fields = { wat: "zet", kolom: columnOf(card).dataset.column, voor: next ? next.dataset.key : "", tafel: table, op: arranged };
  const spoken = where(card);
  sending = sending.then(() => send(`${words.settle}${card.dataset.key}/`, { ...fields, version: card.dataset.version }, card, spoken));
}

function step(key) {
  const { card } = held;
  const all = columns();
  const place = placeOf(card);
  const here = columnOf(card);
  const sideways = { ArrowRight: 1, ArrowLeft: -1 }[key] || 0;
  const column = sideways ? all[all.indexOf(here) + sideways] : here;
  const to = sideways ? place : place + (key === "ArrowDown" ? 1 : -1);
  if (!column || to < 0) return;
  held.moving = true;
  put(card, column, nextOf(card, column, to));
  grip(card).focus({ preventScroll: true });
  held.moving = false;
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
  say(where(card));
}

// ---- telling the server -------------------------------------------------------------------------
async function send(url, fields, card = null, spoken = "") {
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = fields instanceof FormData ? fields : new URLSearchParams({ ...fields, csrfmiddlewaretoken: token });
  try {
    const answer = await fetch(url, { method: "POST", body, credentials: "same-origin", headers: { "X-Fragment": "1" } });
    if (answer.status !== 200 || answer.redirected) { location.reload(); return; }
    said.innerHTML = await answer.text();
    if (card && answer.headers.get("X-Version")) card.dataset.version = answer.headers.get("X-Version");
    const done = answer.headers.get("X-Done") === "1";
    say(done && spoken ? spoken : said.querySelector("p")?.textContent || "");
    if (done && card && part.querySelectorAll(".board-card").length > MANY) return; // it stands there: the rest may come with the others
  } catch { say(words.lost); said.textContent = words.lost; }
  waiting = null;
  document.dispatchEvent(new CustomEvent("live:refresh"));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!said.contains(form) && !form.closest("[data-board]")) return;
  event.preventDefault();
  const fields = new FormData(form, event.submitter);
  const typed = form.querySelector("input:not([type=hidden])");
  sending = sending.then(() => send(form.action, fields)).then(() => {
    if (typed && form.isConnected) typed.value = typed.defaultValue;
    if (!document.activeElement || document.activeElement === document.body) said.focus();
  });
});

// ---- keyboard -----------------------------------------------------------------------------------
part.addEventListener("click", (event) => {
  const button = event.target.closest("[data-grip]");
  if (!button) return;
  if (held) putDown();
  else pickUp(button.closest(".board-card"), false);
});

part.addEventListener("keydown", (event) => {
  const button = event.target.closest("[data-grip]");
  if (!button || event.ctrlKey || event.metaKey || event.altKey) return;
  const card = button.closest(".board-card");
  if (event.key === "Escape" && held) { event.preventDefault(); leave(); return; }
  if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  if (held) { step(event.key); return; }
  const next = beside(card, event.key);
  if (next) choose(next);
});

part.addEventListener("focusout", () => { if (held && !held.mouse && !held.moving) setTimeout(() => { if (held && !held.mouse && document.activeElement !== grip(held.card)) leave(); }, 0); });
part.addEventListener("focusin", (event) => { const card = event.target.closest(".board-card"); if (card) current = card.dataset.key; });

// ---- mouse and finger ---------------------------------------------------------------------------
let start = null;
let edges = 0;

part.addEventListener("pointerdown", (event) => {
  const card = event.target.closest(".board-card");
  const byGrip = event.target.closest("[data-grip]");
  if (!card || held || event.button !== 0 || (!byGrip && (event.pointerType !== "mouse" || event.target.closest("a, button")))) return;
  start = { card, x: event.clientX, y: event.clientY, id: event.pointerId };
});

document.addEventListener("pointermove", (event) => {
  if (!start || event.pointerId !== start.id) return;
  if (!held && Math.hypot(event.clientX - start.x, event.clientY - start.y) < 6) return;
  if (!held) { pickUp(start.card, true); edges = setInterval(scrollAtEdges, 30); }
  start.x = event.clientX;
  start.y = event.clientY;
  follow();
});

function follow() {
  const column = document.elementFromPoint(start.x, start.y)?.closest("[data-column]");
  for (const gap of part.querySelectorAll(".board-gap")) gap.remove();
  held.target = column || null;
  if (!column) return;
  const { card } = held;
  const same = cardsIn(column).filter((other) => other !== card && kindOf(other) === kindOf(card));
  const below = same.findIndex((other) => { const box = other.getBoundingClientRect(); return start.y < box.top + box.height / 2; });
  held.next = nextOf(card, column, below < 0 ? same.length : below);
  const gap = document.createElement("li");
  gap.className = "board-gap";
  column.querySelector("ul").insertBefore(gap, held.next);
}

function scrollAtEdges() {
  const strip = board()?.getBoundingClientRect();
  if (!strip || !held) return;
  if (start.x < strip.left + EDGE) board().scrollLeft -= 14;
  else if (start.x > strip.right - EDGE) board().scrollLeft += 14;
  if (start.y < EDGE) window.scrollBy(0, -14);
  else if (start.y > innerHeight - EDGE) window.scrollBy(0, 14);
}

function end(event, drop) {
  if (!start || event.pointerId !== start.id) return;
  const dragged = held !== null && held.mouse;
  clearInterval(edges);
  if (dragged) {
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, { capture: true }), 0);
    if (drop && held.target) { put(held.card, held.target, held.next); putDown(); } else leave();
  }
  start = null;
}

function swallow(event) { event.preventDefault(); event.stopPropagation(); }
document.addEventListener("pointerup", (event) => end(event, true));
document.addEventListener("pointercancel", (event) => end(event, false));
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && held?.mouse) { clearInterval(edges); leave(); start = null; } });

// ---- what others did ----------------------------------------------------------------------------
part.addEventListener("fragment:placing", (event) => {
  event.preventDefault();
  const { content } = event.detail;
  for (const one of content.querySelectorAll("[data-grip], [data-how]")) one.hidden = false; // what is hidden takes no focus
  if (held) { waiting = content; return; }
  patch(part, content);
  prepare();
});

function placeWaiting() {
  if (!waiting) return;
  patch(part, waiting);
  waiting = null;
  prepare();
}

prepare();
