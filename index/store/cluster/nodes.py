"""How the processors of a cluster are shared between reading and embedding."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from index.errors import ClusterError

# One model on more cores than these gains little, and each model takes half a gigabyte.
_GROUP = 4


@dataclass(frozen=True, slots=True)
class Shares:
    """How many read and embed at once, and what each is given.

    Attributes:
        readers: how many tasks.
        reader: what each of them is given, as Ray names it.
        embedders: how many actors, each with a model.
        embedder: what each of them is given.
    """

    readers: int
    reader: Mapping[str, Any]
    embedders: int
    embedder: Mapping[str, Any]


def shares(nodes: Iterable[Mapping[str, Any]]) -> Shares:
    """How the processors of these nodes are shared out, as `ray.nodes()` tells them. Of each group of cores on one
    machine a quarter reads and the rest embeds; where there are graphics cards, these embed and the cores read.

    Raises:
        ClusterError: they have none to give.
    """
    there = [node["Resources"] for node in nodes if node["Alive"]]
    cores = [int(one.get("CPU", 0)) for one in there if one.get("CPU", 0) >= 1]
    cards = sum(int(one.get("GPU", 0)) for one in there)
    if not cores:
        raise ClusterError("the cluster has no processor to give", "Start its nodes with --num-cpus.")
    if cards:
        return Shares(sum(cores), {"num_cpus": 1}, cards, {"num_cpus": 0, "num_gpus": 1})
    group = _GROUP if min(cores) >= _GROUP else 1
    groups = sum(own // group for own in cores)
    return Shares(groups, {"num_cpus": group / 4}, groups, {"num_cpus": group * 3 / 4})
