// The chat scrolls to a new question, so that its answer is read from the top; a conversation is saved as a file.
(() => {
  function save(text, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }
  Object.assign((window.onTheRecord ??= {}), { save });

  function scrollToQuestion(last) {
    let pane = last.parentElement;
    while (pane && pane.scrollHeight <= pane.clientHeight + 1) pane = pane.parentElement;
    if (pane) pane.scrollTop += last.getBoundingClientRect().top - pane.getBoundingClientRect().top - 24;
  }

  let asked = 0;
  const watch = new MutationObserver(() => {
    const questions = document.querySelectorAll("#otr-chat .otr-question");
    const answers = document.querySelectorAll("#otr-chat .otr-answer");
    // Once when it is asked, and once when its answer has given it room to be at the top.
    if (questions.length + answers.length === asked) return;
    asked = questions.length + answers.length;
    if (questions.length) requestAnimationFrame(() => scrollToQuestion(questions[questions.length - 1]));
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
