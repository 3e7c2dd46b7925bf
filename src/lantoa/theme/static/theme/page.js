// What a browser can do beyond reading. Pages are whole without it.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  const label = button.querySelector("span");
  const offer = label.textContent;
  label.setAttribute("aria-live", "polite");
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    label.textContent = "Đã sao chép";
    setTimeout(() => { label.textContent = offer; }, 4000);
  });
}

// A folded row that an address points to opens itself.
const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) target.open = true;
};
window.addEventListener("hashchange", openTarget);
openTarget();

// Browsers that can't unfold in print by style are unfolded here, and folded again after.
const unfolded = [];
window.addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("main details:not([open])")) {
    part.open = true;
    unfolded.push(part);
  }
});
window.addEventListener("afterprint", () => {
  for (const part of unfolded.splice(0)) part.open = false;
});
