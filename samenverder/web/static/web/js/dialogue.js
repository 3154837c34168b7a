// What somebody tells is kept on this device first, then sent; it is forgotten here only after the
// server confirmed it. Sending twice is safe: every contribution carries a key of its own.
const form = document.getElementById("telling");
const RETRY = [1000, 2000, 4000, 8000, 15000];

class Outbox {
  constructor(data, token) {
    this.key = `samenverder:dialoog:${data.code}:${data.seat}`;
    this.url = data.save;
    this.token = token;
    this.memory = [];
    this.failures = 0;
    this.sending = false;
    this.onchange = () => {};
    window.addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.send(); });
  }

  read() {
    try { return JSON.parse(localStorage.getItem(this.key)) || this.memory; } catch { return this.memory; }
  }

  write(items) {
    this.memory = items;
    try {
      if (items.length) localStorage.setItem(this.key, JSON.stringify(items));
      else localStorage.removeItem(this.key);
    } catch { /* private mode or full: the memory of this page still holds them */ }
  }

  put(item) {
    this.write([...this.read().filter((other) => other.key !== item.key), item]);
    this.send();
  }

  async send() {
    const items = this.read();
    if (this.sending || !items.length) return;
    this.sending = true;
    clearTimeout(this.timer);
    try {
      const answer = await this.post(items.slice(0, 50));
      if (answer.ok) this.confirmed(items, await answer.json());
      else if ([401, 409].includes(answer.status)) this.onchange({ kind: "refused", text: (await answer.json()).error });
      else this.failed();
    } catch { this.failed(); }
    this.sending = false;
    if (!this.failures && this.read().length) this.send();
  }

  async post(contributions) {
    const giveUp = new AbortController();
    const clock = setTimeout(() => giveUp.abort(), 10000);
    try {
      return await fetch(this.url, {
        method: "POST", credentials: "same-origin", signal: giveUp.signal, keepalive: true,
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify({ contributions }),
      });
    } finally { clearTimeout(clock); }
  }

  confirmed(sent, result) {
    this.failures = 0;
    const done = new Set([...result.saved, ...Object.keys(result.refused)]);
    const same = (item) => sent.some((other) => other.key === item.key && other.sequence === item.sequence);
    this.write(this.read().filter((item) => !(done.has(item.key) && same(item))));
    this.onchange({ kind: "saved", at: result.at, refused: result.refused });
  }

  failed() {
    const wait = RETRY[Math.min(this.failures, RETRY.length - 1)];
    this.failures += 1;
    this.onchange({ kind: "waiting" });
    this.timer = setTimeout(() => this.send(), wait * (0.75 + Math.random() / 2));
  }
}

function newKey() {
  return crypto.randomUUID ? crypto.randomUUID() : "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) => (c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (c / 4)))).toString(16));
}

function contribution() {
  const data = new FormData(form);
  const text = (name) => String(data.get(name) || "").trim();
  return {
    key: text("key"), sequence: Number(text("sequence")) || 1, about: text("about") || null, kind: text("kind"), text: text("text"),
    for_whom: text("for_whom"), more: text("more"), contact: text("contact"),
  };
}

if (form) {
  const state = document.getElementById("telling-state");
  const outbox = new Outbox(form.dataset, form.elements.csrfmiddlewaretoken.value);
  const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
  outbox.onchange = (now) => {
    const waiting = outbox.read().length;
    if (now.kind === "saved") {
      const wrong = Object.values(now.refused);
      state.textContent = wrong.length ? wrong.join(" ") : fill(form.dataset.saved, { time: now.at });
      document.dispatchEvent(new CustomEvent("live:refresh"));
    } else if (now.kind === "waiting") state.textContent = fill(form.dataset.waiting, { n: waiting });
    else state.textContent = now.text;
  };
  form.addEventListener("submit", (event) => {
    const item = contribution();
    // What is not complete goes to the server as a form: it says what is missing.
    if (!item.kind || !item.text || item.text.length > 200) return;
    event.preventDefault();
    state.textContent = form.dataset.sending;
    outbox.put(item);
    for (const name of ["text", "for_whom", "more", "contact", "about"]) form.elements[name].value = "";
    form.elements.key.value = newKey();
    form.elements.sequence.value = "1";
    form.elements.text.focus();
  });
  outbox.send();
}
