// A click on a link to a place in a source, on whichever page, opens the reader beside it; without this, the link opens
// the page anew with the reader there. The links of one answer, or of one list, are a series to go through.
(() => {
  const LINKS = 'a[href^="?source="]';
  const find = (selector) => document.querySelector(selector);
  const links = (where) => [...where.querySelectorAll(LINKS)];
  const href = (link) => link.getAttribute("href");
  const spot = (address) => address.split("&is=")[0]; // A link by hand has no seal.
  const reading = () => find("#otr-main")?.classList.contains("otr-reading");

  let place = ""; // The address that is read.
  let awaited = ""; // What was asked for last, and has not come yet.
  let asked = 0;
  let series = null; // The answer or the list that its link stands in.
  let back = null; // What had the focus before,
  let from = ""; // and the address that was opened then.

  function seriesOf(link) {
    return link?.closest(".otr-answer, .otr-series") ?? link?.closest("ol, ul, table") ?? null;
  }

  // An answer that is drawn anew is another element with the same links.
  function stops() {
    if (!series?.isConnected) series = seriesOf(links(document).filter((link) => spot(href(link)) === spot(place)).pop());
    // Marks go by their numbers, titles as they stand.
    const number = (link) => (link.matches(".otr-mark") ? Number.parseInt(link.textContent, 10) : Number.MAX_SAFE_INTEGER);
    const all = series ? links(series).sort((a, b) => number(a) - number(b)) : [];
    return [...new Set(all.map(href))];
  }

  function set(element, name, value) {
    if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  function tell() {
    const all = stops();
    const at = all.map(spot).indexOf(spot(place));
    const steps = find(".otr-steps");
    if (!steps) return;
    const noun = place.includes("&at=") ? "citation" : "source";
    const told = `${noun} ${at + 1} of ${all.length}`;
    const count = find(".otr-count");
    if (count.textContent !== told) count.textContent = told;
    steps.hidden = at < 0 || all.length < 2;
    set(find('[data-step="-1"]'), "aria-disabled", String(at <= 0));
    set(find('[data-step="1"]'), "aria-disabled", String(at >= all.length - 1));
    for (const link of links(document)) {
      if (reading() && spot(href(link)) === spot(place) && series?.contains(link)) set(link, "aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  function pane() {
    const column = find("#otr-reader-column");
    set(column, "role", "complementary");
    set(column, "aria-label", "Source");
    set(column, "tabindex", "-1");
    return column;
  }

  function show() {
    if (!reading()) {
      back = document.activeElement;
      from = place;
    }
    find("#otr-main").classList.add("otr-reading");
    if (!pane().contains(document.activeElement)) pane().focus({ preventScroll: true });
  }

  function open(address) {
    const wanted = `${address}#${++asked}`;
    if (!onTheRecord.write("#otr-place", wanted)) return false;
    place = address;
    awaited = wanted;
    find("#otr-reader").setAttribute("aria-busy", "true");
    tell();
    return true;
  }

  function close() {
    const inside = pane().contains(document.activeElement);
    find("#otr-main").classList.remove("otr-reading");
    tell();
    if (!inside) return;
    const link = links(series ?? document).find((one) => href(one) === from);
    (back?.isConnected && back !== document.body ? back : (link ?? find("#otr-box textarea")))?.focus();
  }

  function step(by) {
    const all = stops();
    const at = all.map(spot).indexOf(spot(place));
    const next = at < 0 ? null : all[at + by];
    if (next) open(next);
  }

  async function copy(button) {
    const link = new URL(place, location.origin + location.pathname).href;
    // Away from this machine and without https a page may not write to the clipboard.
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      prompt("Copy this link", link);
      return;
    }
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy link"; }, 2000);
  }

  function scroll() {
    const lit = find("#otr-reader .otr-quote");
    const tall = lit && lit.offsetHeight > find("#otr-reader").clientHeight / 2;
    if (lit) lit.scrollIntoView({ block: tall ? "start" : "center" });
    else find("#otr-reader").scrollTop = 0;
  }

  function jump(to) {
    to.closest("details")?.removeAttribute("open");
    const target = document.getElementById(to.getAttribute("href").slice(1));
    target?.scrollIntoView({ block: "start" });
    target?.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest?.(selector);
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    const link = on(LINKS);
    if (link && !elsewhere && open(href(link))) {
      series = seriesOf(link);
      link.focus({ preventScroll: true });
      const opens = !reading();
      show();
      // The page beside it gets narrower and its lines more: two frames on, what was clicked is brought back into sight.
      const stay = () => link.scrollIntoView({ block: "nearest" });
      if (opens) requestAnimationFrame(() => requestAnimationFrame(stay));
      tell();
      event.preventDefault();
    }
    if (on("#otr-reader-bar .otr-close")) close();
    if (on("[data-step]")) step(Number(on("[data-step]").dataset.step));
    if (on(".otr-copy")) copy(on(".otr-copy"));
    if (on(".otr-contents a")) {
      jump(on(".otr-contents a"));
      event.preventDefault();
    }
  }, true);

  document.addEventListener("keydown", (event) => {
    if (!reading() || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const inside = (selector) => event.target.closest?.(selector);
    if (event.key === "Escape" && !inside('[aria-expanded="true"]')) close();
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by && !inside("input, textarea, select, [contenteditable], [role=tab], [role=slider], [role=listbox]")) {
      step(by);
      event.preventDefault();
    }
  });

  let seen = "";
  const watch = new MutationObserver(() => {
    const shown = find("#otr-reader [data-place]")?.dataset.place ?? "";
    if (reading()) tell();
    if (shown === seen || (awaited && shown !== awaited)) return;
    seen = shown;
    find("#otr-reader").removeAttribute("aria-busy");
    if (!awaited) {
      place = shown; // The page was opened with it.
      show();
      tell();
    }
    requestAnimationFrame(scroll);
  });
  watch.observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-place"],
  });
})();
