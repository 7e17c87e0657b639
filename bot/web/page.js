// A click on a citation's number opens its source in the reader; without this, its link opens the page there.
// A build tells how far it is, and what it did, in the reader too.
// Whenever the reader shows something new, it scrolls to what is lit; the chat scrolls to a new question.
(() => {
  const find = (selector) => document.querySelector(selector);

  function open(address) {
    const box = find("#otr-place textarea, #otr-place input");
    if (!box) return false;
    find("#otr-main").classList.add("otr-reading");
    scroll(); // For a second click on the same number, which changes nothing.
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, address);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  function scroll() {
    const reader = find("#otr-reader");
    const lit = find("#otr-reader .otr-quote");
    if (!lit) return;
    const inner = lit.getBoundingClientRect();
    const outer = reader.getBoundingClientRect();
    reader.scrollTop += inner.top - outer.top - Math.max((outer.height - inner.height) / 2, 0);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".otr-close")) find("#otr-main").classList.remove("otr-reading");
    if (event.target.closest?.("#otr-rebuild")) find("#otr-main").classList.add("otr-reading");
    const mark = event.target.closest?.('#otr-chat a[href^="?source="]');
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (mark && !elsewhere && open(mark.getAttribute("href"))) event.preventDefault();
  }, true);

  function save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  window.onTheRecord = { save };

  function scrollToQuestion(last) {
    let pane = last.parentElement;
    while (pane && pane.scrollHeight <= pane.clientHeight + 1) pane = pane.parentElement;
    if (pane) pane.scrollTop += last.getBoundingClientRect().top - pane.getBoundingClientRect().top - 24;
  }

  let shown = null;
  let asked = 0;
  const watch = new MutationObserver(() => {
    const questions = document.querySelectorAll("#otr-chat .otr-question");
    const answers = document.querySelectorAll("#otr-chat .otr-answer");
    // Once when it is asked, and once when its answer has given it room to be at the top.
    if (questions.length + answers.length !== asked) {
      asked = questions.length + answers.length;
      if (questions.length) requestAnimationFrame(() => scrollToQuestion(questions[questions.length - 1]));
    }
    const source = find("#otr-reader .otr-source");
    if (source === shown) return;
    shown = source;
    requestAnimationFrame(scroll);
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
