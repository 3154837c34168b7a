// The page of a table: what somebody tells is kept on this device first, then sent. On a device that
// a whole table shares, nothing shows the next person what the one before told.
import { Outbox } from "./dialogue-outbox.js";
import { Photos, shrink } from "./dialogue-photos.js";
import { keepBare } from "./keep.js";

const form = document.getElementById("telling");
const late = document.getElementById("te-laat");
const WORDS = ["text", "for_whom", "more", "contact"];
const PERSON = "sv_dialogue_person";
const MOST_TEXT = 200;

function newKey() {
  return crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
}

const person = () => (document.cookie.match(new RegExp(`(?:^|; )${PERSON}=([^;]*)`)) || ["", ""])[1];
const fill = (text, values) => text.replace(/%\((\w+)\)[sd]/g, (_, name) => values[name]);

class Telling {
  constructor() {
    const token = form.elements.csrfmiddlewaretoken.value;
    this.state = document.getElementById("telling-state");
    this.outbox = new Outbox(form.dataset, token);
    this.photos = new Photos(form.dataset, token, this.outbox);
    this.outbox.onchange = (now) => this.words(now);
    this.photos.onchange = (now) => this.pictures(now);
    this.draft = `samenverder:dialoog:${form.dataset.code}:bezig`;
    this.chosen = null;
    this.choosing = Promise.resolve();
  }

  begin() {
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("input", () => this.remember());
    form.elements.foto.addEventListener("change", () => { this.choosing = this.choose(form.elements.foto.files[0]); });
    const next = document.getElementById("volgende");
    if (next) next.addEventListener("submit", (event) => this.next(event));
    this.restore();
    this.outbox.send();
    this.photos.send();
  }

  words(now) {
    if (now.kind === "saved") {
      const wrong = Object.values(now.refused);
      late.hidden = true;
      this.state.textContent = wrong.length ? wrong.join(" ") : fill(form.dataset.saved, { time: now.at });
      document.dispatchEvent(new CustomEvent("live:refresh"));
      this.photos.send();
    } else if (now.kind === "waiting") this.state.textContent = fill(form.dataset.waiting, { n: this.outbox.read().length });
    else { this.state.textContent = now.text; showLate(this.outbox.read()).focus(); }
  }

  async pictures(now) {
    if (now.kind === "saved") this.state.textContent = form.dataset.photoSent;
    else if (now.kind === "wrong") this.state.textContent = now.text;
    else if (!this.outbox.read().length) this.state.textContent = fill(form.dataset.waiting, { n: (await this.photos.all()).length });
    if (now.kind === "saved") document.dispatchEvent(new CustomEvent("live:refresh"));
  }

  async choose(file) {
    const place = document.getElementById("foto-klein");
    place.replaceChildren();
    this.chosen = null;
    if (!file) return;
    const { blob, canvas } = await shrink(file);
    this.chosen = { photo: newKey(), blob };
    if (canvas) { canvas.className = "card-photo"; place.append(canvas); }
  }

  item() {
    const data = new FormData(form);
    const text = (name) => String(data.get(name) || "").trim();
    return {
      key: text("key"), sequence: Number(text("sequence")) || 1, about: text("about") || null, kind: text("kind"), person: person(),
      may_quote: Boolean(data.get("may_quote")), ...Object.fromEntries(WORDS.map((name) => [name, text(name)])),
    };
  }

  // What is not complete is said here: without network there is nobody else to say it.
  missing(item) {
    const { text, kind } = form.elements;
    if (!item.kind) return [kind[0], form.dataset.noKind];
    if (!item.text) return [text, form.dataset.noText];
    if (item.text.length > MOST_TEXT) return [text, fill(form.dataset.tooLong, { most: MOST_TEXT, n: item.text.length })];
    return null;
  }

  complain(field, sentence) {
    const place = field.closest(".field");
    const line = document.createElement("p");
    line.className = "error";
    line.setAttribute("role", "alert");
    line.textContent = sentence;
    place.classList.add("wrong");
    place.querySelector("legend, label").after(line);
    field.focus();
  }

