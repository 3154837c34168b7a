// Keeps parts of a page up to date. An element with data-live (addresses of streams, separated by
// blanks) and data-fragment (where its content comes from) is fetched again whenever a stream says
// "changed". Without streams it asks every four seconds. Without this file the page simply stays.
// With data-patched its page changes only what differs: a choice that has the focus holds nothing up.
// With data-gap (seconds) it is fetched at most that often, at a moment of its own; "now" does not wait.
const POLL = 4000;
const TRY_STREAM_AGAIN = 60000;
const STREAM_FAILURES = 3;
const REOPEN = 2000;
const LOST_AFTER = 5000;
const ANNOUNCE_GAP = 10000;
const FETCH_LIMIT = 15000;
const FIRST_RETRY = 500;
const LONGEST_RETRY = 30000;
const root = document.documentElement;
const sources = new Map();
const parts = new Map();
let paused = false;

// ---- is the page connected? -------------------------------------------------------------------
let lostTimer = 0;

function connected() {
  clearTimeout(lostTimer);
  lostTimer = 0;
  delete root.dataset.connection;
}

function disconnected() {
  if (!lostTimer) lostTimer = setTimeout(() => { root.dataset.connection = "lost"; }, LOST_AFTER);
}

// ---- one polite sentence, at most every ten seconds -------------------------------------------
let announcedAt = -ANNOUNCE_GAP;
let announced = "";
let announceTimer = 0;

function announce(text) {
  clearTimeout(announceTimer);
  const status = document.getElementById("live-status");
  if (!status || !text || text === announced) return;
  const wait = announcedAt + ANNOUNCE_GAP - performance.now();
  if (wait > 0) { announceTimer = setTimeout(() => announce(text), wait); return; }
  announcedAt = performance.now();
  announced = text;
  status.textContent = text;
}

// ---- a part of the page -----------------------------------------------------------------------
const TYPING = "input:not([type=button]):not([type=submit]):not([type=reset]):not([type=image]), textarea, select, [contenteditable]";
const withoutToken = (html) => html.replace(/(name="csrfmiddlewaretoken" value=")[^"]*/g, "$1");

class Part {
  constructor(element) {
    this.element = element;
    this.last = withoutToken(element.innerHTML);
    this.busy = false;
    this.again = "";
    this.kept = null;
    this.askedAt = -Infinity;
    this.later = 0;
    this.failures = 0;
    this.retry = 0;
    element.addEventListener("focusout", () => setTimeout(() => this.placeKept(), 0));
  }

  async refresh(atOnce = false) {
    if (paused || this.busy) { this.again = atOnce ? "now" : this.again || "later"; return; }
    if (!atOnce && this.mustWait()) return;
    this.askedAt = performance.now();
    this.busy = true;
    this.again = "";
    let well = false;
    try { well = await this.load(); } catch { disconnected(); }
    this.busy = false;
    if (well) this.failures = 0;
    else this.tryAgain();
    if (this.again && !paused) this.refresh(this.again === "now");
  }

