from typing import Any

import pytest

from index.errors import ClusterError
from index.store.cluster.nodes import shares


def node(alive: bool = True, **resources: float) -> dict[str, Any]:
    return {"Alive": alive, "Resources": resources}


def test_each_core_reads_and_embeds() -> None:
    how = shares([node(CPU=1), node(CPU=2), node(CPU=4, alive=False), node()])
    assert (how.readers, how.embedders) == (3, 3)
    assert how.reader["num_cpus"] + how.embedder["num_cpus"] == 1


def test_large_machines_have_a_model_for_each_four_cores() -> None:
    how = shares([node(CPU=16), node(CPU=7)])
    assert (how.readers, how.embedders) == (5, 5)
    assert (how.reader["num_cpus"], how.embedder["num_cpus"]) == (1, 3)


def test_graphics_cards_embed_where_there_are_some() -> None:
    how = shares([node(CPU=16), node(CPU=8, GPU=2)])
    assert (how.readers, how.embedders) == (24, 2)
    assert how.embedder["num_gpus"] == 1


def test_what_is_given_is_what_ray_can_give() -> None:
    for cores in range(1, 65):
        for given in (shares([node(CPU=cores)]).reader, shares([node(CPU=cores)]).embedder):
            assert given["num_cpus"] < 1 or given["num_cpus"] == int(given["num_cpus"])


def test_a_cluster_without_a_processor() -> None:
    with pytest.raises(ClusterError, match="no processor"):
        shares([node(CPU=0), node(GPU=1)])
