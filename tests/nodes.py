"""A Ray cluster of a few nodes on this machine, each with a processor as far as Ray knows, and a build on it.

    python tests/nodes.py STORE FOLDER NODES [KILL] [real]

STORE is the address of a Chroma server, whose cache is `ONRECORD_CACHE`. After KILL files one of the nodes is killed,
without a warning, with all that runs on it. Embeds by a fake, unless "real" is told. Prints the report as JSON. It is a
program, as Ray leaves threads and sockets behind in whatever process has it.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

# Ray reads these when it is imported; its nodes listen on loopback alone then.
os.environ |= {"RAY_USAGE_STATS_ENABLED": "0", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0"}
sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])

from index import Index
from index.types import Step
from tests.fakes import TokenCountingEmbedder

_NODE = {"num_cpus": 1, "object_store_memory": 150 * 2**20, "node_ip_address": "127.0.0.1"}


def main(store: str, folder: str, nodes: str = "3", kill: str = "0", embedder: str = "fake") -> None:
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args=_NODE | {"include_dashboard": False})
    others = [cluster.add_node(**_NODE) for _ in range(int(nodes) - 1)]
    print(f"{nodes} nodes at {cluster.address}", file=sys.stderr)

    def tell(step: Step) -> None:
        if 0 < int(kill) <= step.files and len(others) == int(nodes) - 1:
            cluster.remove_node(others.pop(), allow_graceful=False)
            print(f"killed a node after {step.files} files", file=sys.stderr)

    index = Index.open(store, embedder=None if embedder == "real" else TokenCountingEmbedder())
    try:
        report = index.build([folder], ray=cluster.address, progress=tell)
    finally:
        index.close()
        cluster.shutdown()
    print(json.dumps(asdict(report) | {"killed": int(nodes) - 1 - len(others)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