  // Nothing may ever happen here again that would have it fetched.
  tryAgain() {
    this.failures += 1;
    clearTimeout(this.retry);
    const wait = Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** this.failures) * (0.75 + Math.random() / 2);
    this.retry = setTimeout(() => { if (this.element.isConnected) this.refresh(true); }, wait);
  }

  mustWait() {
    const wait = this.askedAt + 1000 * Number(this.element.dataset.gap || 0) - performance.now();
    if (wait > 0 && !this.later) this.later = setTimeout(() => { this.later = 0; this.refresh(true); }, wait * (0.75 + Math.random() / 2));
    return wait > 0;
  }

  async load() {
    const giveUp = new AbortController();
    const clock = setTimeout(() => giveUp.abort(), FETCH_LIMIT);
    try {
      const answer = await fetch(this.element.dataset.fragment, { headers: { "X-Fragment": "1" }, credentials: "same-origin", cache: "no-store", signal: giveUp.signal });
      const text = answer.status === 200 ? await answer.text() : "";
      if (answer.status < 500) connected();
      if (!goElsewhere(answer) && answer.status === 200) this.offer(text);
      return answer.status < 500;
    } finally { clearTimeout(clock); }
  }

  isTyping() {
    const active = document.activeElement;
    if (active === null || !this.element.contains(active) || !active.matches(TYPING)) return false;
    return !("patched" in this.element.dataset && active.localName === "select"); // there it stays as it is
  }

  offer(text) {
    this.kept = null;
    if (withoutToken(text) === this.last) return;
    if (paused || this.isTyping()) this.kept = text;
    else this.place(text);
  }

  placeKept() {
    if (this.kept === null || paused || this.isTyping()) return;
    const text = this.kept;
    this.kept = null;
    this.place(text);
  }

  place(text) {
    const template = document.createElement("template");
    template.innerHTML = text;
    const plain = withoutToken(template.innerHTML);
    const same = plain === withoutToken(this.element.innerHTML);
    this.last = withoutToken(text);
    if (same) return;
    const placing = new CustomEvent("fragment:placing", { bubbles: true, cancelable: true, detail: { content: template.content } });
    if (this.element.dispatchEvent(placing)) {
      const restore = remember(this.element);
      this.element.replaceChildren(template.content);
      restore();
    }
    const spoken = this.element.querySelector("[data-announce]");
    if (spoken) announce(spoken.textContent.replace(/\s+/g, " ").trim());
    this.element.dispatchEvent(new CustomEvent("fragment:replaced", { bubbles: true, detail: { url: this.element.dataset.fragment } }));
    scan();
  }
}

function goElsewhere(answer) {
  if (answer.redirected) { location.reload(); return true; }
  const target = answer.headers.get("X-Redirect");
  if (!target || new URL(target, location.href).origin !== location.origin) return false;
  location.replace(target);
  return true;
}

// How to find a control again after a replacement: by its id, or as the nth that does the same.
function samePlace(element, control) {
  const { id, localName } = control;
  if (id) return () => { const found = document.getElementById(id); return found && element.contains(found) ? found : null; };
  const does = (other) => [other.getAttribute("href"), other.name, other.value, other.closest("form")?.getAttribute("action"), other.closest("details")?.id].join(" ");
  const same = (what) => [...element.querySelectorAll(localName)].filter((other) => does(other) === what);
  const what = does(control);
  const place = same(what).indexOf(control);
  return () => same(what)[place] || null;
}

// What must survive a replacement: focus, scrolling, opened details, and anything typed.
function remember(element) {
  const active = element.contains(document.activeElement) ? samePlace(element, document.activeElement) : () => null;
  const [x, y] = [window.scrollX, window.scrollY];
  const own = [element.scrollLeft, element.scrollTop];
  const scrolled = [...element.querySelectorAll("[id]")].filter((inner) => inner.scrollTop || inner.scrollLeft).map((inner) => [inner.id, inner.scrollLeft, inner.scrollTop]);
  const opened = [...element.querySelectorAll("details[id][open]")].map((details) => details.id);
  const typed = [...element.querySelectorAll("input[id], textarea[id]")].filter((field) => "defaultValue" in field && !["checkbox", "radio", "hidden", "file"].includes(field.type) && field.value !== field.defaultValue).map((field) => [field.id, field.value]);
  const inside = (id) => { const found = document.getElementById(id); return found && element.contains(found) ? found : null; };
  return () => {
    for (const [id, value] of typed) { const field = inside(id); if (field) field.value = value; }
    for (const id of opened) { const details = inside(id); if (details) details.open = true; }
    for (const [id, left, top] of scrolled) { const inner = inside(id); if (inner) inner.scrollTo(left, top); }
    element.scrollTo(...own);
    const focused = active();
    if (focused) focused.focus({ preventScroll: true });
    if (window.scrollX !== x || window.scrollY !== y) window.scrollTo(x, y);
  };
}

