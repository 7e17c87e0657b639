"""The connection to a Ray cluster. Ray's own tellings are kept from the user's console, and its statistics off."""

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from index.errors import ClusterError

LOCAL = "local"
_LOOPBACK = ("127.", "localhost", "[::1]")
_INSTALL = "Install it: pip install 'onrecord[cluster]'"


@contextmanager
def connected(address: str) -> Iterator[None]:
    """Inside it this process is connected to a cluster.

    Args:
        address: "auto" for the cluster of this machine, "local" for one that is started on loopback and ends with
            this, or host:port of a cluster's head.

    Raises:
        ClusterError: Ray is not installed, or there is no such cluster.
    """
    _prepare(address)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Ray warns of what it does itself.
            import ray
            import ray.data
    except ImportError as error:
        raise ClusterError("Ray is not installed", _INSTALL) from error
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if ray.is_initialized():
        yield
        return
    try:
        ray.init(
            **({"num_cpus": None} if address == LOCAL else {"address": address}),
            include_dashboard=False if address == LOCAL else None,
            log_to_driver=False,
            logging_level=logging.CRITICAL,
        )
    except (ConnectionError, RuntimeError, ValueError, TimeoutError) as error:
        hint = "Start one (ray start --head), give the host:port of its head, or use --ray local."
        raise ClusterError(f"there is no Ray cluster at {address} ({_first(error)})", hint) from error
    try:
        yield
    finally:
        ray.shutdown()


def _prepare(address: str) -> None:
    """Ray reads these when it is imported."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    if address == LOCAL or address.startswith(_LOOPBACK):
        # Its name misleads: without it Ray's servers listen on all addresses of the machine.
        os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")


def _first(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]
