// Writing a practice: it saves itself, field by field. What two people write in other fields or
// other lines is put together by the server. Without this file the button saves.
import { Autosave, putText } from "./autosave.js";

const OWN = ["csrfmiddlewaretoken", "begun_with", "version", "seen", "maybe"];
const same = (one, other) => JSON.stringify(one ?? []) === JSON.stringify(other ?? []);

class Practice extends Autosave {
  constructor(element) {
    const { version, seen, begun_with } = element.elements;
    super(element, "practice", { version: version.value, seen: seen.value, begun: begun_with?.value });
    this.begin();
  }

  names() { return [...new Set([...this.form.elements].map((field) => field.name))].filter((name) => name && !OWN.includes(name)); }

  fields() {
    const data = new FormData(this.form);
    return Object.fromEntries(this.names().map((name) => [name, data.getAll(name).map((text) => text.replace(/\r\n?/g, "\n"))]));
  }

  typed() { return JSON.stringify(this.fields()); }

  put(name, values) {
    for (const field of this.form.elements) {
      if (field.name !== name) continue;
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.tagName === "SELECT") field.value = values[0] ?? "";
      else putText(field, values[0] ?? "");
    }
  }

  restore(text) {
    for (const [name, values] of Object.entries(JSON.parse(text))) this.put(name, values);
  }

  pack(data, text, maybe) {
    for (const [name, values] of Object.entries(JSON.parse(text))) {
      data.delete(name);
      for (const value of values) data.append(name, value);
    }
    data.set("version", this.mark.version);
    data.set("seen", this.mark.seen);
    data.set("maybe", maybe);
    if (data.has("begun_with")) data.set("begun_with", this.mark.begun);
  }

  fill() {
    const { version, seen, maybe, begun_with } = this.form.elements;
    version.value = this.mark.version;
    seen.value = this.mark.seen;
    maybe.value = this.pending ?? "";
    if (begun_with) begun_with.value = this.mark.begun;
  }

  take(body, sent) {
    if (body.url) this.moveTo(body);
    const base = JSON.parse(sent);
    const seen = JSON.parse(body.seen);
    let { version } = body;
    for (const [name, { shown, own }] of Object.entries(body.theirs)) {
      if (same(this.fields()[name], base[name])) {
        this.put(name, shown);
        base[name] = this.fields()[name];
      } else { // somebody types on here: compare with what they sent
        seen[name] = own;
        version = 0;
      }
    }
    this.seen = JSON.stringify(base);
    this.mark = { ...this.mark, version, seen: JSON.stringify(seen) };
    this.say(body.left ? `${this.form.dataset.left} ${body.left}` : body.saved, Boolean(body.left));
  }

  // What is said stands at the foot of the window: the field somebody is in stays in sight.
  stop(answer) {
    super.stop(answer);
    if (this.form.contains(document.activeElement)) document.activeElement.scrollIntoView({ block: "center" });
  }

  // The draft has an address of its own from the first time it is saved.
  moveTo({ url, live }) {
    this.forget();
    this.form.setAttribute("action", url);
    history.replaceState(history.state, "", url);
    this.form.dataset.live = live;
    this.listen();
  }

  place({ values, seen, version }) {
    const was = JSON.parse(this.mark.seen || "{}");
    const now = JSON.parse(seen);
    for (const name of Object.keys(values)) if (!same([now[name]], [was[name]])) this.put(name, values[name]);
    this.seen = this.typed();
    this.mark = { ...this.mark, version, seen };
  }

  lookHere() { this.look(this.form.action, { "X-Autosave": "1" }); }
}

const form = document.querySelector("form[data-autosave]");
if (form) new Practice(form);
