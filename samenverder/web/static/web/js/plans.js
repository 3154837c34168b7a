// A section of a plan saves itself. What was sent without an answer is sent again until the server
// says what stands there; what two people write in other lines is put together by the server.
// Without this file the button saves.
import { listen } from "./pasting.js";

const form = document.querySelector("form[data-autosave]");
const PAUSE = 700;
const AGAIN = 3000;
const LIMIT = 15000;

class Section {
  constructor(element) {
    this.form = element;
    this.field = element.elements.text;
    this.key = `plan:${element.dataset.user}:${element.getAttribute("action")}`;
    this.seen = element.elements.seen.value.replace(/\r\n?/g, "\n");
    this.revision = element.elements.revision.value;
    this.pending = null; // sent, and no answer yet
    this.busy = false;
    this.stopped = "settle" in element.dataset; // after a clash only the button saves
    this.timer = 0;
    this.field.addEventListener("input", () => { this.keep(); this.later(PAUSE); });
    element.addEventListener("submit", () => this.fill());
    window.addEventListener("pagehide", () => { if (this.isDirty()) this.save(true); });
    window.addEventListener("online", () => this.later(0));
    const { file, large } = element.dataset;
    listen(this.field, { file, large }, (words) => this.tell(words));
    document.querySelector(".toc [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    this.takeBack();
    this.listen();
  }

  isDirty() { return this.pending !== null || this.field.value !== this.seen; }

  later(wait) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(false), wait);
  }

  // On this device until the server has it.
  keep() {
    try {
      if (!this.isDirty()) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify({ text: this.field.value, seen: this.seen, revision: this.revision, pending: this.pending }));
    } catch { /* full or forbidden: the page itself still holds it */ }
  }

  takeBack() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(this.key)); } catch { return; }
    if (!kept || kept.text === this.field.value) { this.keep(); return; }
    Object.assign(this, { seen: kept.seen, revision: kept.revision, pending: kept.pending });
    this.field.value = kept.text;
    this.say(this.form.dataset.kept);
    this.later(0);
  }

  fill() {
    this.form.elements.seen.value = this.seen;
    this.form.elements.revision.value = this.revision;
    this.form.elements.maybe.value = this.pending ?? "";
    try { localStorage.removeItem(this.key); } catch { /* nothing was kept */ }
  }

  async save(leaving) {
    if (this.busy || this.stopped || !this.isDirty()) return;
    this.busy = true;
    const maybe = this.pending;
    const text = leaving ? this.field.value : (maybe ?? this.field.value);
    this.pending = text;
    this.keep();
    const data = new FormData(this.form);
    data.set("text", text);
    data.set("seen", this.seen);
    data.set("revision", this.revision);
    data.set("maybe", maybe ?? "");
    try { await this.hear(await this.send(data, leaving), text); }
    catch { this.say(this.form.dataset.lost, true); this.later(AGAIN); }
    this.busy = false;
  }

  async send(data, leaving) {
    const giveUp = new AbortController();
    const clock = setTimeout(() => giveUp.abort(), LIMIT);
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: data, headers: { "X-Autosave": "1" }, credentials: "same-origin", keepalive: leaving && String(data.get("text")).length < 20000, signal: giveUp.signal });
      const known = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (!known) throw new Error(`answer ${answer.status}`);
      return { status: answer.status, body: await answer.json() };
    } finally { clearTimeout(clock); }
  }

  hear(answer, sent) {
    if (answer.status !== 200) { this.stop(answer); return; }
    const { text, revision, saved, who } = answer.body;
    this.pending = null;
    this.tellWho(who);
    if (this.field.value === sent) { this.place(text, revision); this.say(saved); }
    else if (text === sent) { this.seen = text; this.revision = revision; }
    else { this.seen = sent; this.revision = "0"; } // others wrote meanwhile: compare with what we sent
    this.keep();
    if (this.isDirty()) this.later(PAUSE);
  }

  stop(answer) {
    this.pending = null;
    this.keep();
    if (answer.status === 409) this.stopped = true;
    const box = document.querySelector("[data-clash]");
    box.querySelector("[data-clash-words]").textContent = answer.body.sentence;
    box.querySelector(".after").hidden = answer.status !== 409;
    box.hidden = false;
  }

  // New text in the field, with the caret where it was.
  place(text, revision) {
    if (this.field.value !== text) {
      const { selectionStart, selectionEnd, scrollTop } = this.field;
      const before = this.field.value;
      const same = (at) => (before.slice(0, at) === text.slice(0, at) ? at : Math.max(0, text.length - (before.length - at)));
      this.field.value = text;
      if (document.activeElement === this.field) this.field.setSelectionRange(same(selectionStart), same(selectionEnd));
      this.field.scrollTop = scrollTop;
    }
    this.seen = text;
    this.revision = revision;
    document.querySelector("[data-clash]").hidden = true;
  }

  async look() {
    if (this.stopped || this.busy) return;
    try {
      const answer = await fetch(this.form.dataset.autosave, { credentials: "same-origin", cache: "no-store" });
      if (!answer.ok) return;
      const { text, revision, who } = await answer.json();
      this.tellWho(who);
      if (!this.isDirty() && !this.busy) this.place(text, revision);
    } catch { /* the next change tells again */ }
  }

  listen() {
    if (!("EventSource" in window)) { setInterval(() => this.look(), 5000); return; }
    const stream = new EventSource(`/live/${this.form.dataset.live}`);
    stream.addEventListener("changed", () => this.look());
    window.addEventListener("pagehide", () => stream.close());
  }

  // About what was just pasted or dropped; until the next key.
  tell(words) {
    const place = document.querySelector("[data-told]");
    place.textContent = words;
    place.hidden = false;
    this.field.addEventListener("keydown", () => { place.hidden = true; }, { once: true });
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

if (form) new Section(form);
