// A click on a link to a place in a source, on whichever page, opens the reader beside it; without this, the link opens
// the page anew with the reader there.
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
    const mark = event.target.closest?.('a[href^="?source="]');
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (mark && !elsewhere && open(mark.getAttribute("href"))) event.preventDefault();
  }, true);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") find("#otr-main").classList.remove("otr-reading");
  });

  let shown = null;
  const watch = new MutationObserver(() => {
    const source = find("#otr-reader .otr-source");
    if (source === shown) return;
    shown = source;
    if (source) find("#otr-main").classList.add("otr-reading");
    requestAnimationFrame(scroll);
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
})();
