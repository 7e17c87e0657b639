"""Sources in which people with odd names speak, on known days and on none."""

from pathlib import Path

FRONT = "---\ntitle: {}\npublisher: {}\ndate: {}\n---\n\n"
SAID = {
    "1-harbour.md": FRONT.format("The harbour", "Quay Post", "2024-03-01")
    + 'Harbour master Ada Brandt said that the quay was sinking. "We will close the quay," she said.\n\n'
    "Otto Lindqvist told reporters that the quay was sound.",
    "2-ferry.md": FRONT.format("The <i>ferry</i>", "Quay & Post", "2024-05-09")
    + "Ada Brandt said that the ferry would sail. Otto Lindqvist said that the ferry was late.",
    "3-copy.md": FRONT.format("The copy", "Tide Wire", "2024-03-02")
    + "Otto Lindqvist told reporters that the quay was sound.",
    "4-undated.md": "---\ntitle: No day\n---\n\nAda Brandt said that nobody had asked her about the ferry.",
    "5-odd.md": FRONT.format("Odd names", "Tide Wire", "2024-06-01")
    + 'Maurice "Rocket" O’Hare said that the rink was open. Jane Brandt said that the rink was cold.',
}


def write(folder: Path) -> Path:
    folder.mkdir()
    for name, text in SAID.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
