"""Do filters give just what a scan of everything gives, and what do they cost?

    python tests/eval/filters.py STORE

STORE is that of `passages.py said`. Every combination of publisher, dates, folder and speaker is asked for; what comes
back must be, as a set, what plain conditions on every passage leave, and so many as are wanted whenever there are.
"""

import itertools
import random
import sys
import time
from fnmatch import fnmatchcase
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from index import Index
from index.split.people import same
from index.split.speakers import speakers
from index.store.documents import Documents

PUBLISHERS = (None, "nyt", "usa-today", "nobody")
DATES = ((None, None), ("2016", None), (None, "2015-12"), ("2016-03-01", "2016-03-31"))
SOURCES = (None, "p*", "wash-post_2016-0[1-3]*")
SPEAKERS = (None, "Donald Trump", "Hicks", "Nobody Atall")
QUESTIONS = ("what did Trump say", "who supports the ban on Muslims entering the country?", "taxes")


def main(store: str) -> None:
    index = Index.open(Path(store) / "index")
    with index._live.view() as view:
        documents: Documents = index._store.documents
        scanned = []
        for record in view.manifest.records.values():
            rows = documents.kept(record.document).rows
            names = speakers([row.text for row in rows])
            scanned.extend((row.id, record.about, own) for row, own in zip(rows, names, strict=True))
        publishers = {about.publisher for _, about, _ in scanned}
        print(f"{len(scanned)} passages of {len(publishers)} publishers")
        wrong, ratios = 0, []
        combinations = list(itertools.product(pick(publishers), DATES, SOURCES, SPEAKERS))
        for publisher, (since, until), source, speaker in combinations:
            filters = {"publisher": publisher, "since": since, "until": until, "source": source, "speaker": speaker}
            kept = {id_ for id_, about, names in scanned if passes(about, names, **filters)}
            question = QUESTIONS[len(ratios) % len(QUESTIONS)]
            everything = index.retrieve(question, len(scanned), rerank=False, **filters)
            copies = sum(len(passage.also_in) for passage in everything)
            given = {passage.id for passage in everything}
            few = index.retrieve(question, 5, **filters)
            enough = len(few) == min(5, len(everything))
            wrong += not (given <= kept and len(given) + copies >= len(kept) and enough)
            ratios.append(cost(index, filters))
        print(f"{len(combinations)} combinations: {wrong} wrong")
        print(f"latency over that of no filter: median {median(ratios):.2f}, highest {max(ratios):.2f}")


def pick(publishers: set) -> list:
    return [None, *random.Random(1).sample(sorted(filter(None, publishers)), 2), "Nobody's Post"]


def passes(about, names, *, publisher, since, until, source, speaker) -> bool:
    day = about.published or ""
    return (
        (publisher is None or about.publisher == publisher)
        and (source is None or fnmatchcase(about.source, source))
        and (since is None or day >= since)
        and (until is None or (day != "" and day[: len(until)] <= until))
        and (speaker is None or any(same(speaker, name) for name in names))
    )


def cost(index: Index, filters: dict) -> float:
    """The time of a filtered question over that of one without, each the median of some, asked in turn."""
    plain, filtered = [], []
    for question in QUESTIONS * 3:
        for seconds, how in ((plain, {}), (filtered, filters)):
            began = time.perf_counter()
            index.retrieve(question, 5, rerank=False, **how)
            seconds.append(time.perf_counter() - began)
    return median(filtered) / median(plain)


if __name__ == "__main__":
    main(*sys.argv[1:])
