"""The connection to a Ray cluster. What Ray tells of itself is kept from the user's console, and its statistics off."""

import logging
import os
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from index.errors import ClusterError
from index.store.faults import first_line

LOCAL = "local"
_PATIENCE = 10.0  # seconds
_LOOPBACK = ("127.", "localhost", "[::1]")


@contextmanager
def connected(address: str) -> Iterator[None]:
    """Inside it this process is connected to a cluster: the one that it was connected to before, if it was.

    Args:
        address: "auto" for the cluster of this machine, "local" for one that is started on loopback and ends with
            this, or host:port of a cluster's head.

    Raises:
        ClusterError: Ray is not installed, or there is no such cluster.
    """
    with _unwarned():
        ray = _ray(address)
        if ray.is_initialized():
            yield
            return
        _connect(ray, address)
        try:
            yield
        finally:
            ray.shutdown()


def _ray(address: str) -> Any:  # noqa: ANN401  (a module that is perhaps not there)
    # Ray reads these when it is imported.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # Its servers' own errors, which it logs too, would stand between ours: that an actor can be lost, for one.
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    if address == LOCAL or address.startswith(_LOOPBACK):
        # Whatever its name says: without it Ray's servers listen on all addresses of a machine that runs Linux.
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ClusterError("Ray is not installed", "Install it: pip install 'onrecord[cluster]'") from error
    for name in ("ray", "ray.data"):
        # The files in which it keeps its logs go on.
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return ray


def _connect(ray: Any, address: str) -> None:  # noqa: ANN401  (the module)
    own = {"include_dashboard": False} if address == LOCAL else {}
    try:
        where = LOCAL if address == LOCAL else _reached(ray, address)
        ray.init(where, **own, log_to_driver=False, logging_level=logging.CRITICAL)
    except (OSError, RuntimeError, ValueError) as error:
        hint = "Start one (ray start --head), give the host:port of its head, or use --ray local."
        raise ClusterError(f"there is no Ray cluster at {address} ({first_line(error)})", hint) from error
    # It prints of each process that died, on standard output, whatever it is told of logs.
    ray._private.worker.print_to_stdstream = lambda *_, **__: None  # noqa: SLF001  (no other way in)


def _reached(ray: Any, address: str) -> str:  # noqa: ANN401  (the module)
    """The address of the cluster's head, at which somebody answers: Ray itself tries for many minutes."""
    found: str = ray._private.services.get_ray_address_from_environment(address, None)  # noqa: SLF001  (as `ray.init` does)
    host, _, port = found.rpartition(":")
    with socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE):
        return found


@contextmanager
def _unwarned() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"ray\b")
        warnings.filterwarnings("ignore", message=".*ray_remote_args")
        yield