// ---- a stream, and asking when there is none --------------------------------------------------
class Source {
  constructor(url) {
    this.url = url;
    this.parts = new Set();
    this.failures = 0;
    this.stream = null;
    this.polling = 0;
    this.retry = 0;
    this.open();
  }

  open() {
    clearTimeout(this.retry);
    if (this.stream) this.stream.close();
    this.stream = null;
    if (!("EventSource" in window)) { this.poll(); return; }
    this.stream = new EventSource(this.url);
    this.stream.addEventListener("open", () => { this.failures = 0; this.stopPolling(); connected(); });
    this.stream.addEventListener("changed", () => this.refresh());
    this.stream.addEventListener("now", () => this.refresh(true)); // something may not be seen any more
    this.stream.addEventListener("error", () => this.failed());
  }

  failed() {
    disconnected();
    this.failures += 1;
    if (this.failures >= STREAM_FAILURES) {
      this.close();
      this.poll();
      this.retry = setTimeout(() => this.open(), TRY_STREAM_AGAIN);
    } else if (this.stream.readyState === EventSource.CLOSED) {
      this.retry = setTimeout(() => this.open(), REOPEN);
    }
  }

  poll() {
    if (this.polling) return;
    this.refresh();
    this.polling = setInterval(() => { if (!document.hidden) this.refresh(); }, POLL);
  }

  stopPolling() {
    clearInterval(this.polling);
    this.polling = 0;
  }

  refresh(atOnce = false) {
    for (const part of this.parts) part.refresh(atOnce);
  }

  // After another network or a long sleep a stream may be dead without knowing: begin a new one.
  comeBack() {
    this.failures = 0;
    this.open();
  }

  lookAgain() {
    if (this.stream && this.stream.readyState === EventSource.OPEN) this.refresh();
    else this.comeBack();
  }

  close() {
    clearTimeout(this.retry);
    if (this.stream) this.stream.close();
    this.stream = null;
  }

  end() {
    this.close();
    this.stopPolling();
  }
}

function refreshAll() {
  for (const part of parts.values()) part.refresh(true);
}

// Find the parts there are now, and forget those that have gone.
export function scan() {
  for (const [element, part] of parts) {
    if (element.isConnected) continue;
    parts.delete(element);
    for (const source of sources.values()) source.parts.delete(part);
  }
  for (const element of document.querySelectorAll("[data-live][data-fragment]")) {
    if (parts.has(element)) continue;
    const part = new Part(element);
    parts.set(element, part);
    for (const url of element.dataset.live.split(/\s+/).filter(Boolean)) {
      if (!sources.has(url)) sources.set(url, new Source(url));
      sources.get(url).parts.add(part);
    }
  }
  for (const [url, source] of sources) {
    if (source.parts.size) continue;
    source.end();
    sources.delete(url);
  }
}

function setPaused(now) {
  paused = now;
  if (paused) root.dataset.live = "paused";
  else delete root.dataset.live;
  for (const button of document.querySelectorAll("[data-live-pause]")) button.setAttribute("aria-pressed", String(paused));
  if (paused) return;
  for (const part of parts.values()) part.placeKept();
  refreshAll();
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-live-pause]")) setPaused(!paused);
});
document.addEventListener("fragment:replaced", () => {
  for (const button of document.querySelectorAll("[data-live-pause]")) button.setAttribute("aria-pressed", String(paused));
});
document.addEventListener("live:refresh", refreshAll);
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) for (const source of sources.values()) source.lookAgain();
});
window.addEventListener("online", () => { for (const source of sources.values()) source.comeBack(); });
window.addEventListener("offline", disconnected);
window.addEventListener("pagehide", () => { for (const source of sources.values()) source.end(); });
window.addEventListener("pageshow", (event) => { if (event.persisted) for (const source of sources.values()) source.comeBack(); });
scan();
