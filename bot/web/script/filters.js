// Where the page is narrow, a button shows and hides the filters.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".otr-toggle");
  if (!button) return;
  const open = document.querySelector("#otr-filters").classList.toggle("otr-open");
  button.setAttribute("aria-expanded", String(open));
});
