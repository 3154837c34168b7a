// Notes of a running meeting are kept while they are typed. When somebody else wrote there
// meanwhile, their text is shown and nobody's is lost. Without this file the button keeps them.
const form = document.getElementById("note-form");
if (form) {
  const field = form.querySelector("textarea");
  const version = form.querySelector("[name=version]");
  const state = document.getElementById("note-state");
  const other = document.getElementById("note-other");
  const button = form.querySelector("button");
  let kept = field.value;
  let timer = 0;
  let busy = false;
  let stopped = false;

  const say = (text) => { state.textContent = text; };
  const later = (wait) => { clearTimeout(timer); timer = setTimeout(keep, wait); };

  function showOther(found) {
    stopped = true; // typing goes on, but nothing is kept before the two are put together
    const head = document.createElement("b");
    head.textContent = `${form.dataset.meanwhile} ${found.by}`;
    const text = document.createElement("p");
    text.textContent = found.text;
    const together = document.createElement("button");
    together.type = "button";
    together.className = "btn second small";
    together.textContent = form.dataset.together;
    together.addEventListener("click", () => {
      field.value = `${found.text.trimEnd()}\n${field.value}`.slice(0, 20000);
      version.value = found.version;
      other.hidden = true;
      stopped = false;
      field.focus();
      keep();
    });
    other.replaceChildren(head, text, together);
    other.hidden = false;
    say("");
  }

  async function keep() {
    if (stopped || field.value === kept) return;
    if (busy) { later(500); return; }
    busy = true;
    const sent = field.value;
    say(form.dataset.busy);
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "X-Fragment": "1" }, credentials: "same-origin", redirect: "manual" });
      const found = await answer.json();
      if (answer.status === 409) showOther(found);
      else if (answer.ok) { kept = sent; version.value = found.version; say(`${form.dataset.saved} ${found.at}`); }
      else say(found.error || form.dataset.failed);
    } catch {
      say(form.dataset.failed);
      later(5000);
    }
    busy = false;
    if (!stopped && field.value !== sent) later(1200);
  }

  field.addEventListener("input", () => later(1200));
  field.addEventListener("blur", keep);
  // Another button is pressed while something is not kept yet: keep it first.
  document.addEventListener("submit", async (event) => {
    if (event.target === form || stopped || field.value === kept) return;
    event.preventDefault();
    const pressed = event.submitter;
    await keep();
    if (field.value === kept) event.target.requestSubmit(pressed);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); kept = field.value; });
  window.addEventListener("beforeunload", (event) => { if (field.value !== kept) event.preventDefault(); });
  button.classList.add("visually-hidden");
  button.addEventListener("focus", () => button.classList.remove("visually-hidden"));
}
