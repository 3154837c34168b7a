// A photo is made small on this device, kept here (also without network), and sent after the words
// it belongs to. It is forgotten here only after the server confirmed it.
const SIDE = 1600;
const RETRY = [1000, 2000, 4000, 8000, 15000];
const LARGEST = 45000000;

// At most 1600 pixels, without what a camera wrote in it. What this device cannot open goes as it
// is: the server says what is wrong with it.
export async function shrink(file) {
  try {
    const whole = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, SIDE / Math.max(whole.width, whole.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(whole.width * scale));
    canvas.height = Math.max(1, Math.round(whole.height * scale));
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(whole, 0, 0, canvas.width, canvas.height);
    whole.close();
    const blob = await new Promise((done) => { canvas.toBlob(done, "image/jpeg", 0.85); });
    return { blob: blob || file, canvas };
  } catch { return { blob: file, canvas: null }; }
}

export class Photos {
  constructor(data, token, outbox) {
    this.name = `samenverder-dialoog-${data.code}-${data.seat}`;
    this.code = data.code;
    this.tooLarge = data.photoLarge;
    this.token = token;
    this.outbox = outbox;
    this.memory = new Map();
    this.failures = 0;
    this.sending = false;
    this.onchange = () => {};
    window.addEventListener("online", () => this.send());
  }

  // What is done in the store of this browser; without one (private mode) in the memory of the page.
  async work(mode, job) {
    const open = indexedDB.open(this.name, 1);
    open.onupgradeneeded = () => open.result.createObjectStore("photos", { keyPath: "key" });
    const database = await settled(open);
    try {
      const transaction = database.transaction("photos", mode, { durability: "strict" });
      const result = await settled(job(transaction.objectStore("photos")));
      await new Promise((done, failed) => { transaction.oncomplete = done; transaction.onabort = failed; });
      return result;
    } finally { database.close(); }
  }

  async put(photo) {
    try { await this.work("readwrite", (store) => store.put(photo)); } catch { this.memory.set(photo.key, photo); }
  }

  async all() {
    let kept = [];
    try { kept = await this.work("readonly", (store) => store.getAll()); } catch { /* no store here */ }
    return [...kept, ...this.memory.values()];
  }

  async forget(photo) {
    if (this.memory.get(photo.key)?.photo === photo.photo) this.memory.delete(photo.key);
    try {
      const now = await this.work("readonly", (store) => store.get(photo.key));
      if (now && now.photo === photo.photo) await this.work("readwrite", (store) => store.delete(photo.key));
    } catch { /* no store here */ }
  }

  async send() {
    if (this.sending) return;
    this.sending = true;
    clearTimeout(this.timer);
    try { await this.sendAll(); } catch { this.failed(); }
    this.sending = false;
  }

  async sendAll() {
    const waiting = new Set(this.outbox.read().map((item) => item.key));
    for (const photo of await this.all()) {
      if (waiting.has(photo.key)) continue; // its words go first
      if (photo.blob.size > LARGEST) { await this.forget(photo); this.onchange({ kind: "wrong", text: this.tooLarge }); continue; }
      const answer = await this.post(photo);
      if (answer.status >= 500 || answer.status === 408) throw new Error(String(answer.status));
      await this.forget(photo);
      this.failures = 0;
      if (answer.ok) this.onchange({ kind: "saved" });
      else this.onchange({ kind: "wrong", text: await sentence(answer, this.tooLarge) });
    }
  }

  post(photo) {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", this.token);
    body.append("fotosleutel", photo.photo);
    body.append("persoon", photo.person);
    body.append("alt", photo.alt);
    body.append("foto", photo.blob, "foto.jpg");
    return fetch(`/dialoog/${this.code}/bijdrage/${photo.key}/foto/`, { method: "POST", credentials: "same-origin", headers: { Accept: "application/json" }, body });
  }

  failed() {
    const wait = RETRY[Math.min(this.failures, RETRY.length - 1)];
    this.failures += 1;
    this.onchange({ kind: "waiting" });
    this.timer = setTimeout(() => this.send(), wait * (0.75 + Math.random() / 2));
  }
}

function settled(request) {
  return new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
}

async function sentence(answer, tooLarge) {
  if (answer.status === 413) return tooLarge;
  try { return (await answer.json()).error; } catch { return String(answer.status); }
}
