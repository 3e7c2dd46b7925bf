/* The browser words its own file field in its own language; ours says the same in Vietnamese. */
const NOTHING = "Chưa chọn tệp";

function say(input, name) {
  const names = [...input.files].map((file) => file.name);
  name.textContent = names.length ? names.join(", ") : NOTHING;
}

function reword(input) {
  const frame = document.createElement("span");
  frame.className = "lt-file";
  const button = document.createElement("span");
  button.className = "lt-file__button";
  button.textContent = "Chọn tệp";
  const name = document.createElement("span");
  name.className = "lt-file__name";
  button.ariaHidden = "true";
  input.replaceWith(frame);
  frame.append(input, button, name);
  input.title = "";
  input.addEventListener("change", () => say(input, name));
  say(input, name);
}

document.querySelectorAll(".content-wrapper input[type=file]:not([multiple])").forEach(reword);
