// Lets this phone keep the page it is on, so that a reload without network still shows it. The
// worker is the one of this folder: /meedoen/ for sessions, /dialoog/ for dialogue meetings.
const known = "serviceWorker" in navigator && "caches" in window;
const folder = `/${location.pathname.split("/")[1]}/`;
if (known) navigator.serviceWorker.register(`${folder}werker.js`, { scope: folder }).catch(() => {});

async function handOver(page) {
  const worker = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType("resource").map((entry) => entry.name);
  worker.active.postMessage({ page: new URL(page, location).href, files: files.filter((name) => name.startsWith(`${location.origin}/static/`)) });
}

// A page that was opened before the worker was there is handed to it; otherwise it is kept already.
export async function keepPage(base) {
  if (known && !await caches.match(new URL(base, location).href)) await handOver(location.href);
}

// The same for a page that is kept without what anybody told: fetched anew each time.
export async function keepBare(address) {
  if (known && navigator.onLine) await handOver(address);
}
