// Keeps the statement page on the phone, so that a reload without network still shows it. It keeps
// nothing else: answers wait in the page's own store and are sent by the page.
const CACHE = "samenverder-meedoen-1";
const STATEMENT = /^\/meedoen\/[^/]+\/stelling\/\d+\/$/;
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("samenverder-") && name !== CACHE) await caches.delete(name);
  await self.clients.claim();
})()));

async function keep(key, answer) {
  if (answer.ok && !answer.redirected) await (await caches.open(CACHE)).put(key, answer.clone());
  return answer;
}

function within(promise, milliseconds) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("late")), milliseconds))]);
}

const keyOf = (url) => new URL(url.pathname.replace(/\d+\/$/, ""), url).href;

// One page per session is enough: it holds all statements, and finds its number in the address.
async function page(request, url) {
  const key = keyOf(url);
  const network = fetch(request).then((answer) => keep(key, answer));
  try { return await within(network, PATIENCE); } catch {
    return (await caches.match(key)) || network;
  }
}

async function part(request) {
  const kept = await caches.match(request);
  const network = fetch(request).then((answer) => keep(request, answer));
  if (!kept) return network;
  network.catch(() => {});
  return kept;
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (event.request.mode === "navigate" && STATEMENT.test(url.pathname)) event.respondWith(page(event.request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(part(event.request));
});

// A page that was there before this worker hands itself over, with the files it uses.
async function take({ page: address, files }) {
  const url = new URL(address);
  if (url.origin !== location.origin || !STATEMENT.test(url.pathname)) return;
  for (const file of files) if (!await caches.match(file)) await keep(file, await fetch(file));
  await keep(keyOf(url), await fetch(address, { credentials: "same-origin" }));
}

// When the session is over the page asks to forget it.
self.addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(caches.delete(CACHE));
  else if (event.data && event.data.page) event.waitUntil(take(event.data).catch(() => {}));
});
