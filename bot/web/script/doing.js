// The buttons under an answer: to copy it with its places, to ask again, to say what one thinks of it.
(() => {
  const REASONS = ["wrong source", "not what I asked", "misquoted"];

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Over plain http from another machine there is no such clipboard.
      const box = document.createElement("textarea");
      box.value = text;
      box.style.position = "fixed";
      document.body.append(box);
      box.select();
      const done = document.execCommand("copy");
      box.remove();
      if (!done) return onTheRecord.tell("This browser lets nothing be copied: select the text instead");
    }
    onTheRecord.tell("Copied, with its places");
  }

  const make = (tag, given, ...inside) => {
    const made = Object.assign(document.createElement(tag), given);
    made.append(...inside);
    return made;
  };

  function judge(answer, liked, reason) {
    const number = [...document.querySelectorAll("#otr-chat .otr-answer")].indexOf(answer);
    // The time makes each one new to the hidden box.
    onTheRecord.write("#otr-judged", JSON.stringify({ answer: number, liked, reason, at: Date.now() }));
    for (const button of answer.querySelectorAll(".otr-like, .otr-dislike")) button.ariaPressed = String(liked === button.matches(".otr-like"));
  }

  function ask(answer, button) {
    const other = make("input", { type: "text", maxLength: 500, placeholder: "Something else …", ariaLabel: "Another reason" });
    const choices = REASONS.map((reason) => make("button", { type: "button", value: reason }, reason));
    const skip = make("button", { type: "button", value: "" }, "No reason");
    const form = make("form", { className: "otr-why", ariaLabel: "What was wrong" },
      make("span", {}, "What was wrong?"), ...choices, other, make("button", { type: "submit" }, "Send"), skip);
    const close = () => { form.remove(); button.ariaExpanded = "false"; button.focus(); };
    const say = (reason) => { close(); judge(answer, false, reason); };
    form.addEventListener("click", (event) => { if (event.target.type === "button") say(event.target.value); });
    form.addEventListener("submit", (event) => { event.preventDefault(); say(other.value); });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      close();
    });
    button.ariaExpanded = "true";
    button.parentElement.after(form);
    choices[0].focus();
    form.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".otr-doing button");
    if (!button) return;
    const answer = button.closest(".otr-answer");
    const open = answer.querySelector(".otr-why");
    if (button.matches(".otr-copy-answer")) copy(button.value);
    if (button.matches(".otr-again")) document.querySelector("#otr-again").click();
    if (button.matches(".otr-like")) judge(answer, true, "");
    if (button.matches(".otr-dislike")) open ? open.remove() : ask(answer, button);
  });
})();
