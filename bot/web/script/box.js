// Keys of the box that questions are written into: "/" goes there from anywhere, and the up arrow in an empty box brings
// the last question back, to be written anew.
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
})();
