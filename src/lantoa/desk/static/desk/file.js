/* The browser words its own file field in its own language; ours says the same in Vietnamese. It
   takes what is dropped on it, and on a phone a photo from the camera. */
const NOTHING = "Chưa chọn tệp";
const DROP = "Kéo tệp vào đây hoặc bấm để chọn";
const TOUCH = matchMedia("(pointer: coarse)").matches;

function say(input, name) {
  const names = [...input.files].map((file) => file.name);
  name.textContent = names.length ? names.join(", ") : TOUCH ? NOTHING : DROP;
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

function reword(input) {
  const frame = element("span", "lt-file");
  const button = element("span", "lt-file__button", "Chọn tệp");
  const name = element("span", "lt-file__name");
  button.ariaHidden = "true";
  input.replaceWith(frame);
  frame.append(input, button, name);
  input.title = "";
  input.addEventListener("change", () => say(input, name));
  for (const [kind, over] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
    frame.addEventListener(kind, () => frame.classList.toggle("lt-file--over", over));
  }
  say(input, name);
  if (TOUCH && "camera" in input.dataset) {
    offerCamera(input, frame);
  }
}

function offerCamera(input, frame) {
  const label = element("label", "lt-camera", "Chụp ảnh");
  const camera = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
  camera.setAttribute("capture", "environment");
  camera.className = "lt-camera__input";
  camera.addEventListener("change", () => {
    if (camera.files.length) {
      input.files = camera.files;
      camera.value = "";
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  label.append(camera);
  frame.after(label);
}

document.querySelectorAll(".content-wrapper input[type=file]:not([multiple])").forEach(reword);
