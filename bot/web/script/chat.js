// The chat scrolls to a new question, so that its answer is read from the top; what is folded out stays so while an
// answer grows; a screen reader hears an answer when it is whole, and not the HTML that it is made of.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const open = new Set();

  function scrollToQuestion(last) {
    let pane = last.parentElement;
    while (pane && pane.scrollHeight <= pane.clientHeight + 1) pane = pane.parentElement;
    if (pane) pane.scrollTop += last.getBoundingClientRect().top - pane.getBoundingClientRect().top - 24;
  }

  function name(fold) {
    const answer = fold.closest(".otr-answer");
    const folds = [...answer.querySelectorAll("details")].filter((one) => one.className === fold.className);
    return [all("#otr-chat .otr-answer").indexOf(answer), fold.className, folds.indexOf(fold)].join();
  }

  // By the click, not by "toggle": that comes later, when the answer may have been drawn anew.
  document.addEventListener("click", (event) => {
    const fold = event.target.closest?.(".otr-grows summary")?.parentElement;
    if (fold) open[fold.open ? "delete" : "add"](name(fold));
  }, true);

  function keepOpen() {
    if (!open.size) return;
    all("#otr-chat .otr-answer details").forEach((fold) => { if (open.has(name(fold))) fold.open = true; });
    if (!document.querySelector("#otr-chat .otr-grows")) open.clear();
  }

  function spoken() {
    const log = document.querySelector("#otr-chat [role=log]");
    if (log) log.ariaBusy = String(Boolean(log.querySelector(".otr-grows")));
    all("#otr-chat [aria-label*='<div']").forEach((message) => {
      message.setAttribute("role", "group");
      message.ariaLabel = message.dataset.testid === "user" ? "Question" : "Answer";
    });
    all("#otr-box button:not([aria-label])").forEach((button) => {
      button.ariaLabel = button.className.includes("stop") ? "Stop" : "Ask";
    });
  }

  let asked = 0;
  const watch = new MutationObserver(() => {
    spoken();
    keepOpen();
    const questions = all("#otr-chat .otr-question");
    const answers = all("#otr-chat .otr-answer");
    // Once when it is asked, and once when its answer has given it room to be at the top.
    if (questions.length + answers.length === asked) return;
    asked = questions.length + answers.length;
    if (questions.length) requestAnimationFrame(() => scrollToQuestion(questions[questions.length - 1]));
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
