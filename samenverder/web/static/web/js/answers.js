// One statement at a time. Every tap is kept on this phone first, then sent; it is forgotten here
// only after the server confirmed it. So ten minutes without network lose nothing.
import { keepPage } from "./keep.js";
import { Queue } from "./queue.js";

const form = document.getElementById("answering");
const page = JSON.parse(document.getElementById("page-data").textContent);
const total = page.statements.length;
const queue = new Queue(form.dataset.code, form.dataset.seat, form.dataset.save, form.elements.csrfmiddlewaretoken.value);
const saved = document.getElementById("saved");
const argument = document.getElementById("argument");
let number = Number((location.pathname.match(/\/stelling\/(\d+)\/$/) || [])[1]) || page.number;
number = Math.min(Math.max(number, 1), total);
const given = `samenverder:${form.dataset.code}:${form.dataset.seat}:given`;

// A page that came from this phone's own store (no network) may be older than what was answered
// since: this tab remembers what it confirmed.
try { Object.assign(page.answers, JSON.parse(sessionStorage.getItem(given)) || {}); } catch { /* none */ }
const numbers = Object.values(page.answers).map((answer) => answer.sequence || 0);
let sequence = Math.max(page.sequence, queue.highestSequence(), ...numbers);

// What waits on this phone is newer than what the server sent along.
for (const [code, answer] of Object.entries(queue.answers())) page.answers[code] = { value: answer.value };
for (const [code, text] of Object.entries(queue.arguments())) page.arguments[code] = text;

const current = () => page.statements[number - 1];
const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

function showStatus(text, iconId) {
  saved.replaceChildren();
  const icon = document.getElementById(iconId);
  if (icon) saved.append(icon.content.cloneNode(true));
  const words = document.createElement("span");
  words.textContent = text;
  saved.append(words);
}

function render() {
  const statement = current();
  const answer = page.answers[statement.code];
  document.getElementById("statement").textContent = statement.text;
  const badge = document.querySelector(`template[data-theme-code="${CSS.escape(statement.theme)}"]`);
  document.getElementById("theme").replaceChildren(badge.content.cloneNode(true));
  document.getElementById("corner").textContent = document.getElementById("corner").textContent.replace(/^\d+/, number);
  document.title = document.title.replace(/\d+/, number);
  for (const radio of form.querySelectorAll("input[name=value]")) {
    const value = radio.value === "unknown" ? null : Number(radio.value);
    radio.checked = Boolean(answer) && answer.value === value;
  }
  argument.value = page.arguments[statement.code] || "";
  document.getElementById("why").open = Boolean(argument.value);
  const next = document.getElementById("next");
  next.textContent = number === total ? next.dataset.ready : next.dataset.next;
  steps();
}

function steps() {
  const svg = document.getElementById("steps");
  const rects = svg.querySelectorAll("rect");
  page.statements.forEach((statement, index) => {
    rects[index].setAttribute("class", page.answers[statement.code] ? "done" : "todo");
  });
  svg.setAttribute("aria-label", fill(svg.dataset.label, { answered: Object.keys(page.answers).length, total }));
}

function go(to) {
  keepArgument();
  if (to > total) { leave(); return; }
  number = Math.max(1, to);
  history.pushState({ number }, "", form.dataset.base + number + "/");
  saved.replaceChildren();
  report();
  render();
  document.getElementById("statement").closest("fieldset").scrollIntoView({ block: "nearest" });
  const first = form.querySelector("input[name=value]:checked") || form.querySelector("input[name=value]");
  first.focus({ preventScroll: true });
}

async function leave() {
  if (!queue.isEmpty()) await queue.send();
  if (queue.isEmpty() || navigator.onLine) location.href = form.dataset.now;
  else report();
}

function keepArgument() {
  const code = current().code;
  const text = argument.value.trim();
  if (text === (page.arguments[code] || "").trim()) return;
  page.arguments[code] = text;
  queue.putArgument(code, text);
}

function report() {
  const waiting = queue.size();
  if (!waiting) return;
  showStatus(waiting === 1 ? saved.dataset.waitingOne : fill(saved.dataset.waiting, { n: waiting }), "hourglass");
}

queue.onchange = (state) => {
  if (state.kind === "saved") {
    showStatus(fill(saved.dataset.saved, { time: state.at }), "tick");
    if (state.frozen.includes(current().code)) showStatus(saved.dataset.frozen, "hourglass");
    if (state.phase !== "open") document.getElementById("shown").hidden = false;
  } else if (state.kind === "waiting") report();
  else if (state.kind === "refused") location.href = form.dataset.now;
};

form.addEventListener("change", (event) => {
  if (event.target.name !== "value") return;
  const value = event.target.value === "unknown" ? null : Number(event.target.value);
  sequence += 1;
  page.answers[current().code] = { value, sequence };
  try { sessionStorage.setItem(given, JSON.stringify(page.answers)); } catch { /* full or private */ }
  steps();
  showStatus(saved.dataset.sending, "");
  queue.putAnswer(current().code, value, sequence);
});
argument.addEventListener("change", keepArgument);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(number + (event.submitter && event.submitter.value === "back" ? -1 : 1));
});
window.addEventListener("popstate", (event) => { number = (event.state && event.state.number) || page.number; render(); });
window.addEventListener("pagehide", () => { keepArgument(); });
keepPage(form.dataset.base).catch(() => {});
history.replaceState({ number }, "");
render();
queue.send();

// The reveal reaches a phone that is still answering as a quiet line, never as a jump.
if ("EventSource" in window) {
  const stream = new EventSource(form.dataset.live);
  let first = true;
  stream.addEventListener("changed", async () => {
    if (first) { first = false; return; }
    const answer = await fetch(form.dataset.now, { headers: { "X-Fragment": "1" }, credentials: "same-origin" }).catch(() => null);
    if (answer && answer.ok && answer.headers.get("X-Phase") !== "open") document.getElementById("shown").hidden = false;
  });
}
