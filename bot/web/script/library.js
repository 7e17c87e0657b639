// The table of sources: its buttons tell the server what is wanted, and what is ticked stays so when other rows are shown.
(() => {
  const ticked = new Set();

  function sources(element, trigger, watch) {
    const boxes = () => element.querySelectorAll("input[type=checkbox]");
    element.addEventListener("click", (event) => {
      const button = event.target.closest("[data-want]");
      if (button) trigger("select", { want: button.dataset.want });
    });
    element.addEventListener("change", ({ target }) => ticked[target.checked ? "add" : "delete"](target.value));
    const fit = ([{ contentRect }]) => element.classList.toggle("otr-narrow", contentRect.width < 640);
    new ResizeObserver(fit).observe(element);
    watch("value", () => boxes().forEach((box) => { box.checked = ticked.has(box.value); }));
  }

  Object.assign((window.onTheRecord ??= {}), { sources, ticked: () => JSON.stringify([...ticked]) });
})();
