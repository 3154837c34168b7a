// On the page after the last statement: send what still waits on this phone, and say so.
import { Queue } from "./queue.js";

if (document.querySelector("[data-over]") && navigator.serviceWorker && navigator.serviceWorker.controller) {
  navigator.serviceWorker.controller.postMessage("forget");
}
const line = document.getElementById("pending");
const queue = new Queue(line.dataset.code, line.dataset.seat, line.dataset.save, line.dataset.token);
const waiting = () => { line.textContent = line.dataset.waiting.replace("%(n)s", queue.size()); };
if (!queue.isEmpty()) {
  waiting();
  queue.onchange = (state) => {
    if (state.kind === "saved" && queue.isEmpty()) line.textContent = line.dataset.sent;
    else if (state.kind === "waiting") waiting();
  };
  queue.send();
}
