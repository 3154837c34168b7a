// A section of a plan saves itself; what two people write in other lines is put together by the
// server. Without this file the button saves.
import { Autosave, putText } from "./autosave.js";
import { listen } from "./pasting.js";

class Section extends Autosave {
  constructor(element) {
    super(element, "plan", element.elements.revision.value);
    this.field = element.elements.text;
    const { file, large } = element.dataset;
    listen(this.field, { file, large }, (words) => this.tell(words));
    document.querySelector(".toc [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
    this.begin();
  }

  first() { return this.form.elements.seen.value.replace(/\r\n?/g, "\n"); }

  typed() { return this.field.value; }

  restore(text) { this.field.value = text; }

  pack(data, text, maybe) {
    data.set("text", text);
    data.set("seen", this.seen);
    data.set("revision", this.mark);
    data.set("maybe", maybe);
  }

  fill() {
    const { seen, revision, maybe } = this.form.elements;
    seen.value = this.seen;
    revision.value = this.mark;
    maybe.value = this.pending ?? "";
  }

  take({ text, revision, saved }, sent) {
    if (this.field.value === sent) { this.place({ text, revision }); this.say(saved); }
    else if (text === sent) { this.seen = text; this.mark = revision; }
    else { this.seen = sent; this.mark = "0"; } // others wrote meanwhile: compare with what we sent
  }

  place({ text, revision }) {
    putText(this.field, text);
    this.seen = text;
    this.mark = revision;
    document.querySelector("[data-clash]").hidden = true;
  }

  lookHere() { this.look(this.form.dataset.autosave); }

  // About what was just pasted or dropped; until the next key.
  tell(words) {
    const place = document.querySelector("[data-told]");
    place.textContent = words;
    place.hidden = false;
    this.field.addEventListener("keydown", () => { place.hidden = true; }, { once: true });
  }
}

const form = document.querySelector("form[data-autosave]");
if (form) new Section(form);
