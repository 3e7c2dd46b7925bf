/* A large file on its way is seen; when the connection breaks the form stands as it was, and says so. */
const LARGE = 500_000;
const megabytes = (size) => (size / 1e6).toFixed(1).replace(".", ",").replace(",0", "");

function files(form) {
  return [...form.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
}

function tell(form, text) {
  const place = form.querySelector(".lt-upload__told") ?? document.createElement("p");
  place.className = "lt-upload__told help-block help-critical";
  place.setAttribute("role", "alert");
  place.textContent = text;
  form.append(place);
}

function tooLarge(form) {
  for (const input of form.querySelectorAll("input[type=file][data-largest]")) {
    const largest = Number(input.dataset.largest);
    const file = [...input.files].find((each) => each.size > largest);
    if (file) {
      const limit = megabytes(largest);
      return `Tệp “${file.name}” nặng ${megabytes(file.size)} MB, quá giới hạn ${limit} MB. Nén hoặc tách tệp rồi chọn lại.`;
    }
  }
  return "";
}

function showProgress(form) {
  const frame = document.createElement("p");
  frame.className = "lt-upload";
  const label = document.createElement("label");
  const bar = document.createElement("progress");
  bar.id = "tien-do-tai-len";
  bar.max = 100;
  label.htmlFor = bar.id;
  label.textContent = "Đang tải tệp lên: 0 %";
  const stop = Object.assign(document.createElement("button"), {
    type: "button",
    className: "button button-small button-secondary",
    textContent: "Dừng",
  });
  frame.append(label, bar, stop);
  form.append(frame);
  return { frame, label, bar, stop };
}

function send(form, submitter) {
  const body = new FormData(form, submitter);
  const request = new XMLHttpRequest();
  const { frame, label, bar, stop } = showProgress(form);
  const buttons = [...form.querySelectorAll("button[type=submit]")];
  const enable = (enabled) => buttons.forEach((button) => { button.disabled = !enabled; });
  const fail = (text) => {
    frame.remove();
    enable(true);
    tell(form, text);
  };
  form.querySelector(".lt-upload__told")?.remove();
  enable(false);
  stop.addEventListener("click", () => request.abort());
  request.upload.addEventListener("progress", (event) => {
    bar.value = event.lengthComputable ? Math.round((event.loaded / event.total) * 100) : 0;
    label.textContent = bar.value < 100 ? `Đang tải tệp lên: ${bar.value} %` : "Đã tải lên, đang kiểm tra tệp";
  });
  request.addEventListener("error", () =>
    fail("Mất kết nối khi đang tải lên. Tệp chưa được lưu, các mục đã nhập vẫn còn. Kiểm tra mạng rồi gửi lại."));
  request.addEventListener("abort", () => fail("Đã dừng tải lên. Tệp chưa được lưu."));
  request.addEventListener("load", () => {
    /* The answer is the next page, with its messages: asking for it again would lose them. */
    history.replaceState(null, "", request.responseURL);
    document.open();
    document.write(request.responseText);
    document.close();
  });
  request.open("POST", form.action);
  request.send(body);
}

function watch(form) {
  form.addEventListener("submit", (event) => {
    const refusal = tooLarge(form);
    if (refusal) {
      event.preventDefault();
      tell(form, refusal);
    } else if (files(form).some((file) => file.size > LARGE)) {
      event.preventDefault();
      send(form, event.submitter);
    }
  });
}

document.querySelectorAll("form[data-upload]").forEach(watch);
