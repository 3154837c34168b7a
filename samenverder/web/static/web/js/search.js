// Search results: arrow down and up walk through them, from the search field and back.
const field = document.getElementById("zoek-hier");
const links = [...document.querySelectorAll("[data-results] .item > a:first-child")];
const stops = [field, ...links];
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  next.focus();
  event.preventDefault();
});
