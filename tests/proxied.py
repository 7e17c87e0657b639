"""nginx by the project's own configuration, as a process of whoever runs it, before pages of this machine."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT, free_port

TEXT = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_LISTENS = "listen 8080"


def configured(place: Path, port: int, pages: Sequence[str], text: str = TEXT) -> Path:
    """A configuration with its places changed, and nothing else: where it listens, what is behind it, and /tmp."""
    changes = {_LISTENS: f"listen 127.0.0.1:{port}", "/tmp/": f"{place}/"}  # noqa: S108  (where the container writes)
    changes |= {f"web{number}:7860": page for number, page in enumerate(pages, 1)}
    for old, new in changes.items():
        assert old in text, f"there is no {old}"
        text = text.replace(old, new)
    conf = place / "nginx.conf"
    conf.write_text(text, encoding="utf-8")
    return conf


def command(conf: Path, *more: str) -> list[str]:
    # Root's workers would be somebody who may not look into the folder.
    user = " user root;" if os.geteuid() == 0 else ""
    return [str(NGINX), "-c", str(conf), "-p", str(conf.parent), "-e", "stderr", "-g", f"daemon off;{user}", *more]


@contextmanager
def proxied(place: Path, pages: Sequence[str], text: str = TEXT) -> Iterator[str]:
    """Nginx before pages, each given as ADDRESS:PORT; gives its own address, without the scheme."""
    port = free_port()
    with (
        (place / "nginx.log").open("wb") as log,
        subprocess.Popen(command(configured(place, port, pages, text)), stderr=log) as process,
    ):
        try:
            # It listens before it writes this.
            while process.poll() is None and not (place / "nginx.pid").exists():
                time.sleep(0.02)
            assert process.poll() is None, (place / "nginx.log").read_text(encoding="utf-8")
            yield f"127.0.0.1:{port}"
        finally:
            process.terminate()
