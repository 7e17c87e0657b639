// The box that questions are written into: "/" goes there from anywhere, the up arrow in an empty box brings the last
// question back, to be written anew, and a link that asks is asked in this conversation.
(() => {
  // What ends an answer is told first that it shall; then `ended` gives what it is given once Gradio has heard of it, of
  // which /reset is the last that the page tells: after two seconds in any case, as what ended by itself meanwhile is
  // told nothing, and at once where no answer grew.
  let growing = false;
  const count = (what) => document.querySelectorAll(`#otr-chat .otr-${what}`).length;
  const ends = () => { growing = count("grows") > 0 || count("question") > count("answer"); };
  const ended = (given) => !growing ? given : new Promise((done) => {
    const seen = new PerformanceObserver((list) => {
      if (list.getEntries().some((one) => one.name.endsWith("/gradio_api/reset"))) finish();
    });
    const finish = () => { seen.disconnect(); setTimeout(done, 0, given); };
    seen.observe({ type: "resource" });
    setTimeout(finish, 2000);
  });
  Object.assign((window.onTheRecord ??= {}), { ends, ended });

  const writes = (where) => where.closest?.("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    const box = document.querySelector("#otr-box textarea");
    if (!box || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !writes(event.target) && box.offsetParent) {
      event.preventDefault();
      box.focus();
    }
    if (event.key === "ArrowUp" && event.target === box && !box.value) {
      const last = [...document.querySelectorAll("#otr-chat .otr-question")].pop();
      if (!last) return;
      event.preventDefault();
      onTheRecord.write("#otr-box", last.textContent);
    }
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('#otr-chat a[href^="?q="]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onTheRecord.write("#otr-box", link.textContent)?.focus();
    // The button asks what the box holds once Gradio knows of it.
    requestAnimationFrame(() => document.querySelector("#otr-box .submit-button")?.click());
  }, true);
})();
