// A click on a link to a person, on whichever page, or what is asked for by the form there, opens the People page without
// a reload; without this, the browser opens the page anew with it. Back goes back to what was shown before.
(() => {
  const find = (selector) => document.querySelector(selector);
  const tab = () => find('#otr-tabs [role="tab"][aria-selected="true"]');
  let asked = null; // By what the reader of the page did; the name of the field it was in, or "" for a link.

  const show = (address) => Boolean(onTheRecord.write("#otr-person", address));

  function open(address, field) {
    const from = tab();
    if (!show(address)) return false;
    asked = field;
    const to = find("#otr-people-page-button");
    history.replaceState({ tab: from?.id }, "");
    to?.click();
    // The click shows the page only later.
    history.pushState({ tab: to?.id }, "", address);
    return true;
  }

  function submit(form, field) {
    const given = [...new FormData(form)].filter(([, value]) => value.trim());
    return open("?" + given.map((pair) => pair.map(encodeURIComponent).join("=")).join("&"), field);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="?person="]');
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (link && !elsewhere && open(link.getAttribute("href"), "")) event.preventDefault();
  }, true);

  document.addEventListener("submit", (event) => {
    if (event.target.matches(".otr-wanted") && submit(event.target, document.activeElement?.name ?? "")) event.preventDefault();
  });

  // To type is to look for another.
  document.addEventListener("input", (event) => {
    if (event.target.closest?.("#otr-typed")) show("");
  }, true);

  // Of one who alone is found, Enter shows what they said.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.closest?.("#otr-typed")) return;
    const found = document.querySelectorAll("#otr-people .otr-speakers a");
    if (found.length === 1) found[0].click();
  });

  document.addEventListener("change", (event) => {
    if (event.target.matches(".otr-wanted select, .otr-wanted input[type=checkbox]")) submit(event.target.form, event.target.name);
  });

  window.addEventListener("popstate", (event) => {
    if (!event.state) return;
    show(location.search.startsWith("?person=") ? location.search : "");
    if (event.state.tab) document.getElementById(event.state.tab)?.click();
  });

  // What is new is begun from its head, or from the field that asked for it. Gradio changes what is shown piece by piece,
  // so that the fields keep what was written in them: they are set to what is shown.
  let shown = null;
  const watch = new MutationObserver(() => {
    const now = find("#otr-people [data-asked]");
    if (!now || now.dataset.asked === shown) return;
    shown = now.dataset.asked;
    now.querySelector(".otr-wanted")?.reset();
    if (asked === null) return;
    const field = asked && now.querySelector(`.otr-wanted [name="${CSS.escape(asked)}"]`);
    if (!field) find("#otr-people-page").scrollTop = 0;
    (field || now.querySelector("h2"))?.focus({ preventScroll: true });
    asked = null;
  });
  watch.observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["data-asked"] });
})();
