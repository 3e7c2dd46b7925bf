/* While the worker is busy the page asks how far it is; when that is over it shows the outcome. */
const PAUSE = 2000;

async function ask() {
  const shown = document.querySelector("[data-wait]");
  const answer = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
  if (answer === null) {
    return true;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("[data-wait]");
  if (!answer.ok || next === null) {
    location.reload();
    return false;
  }
  shown.replaceChildren(...next.childNodes);
  return true;
}

async function wait() {
  if (await ask()) {
    setTimeout(wait, PAUSE);
  }
}

if (document.querySelector("[data-wait]")) {
  setTimeout(wait, PAUSE);
}
