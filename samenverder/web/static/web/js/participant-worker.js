// Keeps one page on the phone, so that a reload without network still shows it: the statements of a
// session, or the table of a dialogue meeting. It keeps nothing else: answers wait in the page's own
// store and are sent by the page.
const PLACES = {
  "/meedoen/": { cache: "samenverder-meedoen-1", page: /^\/meedoen\/[^/]+\/stelling\/\d+\/$/, visits: true },
  // What people told is never kept: only a page without words, which the page itself hands over.
  "/dialoog/": { cache: "samenverder-dialoog-1", page: /^\/dialoog\/[^/]+\/tafel\/$/, visits: false },
};
const HERE = PLACES[new URL(self.registration.scope).pathname];
const FAMILY = HERE.cache.replace(/\d+$/, "");
const PATIENCE = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(FAMILY) && name !== HERE.cache) await caches.delete(name);
  await self.clients.claim();
})()));

async function keep(key, answer) {
  if (answer.ok && !answer.redirected) await (await caches.open(HERE.cache)).put(key, answer.clone());
  return answer;
}

function within(promise, milliseconds) {
  return Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("late")), milliseconds))]);
}

const keyOf = (url) => new URL(url.pathname.replace(/stelling\/\d+\/$/, "stelling/"), url).href;

// One page per session is enough: it holds all statements, and finds its number in the address.
async function page(request, url) {
  const key = keyOf(url);
  const network = fetch(request).then((answer) => (HERE.visits ? keep(key, answer) : answer));
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
  if (event.request.mode === "navigate" && HERE.page.test(url.pathname)) event.respondWith(page(event.request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(part(event.request));
});

// A page that was there before this worker hands itself over, with the files it uses.
async function take({ page: address, files }) {
  const url = new URL(address);
  if (url.origin !== location.origin || !HERE.page.test(url.pathname)) return;
  for (const file of files) if (!await caches.match(file)) await keep(file, await fetch(file));
  await keep(keyOf(url), await fetch(address, { credentials: "same-origin" }));
}

// When the session is over the page asks to forget it.
self.addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(caches.delete(HERE.cache));
  else if (event.data && event.data.page) event.waitUntil(take(event.data).catch(() => {}));
});
