"""A watched page over a small index, with an embedder that waits for a file: `python -m tests.bot.web.ops.page`.

    python -m tests.bot.web.ops.page FOLDER PORT METRICS

FOLDER holds texts/ and users; what is asked slowly is answered once FOLDER/gate is there.
"""

import signal
import sys
import time
from pathlib import Path
from typing import Any

from bot.bot import Bot
from bot.web import serve
from bot.web.access import Access, Entrance
from bot.web.ops.logs import to_json
from bot.web.ops.operation import Operation
from index import Index
from tests.fakes import CountingEmbedder


class Held(CountingEmbedder):
    """Waits with what is asked slowly until a file is there."""

    def __init__(self, gate: Path) -> None:
        super().__init__()
        self._gate = gate

    def embed_question(self, text: str) -> Any:
        while "slowly" in text and not self._gate.exists():
            time.sleep(0.01)
        return super().embed_question(text)


def main(folder: str, port: str, metrics: str) -> None:
    place = Path(folder)
    to_json(sys.stderr)
    index = Index.open(place / "store", embedder=Held(place / "gate"))
    if not index.exists:
        index.build([place / "texts"])
    entrance = Entrance(auth=place / "users", editors=("ann",), names=("localhost",), proxies=("127.0.0.1",))
    operation = Operation(("127.0.0.1", int(metrics)), log=True)
    serve(Bot(index), int(port), lambda address: print(address, flush=True), Access(entrance), operation)


if __name__ == "__main__":
    # What a shell starts in the background is deaf to Ctrl-C, and hands that down to the tests and to this.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    main(*sys.argv[1:])
