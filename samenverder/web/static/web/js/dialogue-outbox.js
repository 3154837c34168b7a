// What somebody told waits on this device until the server confirmed it. Sending twice is safe:
// every contribution carries a key of its own.
const RETRY = [1000, 2000, 4000, 8000, 15000];

export class Outbox {
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
    let went = false;
    try {
      const answer = await this.post(items.slice(0, 50));
      if (answer.ok) { this.confirmed(items, await answer.json()); went = true; }
      else if ([401, 409].includes(answer.status)) this.onchange({ kind: "refused", text: (await answer.json()).error });
      else this.failed();
    } catch { this.failed(); }
    this.sending = false;
    if (went && this.read().length) this.send(); // what is refused waits for somebody, not for us
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
