// What the page's scripts share: to tell somebody something in passing, to be seen and heard; to write into one of the
// page's hidden boxes; to save a text as a file.
(() => {
  const told = document.createElement("div");
  told.id = "otr-notice";
  told.setAttribute("role", "status");
  let gone = 0;

  // It stands there before anything is told, or nothing would be heard.
  new MutationObserver((_, watch) => {
    if (!document.querySelector("#otr-main")) return;
    watch.disconnect();
    document.querySelector(".gradio-container").append(told);
  }).observe(document.documentElement, { childList: true, subtree: true });

  function tell(text) {
    told.textContent = text;
    told.classList.add("otr-shown");
    clearTimeout(gone);
    gone = setTimeout(() => told.classList.remove("otr-shown"), 4000);
  }

  function write(selector, text) {
    const box = document.querySelector(`${selector} textarea, ${selector} input`);
    if (!box) return null;
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, text);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return box;
  }

  function save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  Object.assign((window.onTheRecord ??= {}), { tell, write, save });
})();
