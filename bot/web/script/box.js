// The box that questions are written into: "/" goes there from anywhere, the up arrow in an empty box brings the last
// question back, to be written anew, and a link that asks is asked in this conversation.
(() => {
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
