// Passkeys: show the buttons where the browser knows them, and say so when a device refuses.
const supported = "PublicKeyCredential" in window;
for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = !supported;
for (const part of document.querySelectorAll("[data-no-passkey]")) part.hidden = supported;

const problem = document.getElementById("passkey-problem");
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  if (!problem) return;
  problem.hidden = false;
  problem.focus();
});
