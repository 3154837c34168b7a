// The shell: focus the error summary, "/" searches, "?" opens help. All of it can be turned off.
const summary = document.querySelector("[data-focus]");
if (summary) summary.focus();

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
document.addEventListener("keydown", (event) => {
  if (document.body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) return;
  if (event.key === "/") {
    const field = document.querySelector("[role=search] input");
    if (field) { field.focus(); event.preventDefault(); }
  }
  if (event.key === "?") {
    const help = document.querySelector("[data-keys]");
    if (help && help.showModal) { help.showModal(); event.preventDefault(); }
  }
});

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    document.getElementById("live-status").textContent = button.dataset.copied || "";
    button.dataset.done = "yes";
  });
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
