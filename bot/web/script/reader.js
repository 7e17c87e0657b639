// A click on a citation's number opens its source in the reader; without this, its link opens the page there.
// Whenever the reader shows something new, it scrolls to what is lit.
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
    const mark = event.target.closest?.('#otr-chat a[href^="?source="]');
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (mark && !elsewhere && open(mark.getAttribute("href"))) event.preventDefault();
  }, true);

  let shown = null;
  const watch = new MutationObserver(() => {
    const source = find("#otr-reader .otr-source");
    if (source === shown) return;
    shown = source;
    requestAnimationFrame(scroll);
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
