"""Questions of our own to five scraped articles: is every quotation a slice of its source, is the first one right?

python tests/eval/seeds.py FOLDER
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

# Question, words that the first citation's quotation must hold; "" where the sources do not say.
QUESTIONS = {
    "what did Peskov say": "regrettable",
    "How many prisoners will be exchanged?": "6,000",
    "who rejected the second peace summit": "Russia has rejected",
    "what did Zelenskyy say about rewarding aggression": "reward",
    "What is the capital of Australia?": "",
    "what did Zakharova say": "coercive",
    "what did Umerov confirm": "refused to accept any terms",
    "what did Zelensky say about security guarantees": "until it receives adequate security guarantees",
    "how many people have been displaced by the war": "10 million",
    "where was the first peace summit held": "Switzerland",
    "how many countries sent delegates to the summit": "92 countries",
    "when was Crimea annexed": "2014",
    "why did Ukraine reject peace talks": "occupation",
    "who led the Ukrainian delegation": "Umerov",
    "what are Putin's conditions for talks": "annexation of Crimea",
    "how long did the Istanbul talks last": "three hours",
    "what does Zelenskiy plan for November": "second",
    "what did Zelensky say about war crimes": "commit war crimes",
    "what are security guarantees": "promises made by other nations",
    "what did the UN Secretary-General call for": "end to hostilities",
    "what did Putin say about gas prices": "",
    "what did Macron say": "",
    "who won the football world cup": "",
    "which countries offered to mediate": "Turkey",
}


def onrecord(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "bot", *args], capture_output=True, text=True, check=False)


def main(folder: str) -> int:
    with tempfile.TemporaryDirectory() as work:
        store = str(Path(work) / "store")
        print(onrecord("build", folder, "--store", store).stdout.strip())
        right = quotes = wrong_slices = 0
        for question, wanted in QUESTIONS.items():
            done = onrecord("ask", question, "--store", store, "--json")
            answer = json.loads(done.stdout)
            first = answer["citations"][0]["quote"] if answer["found"] else ""
            good = wanted in first if wanted else not answer["found"] and done.returncode == 1
            right += good
            for citation in answer["citations"]:
                text = onrecord("text", citation["source"], "--store", store).stdout
                quotes += 1
                wrong_slices += text[citation["start"] : citation["end"]] != citation["quote"]
            if not good:
                print(f"MISS {question!r}: {first or answer['answer']}")
        print(f"{right} of {len(QUESTIONS)} right; {quotes} quotations, {wrong_slices} not slices of their source")
        return int(wrong_slices > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
