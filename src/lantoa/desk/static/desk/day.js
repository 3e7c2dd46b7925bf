/* A day is typed as officials write it; the browser's own calendar opens from the button beside. */
const OFFICIAL = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/;

const two = (number) => number.padStart(2, "0");

function iso(text) {
  const found = OFFICIAL.exec(text);
  return found ? `${found[3]}-${two(found[2])}-${two(found[1])}` : "";
}

function offerCalendar(typed) {
  const frame = document.createElement("span");
  frame.className = "lt-day";
  const picker = Object.assign(document.createElement("input"), {
    type: "date",
    className: "lt-day__picker",
    tabIndex: -1,
    ariaHidden: "true",
  });
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    className: "lt-day__button",
    ariaLabel: `Mở lịch: ${typed.labels[0]?.innerText.replace("*", "").trim() ?? "ngày"}`,
  });
  button.innerHTML = '<svg class="icon" aria-hidden="true"><use href="#icon-calendar-alt"></use></svg>';
  typed.replaceWith(frame);
  frame.append(typed, picker, button);
  button.addEventListener("click", () => {
    picker.value = iso(typed.value);
    picker.showPicker();
  });
  picker.addEventListener("change", () => {
    typed.value = picker.value.split("-").reverse().join("/");
    typed.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

if ("showPicker" in HTMLInputElement.prototype) {
  document.querySelectorAll("input[data-day]").forEach(offerCalendar);
}
