// Lets this phone keep the statement page, so that a reload without network still shows it.
const known = "serviceWorker" in navigator && "caches" in window;
if (known) navigator.serviceWorker.register("/meedoen/werker.js", { scope: "/meedoen/" }).catch(() => {});

// A page that was opened before the worker was there is handed to it; otherwise it is kept already.
export async function keepPage(base) {
  if (!known || await caches.match(new URL(base, location).href)) return;
  const worker = await navigator.serviceWorker.ready;
  const files = performance.getEntriesByType("resource").map((entry) => entry.name);
  worker.active.postMessage({ page: location.href, files: files.filter((name) => name.startsWith(`${location.origin}/static/`)) });
}
