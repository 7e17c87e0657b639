"""nginx by the project's own configuration, as a process of whoever runs it, before pages of this machine."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT, free_port

CONF = ROOT / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def configured(place: Path, port: int, pages: Sequence[str]) -> Path:
    """The configuration with its places changed, and nothing else: where it listens, what is behind it, and /tmp."""
    text = CONF.read_text(encoding="utf-8")
    changes = {"listen 8080;": f"listen 127.0.0.1:{port};", "/tmp/": f"{place}/"}  # noqa: S108  (where nginx writes in its container)
    changes |= {f"web{number}:7860": page for number, page in enumerate(pages, 1)}
    for old, new in changes.items():
        assert old in text, f"{CONF} has no {old}"
        text = text.replace(old, new)
    conf = place / "nginx.conf"
    conf.write_text(text, encoding="utf-8")
    return conf


def command(conf: Path, *more: str) -> list[str]:
    # Root's workers would be somebody who may not look into the folder.
    user = " user root;" if os.geteuid() == 0 else ""
    return [str(NGINX), "-c", str(conf), "-p", str(conf.parent), "-e", "stderr", "-g", f"daemon off;{user}", *more]


@contextmanager
def proxied(place: Path, pages: Sequence[str]) -> Iterator[str]:
    """Nginx before pages, each given as ADDRESS:PORT; gives its own address."""
    port = free_port()
    with (
        (place / "nginx.log").open("wb") as log,
        subprocess.Popen(command(configured(place, port, pages)), stderr=log) as process,
    ):
        try:
            # It listens before it writes this.
            while process.poll() is None and not (place / "nginx.pid").exists():
                pass
            assert process.poll() is None, (place / "nginx.log").read_text(encoding="utf-8")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
