"""The public surface is a list."""

import bot
import index
import prompts


def test_exports() -> None:
    assert sorted(index.__all__) == [
        "BuildPlan",
        "BuildReport",
        "Document",
        "Embedder",
        "EmbeddingService",
        "Failure",
        "FetchReport",
        "Index",
        "Passage",
        "Place",
        "Section",
        "Source",
        "Speaker",
        "Statement",
        "Step",
        "retrieve",
    ]
    exported = ["Answer", "Bot", "Citation", "Part", "Turn", "conversation_dict", "conversation_markdown"]
    assert sorted(bot.__all__) == exported
    assert sorted(prompts.__all__) == ["Template", "load"]
    for package in (index, bot, prompts):
        assert all(getattr(package, name).__doc__ for name in package.__all__)
