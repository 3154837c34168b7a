// Dragging slides into another order. Without it, or without a mouse, the buttons do the same.
const list = document.querySelector("[data-order]");
const form = document.querySelector("[data-order-form]");
let dragged = null;

for (const item of list?.children ?? []) {
  const handle = item.querySelector(".slide");
  handle.draggable = true;
  handle.addEventListener("dragstart", (event) => {
    dragged = item;
    event.dataTransfer.effectAllowed = "move";
    item.classList.add("dragged");
  });
  handle.addEventListener("dragend", () => { item.classList.remove("dragged"); mark(null); dragged = null; });
  item.addEventListener("dragover", (event) => { if (dragged) { event.preventDefault(); mark(item); } });
  item.addEventListener("drop", (event) => {
    if (!dragged || dragged === item) return;
    event.preventDefault();
    const below = [...list.children].indexOf(dragged) < [...list.children].indexOf(item);
    item[below ? "after" : "before"](dragged);
    save();
  });
}

function mark(item) {
  for (const other of list.children) other.classList.toggle("over-it", other === item && other !== dragged);
}

function save() {
  for (const item of list.children) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "dia";
    field.value = item.dataset.dia;
    form.append(field);
  }
  form.requestSubmit();
}
