// A form that saves itself as somebody types. What was sent without an answer is sent again until
// the server says what stands there; what the server does not have yet is kept on this device. What
// is in the form is one text to this file; which fields it has is for the kind of form to know:
//   typed()            what stands in the form
//   restore(text)      put a text that was kept back in it
//   pack(data, text, maybe)  what to send; `maybe` was sent before without an answer
//   take(body, sent)   what the server says stands there now
//   place(now)         what somebody else wrote, when nothing waits to be saved
//   mark               what the server wants back: which version was seen
const PAUSE = 700;
const AGAIN = 3000;
const LIMIT = 15000;
const LONGEST_AT_LEAVING = 20000;

export class Autosave {
  constructor(element, room, mark) {
    this.form = element;
    this.room = room;
    this.mark = mark;
    this.pending = null; // sent, and no answer yet
    this.busy = false;
    this.stopped = "settle" in element.dataset; // after a clash only the button saves
    this.timer = 0;
  }

  begin() {
    this.seen = this.first();
    this.form.addEventListener("input", () => { this.keep(); this.later(PAUSE); });
    this.form.addEventListener("submit", () => { this.fill(); this.forget(); });
    window.addEventListener("pagehide", () => { if (this.isDirty()) this.save(true); });
    window.addEventListener("online", () => this.later(0));
    this.takeBack();
    if (this.form.dataset.live) this.listen();
  }

  // What the server has, when the page opens.
  first() { return "unsaved" in this.form.dataset ? "" : this.typed(); }

  get key() { return `${this.room}:${this.form.dataset.user}:${this.form.getAttribute("action")}`; }

  isDirty() { return this.pending !== null || this.typed() !== this.seen; }

  later(wait) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(false), wait);
  }

  // On this device until the server has it.
  keep() {
    if (!this.isDirty()) { this.forget(); return; }
    const { seen, mark, pending } = this;
    try { localStorage.setItem(this.key, JSON.stringify({ text: this.typed(), seen, mark, pending })); } catch { /* full or forbidden: the page itself still holds it */ }
  }

  forget() {
    try { localStorage.removeItem(this.key); } catch { /* nothing was kept */ }
  }

  takeBack() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(this.key)); } catch { return; }
    if (!kept || kept.text === this.typed()) { this.keep(); return; }
    Object.assign(this, { seen: kept.seen, mark: kept.mark ?? this.mark, pending: kept.pending });
    this.restore(kept.text);
    this.say(this.form.dataset.kept);
    this.later(0);
  }

  async save(leaving) {
    if (this.busy || this.stopped || !this.isDirty()) return;
    this.busy = true;
    const maybe = this.pending;
    const text = leaving ? this.typed() : (maybe ?? this.typed());
    this.pending = text;
    this.keep();
    const data = new FormData(this.form);
    this.pack(data, text, maybe ?? "");
    try { this.hear(await this.send(data, leaving && text.length < LONGEST_AT_LEAVING), text); }
    catch { this.say(this.form.dataset.lost, true); this.later(AGAIN); }
    this.busy = false;
  }

  async send(data, keepalive) {
    const giveUp = new AbortController();
    const clock = setTimeout(() => giveUp.abort(), LIMIT);
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: data, headers: { "X-Autosave": "1" }, credentials: "same-origin", keepalive, signal: giveUp.signal });
      const known = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (!known) throw new Error(`answer ${answer.status}`);
      return { status: answer.status, body: await answer.json() };
    } finally { clearTimeout(clock); }
  }

  hear(answer, sent) {
    this.pending = null;
    if (answer.status !== 200) { this.stop(answer); return; }
    document.querySelector("[data-clash]").hidden = true;
    this.tellWho(answer.body.who);
    this.take(answer.body, sent);
    this.keep();
    if (this.isDirty()) this.later(PAUSE);
  }

  stop({ status, body }) {
    this.keep();
    if (body.waits) { this.say(body.sentence, true); return; }
    if (status === 409 || body.stop) this.stopped = true;
    this.say("");
    const box = document.querySelector("[data-clash]");
    box.querySelector("[data-clash-words]").textContent = body.sentence;
    box.querySelector(".after").hidden = status !== 409;
    box.hidden = false;
  }

  async look(address, headers = {}) {
    if (this.stopped || this.busy) return;
    try {
      const answer = await fetch(address, { headers, credentials: "same-origin", cache: "no-store" });
      if (!answer.ok) return;
      const now = await answer.json();
      this.tellWho(now.who);
      if (!this.isDirty() && !this.busy) this.place(now);
    } catch { /* the next change tells again */ }
  }

  listen() {
    const look = () => this.lookHere();
    if (!("EventSource" in window)) { setInterval(look, 5000); return; }
    const stream = new EventSource(`/live/${this.form.dataset.live}`);
    stream.addEventListener("changed", look);
    window.addEventListener("pagehide", () => stream.close());
  }

  say(words, waits = false) {
    const place = document.querySelector("[data-saved]");
    place.classList.toggle("waits", waits);
    place.hidden = !words;
    place.querySelector("[data-saved-words]").textContent = words;
  }

  tellWho(words) {
    const place = document.querySelector("[data-who]");
    place.hidden = !words;
    place.querySelector("[data-who-words]").textContent = words;
  }
}

// New text in a field, with the caret where it was.
export function putText(field, text) {
  if (field.value === text) return;
  const { selectionStart, selectionEnd, scrollTop } = field;
  const before = field.value;
  const same = (at) => (before.slice(0, at) === text.slice(0, at) ? at : Math.max(0, text.length - (before.length - at)));
  field.value = text;
  if (document.activeElement === field && selectionStart !== null) field.setSelectionRange(same(selectionStart), same(selectionEnd));
  field.scrollTop = scrollTop;
}
