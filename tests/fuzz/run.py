"""Fuzzes a target with atheris, led by what of our own code an input reaches.

    python tests/fuzz/run.py TARGET [SECONDS] [FOLDER]

Needs `pip install atheris`. Begins with the corpus of the target; what it finds on its way is kept in FOLDER/TARGET (by
default a temporary folder that goes on where it was left), and an input that breaks a law, takes more than five seconds
or two gigabytes is written there too, under a name that begins with crash-, timeout- or oom-. Prints the executions and
the edges of our code that were reached.
"""

import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["index", "bot", "email", "striprtf"]):
    from tests.fuzz.target import in_time
    from tests.fuzz.targets import TARGETS

CORPUS = ROOT / "tests" / "fuzz" / "corpus"
# A hang in a library of C, which no signal interrupts, is told by the clock.
_LIMITS = ("-timeout=100", "-rss_limit_mb=2048", "-print_final_stats=1", "-len_control=20", "-reload=0")


def main(name: str, seconds: str = "60", folder: str = "") -> None:
    target = TARGETS[name]
    found = Path(folder or Path(tempfile.gettempdir()) / "onrecord-fuzz") / name
    faults = found.with_name(f"{name}-faults")
    for each in (found, faults):
        each.mkdir(parents=True, exist_ok=True)
    words = found.with_suffix(".dict")
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words or " "), encoding="ascii")
    limits = (*_LIMITS, f"-max_total_time={seconds}", f"-max_len={target.longest}", f"-dict={words}")

    def once(data: bytes) -> None:
        with in_time():
            target.run(data)

    atheris.Setup([sys.argv[0], *limits, f"-artifact_prefix={faults}/", str(found), str(CORPUS / name)], once)
    atheris.Fuzz()


def _escaped(word: str) -> str:
    return "".join(rf"\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main(*sys.argv[1:4])
