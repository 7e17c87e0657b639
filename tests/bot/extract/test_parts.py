from dataclasses import replace

from bot.extract.parts import cited
from bot.extract.piece import Piece
from index import Index


def test_places_are_numbered_through_and_sliced_from_their_source(real: Index) -> None:
    one, other = (passage for passage in real.retrieve("what did Peskov say", k=2))
    places = [(passage.source, (passage.start, passage.start + 40)) for passage in (one, other)]
    parts = cited([Piece("sentence", (places[0], places[1])), Piece("more", (places[1],))], real)
    assert [[citation.number for citation in part.citations] for part in parts] == [[1, 2], [3]]
    for part in parts:
        for citation in part.citations:
            assert citation.quote == real.document(citation.source).text[citation.start : citation.end]
            assert citation.speaker is None


def test_the_words_that_were_said_are_lit_in_what_is_shown_first(real: Index) -> None:
    said = next(one for one in real.statements("Peskov") if one.sentence_start < one.start)
    place = said.source, (said.sentence_start, said.sentence_end)
    (part,) = cited([Piece("said", (place, place), said)], real)
    assert [citation.lit for citation in part.citations] == [((said.start, said.end),)] * 2
    assert part.citations[0].speaker == said.speaker
    (whole,) = cited([Piece("said", ((said.source, (said.start, said.end)),), said)], real)
    assert whole.citations[0].lit == ()


def test_who_has_no_name_is_called_as_the_source_writes_it(real: Index) -> None:
    said = real.statements("Peskov", k=1)[0]
    place = said.source, (said.sentence_start, said.sentence_end)
    (part,) = cited([Piece("said", (place,), replace(said, speaker=None))], real)
    assert part.citations[0].speaker == real.document(said.source).text[said.speaker_start : said.speaker_end]
