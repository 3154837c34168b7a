// The console: htmx sends the buttons in place (each is an ordinary form without it), b blanks the
// screen, n goes on, and a note is saved while it is typed.
const refresh = () => document.dispatchEvent(new CustomEvent("live:refresh"));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt;
  if (event.detail.successful) { refresh(); return; }
  // Two people wrote one note, or something else to read: let the page itself show it.
  if (form instanceof HTMLFormElement) { form.removeAttribute("hx-post"); form.submit(); }
});

let note = null;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-autosave]");
  if (!form) return;
  clearTimeout(note);
  note = setTimeout(() => form.requestSubmit(), 1500);
});

document.addEventListener("fragment:replaced", (event) => {
  if (window.htmx) window.htmx.process(event.target instanceof Element ? event.target : document.body);
});
document.addEventListener("keydown", (event) => {
  if (document.body.dataset.shortcuts === "off" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) { event.preventDefault(); button.click(); }
});
