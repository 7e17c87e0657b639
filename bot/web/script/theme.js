// Light or dark, as the reader's system has it; the button in the head says otherwise, and that is remembered here.
(() => {
  const KEPT = "onTheRecord.theme";
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEPT);
  } catch {} // A browser that keeps nothing: the choice holds for this visit.

  function obey() {
    if (chosen) document.body.classList.toggle("dark", chosen === "dark");
  }

  function choose() {
    chosen = document.body.classList.contains("dark") ? "light" : "dark";
    try {
      localStorage.setItem(KEPT, chosen);
    } catch {}
    obey();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest?.(".otr-theme")) choose();
  });
  if (new URLSearchParams(location.search).has("__theme")) chosen = null;
  obey();
  // Gradio sets its own when it has loaded, and again when the system changes.
  new MutationObserver(obey).observe(document.body, { attributeFilter: ["class"] });
})();
