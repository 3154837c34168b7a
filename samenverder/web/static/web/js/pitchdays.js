// A pitch day: times that follow the clock, and parts that can be dragged. Without it buttons do.
if (document.querySelector("[data-every-minute]")) {
  setInterval(() => { if (!document.hidden) document.dispatchEvent(new CustomEvent("live:refresh")); }, 30000);
}

const list = document.querySelector("[data-drag]");
if (list) {
  let held = null;
  for (const row of list.querySelectorAll("[data-place]")) {
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      held = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.id);
    });
    row.addEventListener("dragend", () => { held = null; });
  }
  list.addEventListener("dragover", (event) => {
    const row = event.target.closest("li");
    if (!held || !row) return;
    event.preventDefault();
    for (const other of list.children) other.classList.toggle("over", other === row && other !== held);
  });
  list.addEventListener("dragleave", () => { for (const other of list.children) other.classList.remove("over"); });
  list.addEventListener("drop", (event) => {
    const row = event.target.closest("li");
    if (!held || !row || row === held) return;
    event.preventDefault();
    const form = held.querySelector(".moves form");
    const place = document.createElement("input");
    place.type = "hidden";
    place.name = "plaats";
    place.value = String([...list.children].indexOf(row) + 1);
    form.append(place);
    form.submit();
  });
}
