// The projector and the page of whoever speaks. All slides are in the page: keys and a clicker work
// at once, also without a connection. What the speaker does is sent on until it arrives; what
// another device does comes in through live.js as a new piece of the page.
const root = document.querySelector("[data-fragment]");
const board = document.querySelector("[data-steer]");
const projector = document.body.classList.contains("projector");
const AGAIN = 1500;
let waiting = null;
let sending = false;
let stamp = "";
let at = 0;

const deck = () => root.querySelector("[data-deck]");
const slides = () => [...root.querySelectorAll("[data-slide]")];

// ---- which slide is seen ----------------------------------------------------------------------
function place(number) {
  const all = slides();
  at = Math.min(Math.max(number, 0), all.length - 1);
  all.forEach((slide, n) => {
    if (projector) { slide.hidden = n !== at; return; }
    const role = { [at]: "now", [at + 1]: "next" }[n];
    slide.hidden = !role;
    if (role) slide.dataset.role = role;
    else delete slide.dataset.role;
  });
  for (const [name, end] of [["#go-back", 0], ["#go-on", all.length - 1]]) {
    const button = document.querySelector(name);
    if (button) button.disabled = at === end;
  }
  if (projector) tell(all);
}

function tell(all) {
  const address = document.body.dataset.address.replace(/\d+\/$/, `${at + 1}/`);
  document.title = document.title.replace(/^.*(?= · )/, `${at + 1}. ${all[at].dataset.title}`);
  if (location.pathname !== address) history.replaceState(null, "", address);
  const words = document.querySelector("[data-place]");
  words.textContent = words.textContent.replace(/^\D*\d+/, String(at + 1));
  for (const link of document.querySelectorAll(".deck-tools [data-go]")) {
    const target = at + 1 + Number(link.dataset.go);
    link.hidden = target < 1 || target > all.length;
    link.href = address.replace(/\d+\/$/, `${target}/`);
  }
}

function go(number) {
  const all = slides();
  const target = Math.min(Math.max(number, 0), all.length - 1);
  if (target === at && !deck().hasAttribute("data-blank")) return;
  deck().removeAttribute("data-blank");
  place(target);
  send({ doe: "dia", dia: all[target].dataset.slide });
}

function blank() {
  const now = deck().toggleAttribute("data-blank");
  send({ doe: "leeg", aan: now ? "ja" : "nee" });
}

// ---- telling the other devices ----------------------------------------------------------------
function send(words) {
  if (!board) return;
  waiting = words;
  deliver();
}

async function deliver() {
  if (sending || !waiting) return;
  sending = true;
  const words = waiting;
  const body = new FormData();
  for (const [name, value] of Object.entries(words)) body.append(name, value);
  try {
    const answer = await fetch(board.dataset.steer, { method: "POST", body, headers: { "X-Fragment": "1", "X-CSRFToken": board.dataset.token }, credentials: "same-origin", redirect: "manual" });
    // What is refused (the slide is gone, somebody is signed out) is not asked again.
    if (answer.status < 500 && waiting === words) waiting = null;
    delete document.documentElement.dataset.unsent;
  } catch {
    document.documentElement.dataset.unsent = "yes";
  }
  sending = false;
  if (!waiting) document.dispatchEvent(new CustomEvent("live:refresh"));
  else setTimeout(deliver, AGAIN);
}
window.addEventListener("online", deliver);

// ---- what comes in ----------------------------------------------------------------------------
function taken() {
  const news = deck();
  const before = stamp;
  stamp = news.dataset.stamp;
  arrived = performance.now();
  if (waiting || (before === stamp && projector)) {
    if (projector && before === stamp) news.toggleAttribute("data-blank", wasBlank);
    place(at);
  } else {
    place(Number(news.dataset.now) - 1);
  }
  tick();
}
let wasBlank = false;
new MutationObserver(() => { wasBlank = deck().hasAttribute("data-blank"); }).observe(root, { attributes: true, subtree: true, attributeFilter: ["data-blank"] });
document.addEventListener("fragment:replaced", (event) => { if (event.target === root) taken(); });

// ---- keys, clicker, buttons -------------------------------------------------------------------
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const control = event.target.closest("input, textarea, select, button, a, summary");
  const letters = document.body.dataset.shortcuts !== "off";
  if (control && (event.key === " " || event.key === "Enter" || control.matches("input, textarea, select"))) return;
  if (!projector && !board) return;
  // A slide or notes that are longer than the screen are scrolled with the arrows first.
  if (["ArrowDown", "ArrowUp"].includes(event.key) && document.documentElement.scrollHeight > innerHeight + 4) return;
  if (event.key in STEPS) go(at + (event.key === " " && event.shiftKey ? -1 : STEPS[event.key]));
  else if (event.key === "Home") go(0);
  else if (event.key === "End") go(slides().length - 1);
  else if (letters && /^[bB.]$/.test(event.key)) blank();
  else if (letters && projector && /^[fF]$/.test(event.key)) full();
  else if (projector && event.key === "Escape") { if (deck().hasAttribute("data-blank")) blank(); else location.assign(document.body.dataset.away); }
  else return;
  event.preventDefault();
});

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-go]");
  if (step) { event.preventDefault(); go(at + Number(step.dataset.go)); return; }
  if (event.target.closest("[data-blank-button]")) { event.preventDefault(); blank(); return; }
  if (event.target.closest("[data-full]")) full();
});
document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!event.target.matches("[data-steering]") || !button) return;
  event.preventDefault();
  send({ [button.name]: button.value });
});

// ---- the clock ---------------------------------------------------------------------------------
let arrived = performance.now();
const figures = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function inWords(words, left) {
  if (left > 60) return words.many.replace("{n}", Math.ceil(left / 60));
  if (left > 30) return words.minute;
  if (left > 0) return words.half;
  const over = Math.floor(-left / 60);
  if (!over) return words.up;
  return (over === 1 ? words.one : words.over).replace("{n}", over);
}

function tick() {
  const clock = root.querySelector("[data-clock]");
  if (!clock) return;
  const ran = "running" in clock.dataset ? Math.floor((performance.now() - arrived) / 1000) : 0;
  const spent = Number(clock.dataset.spent) + ran;
  const total = Number(clock.dataset.total);
  const put = (name, text) => { const element = clock.querySelector(name); if (element.textContent !== text) element.textContent = text; };
  put("[data-clock-words]", inWords(JSON.parse(clock.dataset.words), total - spent));
  put("[data-clock-figures]", `${figures(spent)} / ${figures(total)}`);
  clock.querySelector("[data-clock-bar]").value = Math.min(100, (100 * spent) / total);
}

// ---- the projector's own line goes away while nobody touches it ----------------------------------
let quiet = 0;
function wake() {
  document.body.classList.remove("quiet-tools");
  clearTimeout(quiet);
  quiet = setTimeout(() => document.body.classList.add("quiet-tools"), 3000);
}

if (root) {
  at = Number(deck().dataset.now) - 1;
  stamp = deck().dataset.stamp;
  wasBlank = deck().hasAttribute("data-blank");
  place(at);
  if (projector) {
    for (const button of document.querySelectorAll("[data-blank-button], [data-full]")) button.hidden = button.matches("[data-full]") && !document.fullscreenEnabled;
    for (const name of ["mousemove", "pointerdown", "focusin"]) document.addEventListener(name, wake);
    wake();
  } else setInterval(tick, 500);
}
