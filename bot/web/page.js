// A click on a citation's number opens its source in the reader; without this, its link opens the page there.
// What is lit is scrolled to whenever the reader shows something new.
(() => {
  const place = () => document.querySelector("#otr-place textarea, #otr-place input");

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".otr-close")) document.body.classList.remove("otr-reading");
    const mark = event.target.closest?.('a.otr-mark, #otr-chat a[href^="?source="]');
    if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const box = place();
    if (!box) return;
    event.preventDefault();
    document.body.classList.add("otr-reading");
    // The nonce makes a second click on the same number a change, so that the reader scrolls there again.
    const value = mark.getAttribute("href") + "&n=" + Date.now();
    const proto = box.tagName === "TEXTAREA" ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(proto, "value").set.call(box, value);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, true);

  const watch = new MutationObserver((changes) => {
    for (const change of changes) {
      if (!change.target.closest?.("#otr-reader")) continue;
      const lit = document.querySelector("#otr-reader .otr-quote") || document.querySelector("#otr-reader .otr-title");
      if (lit) requestAnimationFrame(() => lit.scrollIntoView({ block: "center" }));
      return;
    }
  });
  document.addEventListener("DOMContentLoaded", () => watch.observe(document.body, { childList: true, subtree: true }));
})();
