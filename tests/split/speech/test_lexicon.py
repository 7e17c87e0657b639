from index.split.speech import lexicon


def test_verbs_have_their_forms() -> None:
    assert {"say", "says", "said", "saying", "deny", "denies", "denied", "denying"} <= lexicon.SAY
    assert {"tell", "tells", "told", "telling"} <= lexicon.TELL
    assert {"agreeing", "signaled", "signalled"} <= lexicon.SAY
    assert {"labeled", "labelled", "referred", "referring", "dubbed", "criticises"} <= lexicon.OF
    assert {"writes", "wrote", "written", "writing", "confesses", "pushes"} & lexicon.CUES


def test_what_is_told_of_some_verbs_is_told_of_cues() -> None:
    for some in (
        lexicon.NEEDS_CLAUSE,
        lexicon.OPENS_AT_ONCE,
        lexicon.OF_FACTS,
        lexicon.FIRMLY,
        lexicon.TO_DO,
        lexicon.NOUNS,
    ):
        assert some <= lexicon.CUES
