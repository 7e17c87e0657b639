from bot.write.words import term, words


def test_numbers_by_value_and_words_by_stem() -> None:
    assert [(one.term, one.kind) for one in words("Six thousand prisoners were counted in Lyon.")] == [
        ("6000", "number"),
        ("prison", "word"),
        ("count", "word"),
        ("lyon", "name"),
    ]


def test_a_capital_and_a_spelling_make_no_other_word() -> None:
    assert words("Engineers") == words("engineers")
    assert words("Zelensky's") == words("Zelenskyy")
    assert term("Zelensky") == words("Zelenskiy")[0].term
