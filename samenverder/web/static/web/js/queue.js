// Answers that wait on this phone until the server confirmed them. One message is under way at a
// time; sending twice is safe, because every tap carries a number and the newest wins.
const RETRY = [1000, 2000, 4000, 8000, 15000];

export class Queue {
  // The seat is part of the key: two people who share a tablet never see or send each other's.
  constructor(code, seat, url, token) {
    this.key = `samenverder:${code}:${seat}`;
    this.url = url;
    this.token = token;
    this.onchange = () => {};
    this.sending = false;
    this.failures = 0;
    this.memory = { answers: {}, arguments: {} };
    window.addEventListener("online", () => this.send());
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.send(); });
  }

  read() {
    try { return JSON.parse(localStorage.getItem(this.key)) || this.memory; } catch { return this.memory; }
  }

  write(state) {
    this.memory = state;
    try {
      if (Object.keys(state.answers).length || Object.keys(state.arguments).length) localStorage.setItem(this.key, JSON.stringify(state));
      else localStorage.removeItem(this.key);
    } catch { /* private mode or full: the memory of this page still holds them */ }
  }

  answers() { return this.read().answers; }
  arguments() { return this.read().arguments; }
  size() { const state = this.read(); return Object.keys(state.answers).length + Object.keys(state.arguments).length; }
  isEmpty() { return this.size() === 0; }
  highestSequence() { return Math.max(0, ...Object.values(this.answers()).map((answer) => answer.seq)); }

  putAnswer(code, value, seq) {
    const state = this.read();
    state.answers[code] = { value, seq };
    this.write(state);
    this.send();
  }

  putArgument(code, text) {
    const state = this.read();
    state.arguments[code] = text;
    this.write(state);
    this.send();
  }

  async send() {
    if (this.sending || this.isEmpty()) return;
    this.sending = true;
    clearTimeout(this.timer);
    const state = this.read();
    const message = {
      answers: Object.entries(state.answers).map(([statement, answer]) => ({ statement, value: answer.value, seq: answer.seq })),
      arguments: Object.entries(state.arguments).map(([statement, text]) => ({ statement, text })),
    };
    let went = false;
    try {
      const response = await this.post(message);
      if (response.ok) { this.confirmed(state, await response.json()); went = true; }
      else if ([401, 409].includes(response.status)) this.onchange({ kind: "refused" });
      else this.failed();
    } catch { this.failed(); }
    this.sending = false;
    if (went && !this.isEmpty()) this.send(); // what is refused is not asked again at once
  }

  async post(message) {
    const giveUp = new AbortController();
    const clock = setTimeout(() => giveUp.abort(), 10000);
    try {
      return await fetch(this.url, {
        method: "POST", credentials: "same-origin", signal: giveUp.signal, keepalive: true,
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.token },
        body: JSON.stringify(message),
      });
    } finally { clearTimeout(clock); }
  }

  confirmed(sent, result) {
    this.failures = 0;
    const state = this.read();
    for (const [code, answer] of Object.entries(sent.answers)) {
      if (state.answers[code] && state.answers[code].seq === answer.seq) delete state.answers[code];
    }
    for (const [code, text] of Object.entries(sent.arguments)) {
      if (state.arguments[code] === text) delete state.arguments[code];
    }
    this.write(state);
    this.onchange({ kind: "saved", at: result.at, phase: result.phase, frozen: result.frozen });
  }

  failed() {
    const wait = RETRY[Math.min(this.failures, RETRY.length - 1)];
    this.failures += 1;
    this.onchange({ kind: "waiting" });
    this.timer = setTimeout(() => { this.failures = Math.max(this.failures, 1); this.send(); }, wait * (0.75 + Math.random() / 2));
  }
}
