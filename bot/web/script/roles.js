// What gradio's own parts tell a screen reader, where that is wrong.
(() => {
  const WRONG = [["#otr-chat .examples[role=list]", "role"]]; // A list whose children are buttons and no items.
  const watch = new MutationObserver(() => {
    for (const [where, name] of WRONG) document.querySelector(where)?.removeAttribute(name);
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