  allIsWell() {
    for (const line of form.querySelectorAll(".field.wrong .error")) line.remove();
    for (const place of form.querySelectorAll(".field.wrong")) place.classList.remove("wrong");
  }

  async submit(event) {
    event.preventDefault();
    const item = this.item();
    const missing = this.missing(item);
    this.allIsWell();
    if (missing) { this.complain(...missing); return; }
    if (this.busy) return;
    this.busy = true;
    this.state.textContent = form.dataset.sending;
    await this.choosing;
    if (this.chosen) await this.photos.put({ ...this.chosen, key: item.key, person: item.person, alt: form.elements.alt.value.trim() });
    this.outbox.put(item);
    this.empty();
    this.busy = false;
    form.elements.text.focus();
  }

  empty() {
    for (const name of [...WORDS, "about", "alt", "foto"]) form.elements[name].value = "";
    form.elements.may_quote.checked = false;
    form.elements.key.value = newKey();
    form.elements.sequence.value = "1";
    document.getElementById("foto-klein").replaceChildren();
    document.getElementById("about-line")?.remove();
    for (const part of form.querySelectorAll("details[open]")) part.open = false;
    this.chosen = null;
    try { sessionStorage.removeItem(this.draft); } catch { /* none */ }
    if (location.search) history.replaceState(null, "", location.pathname);
  }

  // What is being typed survives a reload; it is this person's, on this tab, and goes with them.
  remember() {
    try { sessionStorage.setItem(this.draft, JSON.stringify(this.item())); } catch { /* full or private */ }
  }

  restore() {
    let kept = null;
    try { kept = JSON.parse(sessionStorage.getItem(this.draft)); } catch { /* none */ }
    if (!kept || kept.person !== person() || form.elements.text.value || form.elements.about.value) return;
    for (const name of [...WORDS, "key", "about"]) form.elements[name].value = kept[name] || "";
    form.elements.may_quote.checked = kept.may_quote;
    for (const radio of form.querySelectorAll("[name=kind]")) radio.checked = radio.value === kept.kind;
  }

  // Works without network too: the words of the one before still wait here, under their own number.
  next(event) {
    event.preventDefault();
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `${PERSON}=${newKey()}; path=/dialoog/${form.dataset.code}/; max-age=1209600; SameSite=Lax${secure}`;
    this.empty();
    for (const radio of form.querySelectorAll("[name=kind]")) radio.checked = false;
    for (const own of document.querySelectorAll("[data-own], #inhoud > .status, #inhoud > .errors")) own.remove();
    this.state.textContent = form.dataset.next;
    document.dispatchEvent(new CustomEvent("live:refresh"));
    window.scrollTo(0, 0);
    form.querySelector("[name=kind]").focus({ preventScroll: true });
  }
}

// What the meeting does not take any more is shown to whoever told it, so that nothing is lost.
function showLate(items) {
  const list = late.querySelector("ul");
  list.replaceChildren(...items.filter((item) => item.person === person()).map((item) => {
    const line = document.createElement("li");
    line.textContent = [item.text, item.for_whom, item.more, item.contact].filter(Boolean).join(" · ");
    return line;
  }));
  late.hidden = !list.children.length;
  return late;
}

// The round stands above the form; its news comes along with what the table told.
document.addEventListener("fragment:replaced", () => {
  const [now, shown] = [document.querySelector("template[data-round]"), document.getElementById("ronde")];
  if (!now || !shown) return;
  const open = !now.content.querySelector(".status");
  if (open && !form) location.reload(); // opened again: here is the form, and what waited goes
  shown.replaceChildren(now.content.cloneNode(true));
});

if (!form && late) showLate(new Outbox(late.dataset, "").read());
if (form) {
  new Telling().begin();
  keepBare(form.dataset.bare).catch(() => {});
}
// A page that comes back from the browser's memory may be that of somebody before.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
