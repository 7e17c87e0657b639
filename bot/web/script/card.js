// A card at a mark, under the pointer or with the focus: what stands there, and where. It lies over everything, so that
// nothing cuts it off; all in it is text.
(() => {
  const card = document.createElement("div");
  card.id = "otr-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  const words = document.createElement("q");
  const place = document.createElement("span");
  card.append(words, place);
  let at = null;
  let leaving = 0;

  function show(mark) {
    clearTimeout(leaving);
    if (mark === at) return;
    hide();
    const href = mark.getAttribute("href");
    const places = mark.closest(".otr-answer")?.querySelectorAll(".otr-places li") ?? [];
    const row = [...places].find((one) => one.querySelector(".otr-mark").getAttribute("href") === href);
    if (!row) return;
    words.textContent = row.querySelector(".otr-words").textContent;
    place.textContent = row.querySelector(".otr-place").textContent;
    if (!card.isConnected) document.querySelector(".gradio-container").append(card);
    at = mark;
    // The browser's own card would lie over this one.
    at.removeAttribute("title");
    at.setAttribute("aria-describedby", card.id);
    card.hidden = false;
    put();
  }

  function put() {
    const mark = at.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const left = Math.min(mark.left - 12, innerWidth - width - 8);
    const below = mark.bottom + 4;
    card.style.left = `${Math.max(left, 8)}px`;
    card.style.top = `${below + height < innerHeight ? below : Math.max(mark.top - height - 4, 4)}px`;
  }

  function hide() {
    clearTimeout(leaving);
    if (!at) return;
    at.removeAttribute("aria-describedby");
    at.title = place.textContent;
    at = null;
    card.hidden = true;
  }

  // There is time to go into the card, and to select words of it.
  const leave = () => { clearTimeout(leaving); leaving = setTimeout(hide, 200); };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const mark = event.target.closest?.(".otr-mark");
    if (mark) show(mark);
    else if (card.contains(event.target)) clearTimeout(leaving);
    else if (at && at !== document.activeElement) leave();
  });
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest?.(".otr-mark");
    if (mark?.matches(":focus-visible")) show(mark);
    else hide();
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("click", hide, true);
  document.addEventListener("scroll", hide, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !at) return;
    hide();
    event.stopImmediatePropagation();
  }, true);
})();
