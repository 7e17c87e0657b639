import pytest

from index.split.speech.spoken import spoken

FRIDAY = "2025-03-07"


def of(text: str, published: str | None = FRIDAY) -> str | None:
    return spoken(text, [(0, len(text))], published)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ruiz said on Thursday.", "2025-03-06"),
        ("Ruiz said Friday.", "2025-03-07"),
        ("Ruiz said on Saturday that", "2025-03-01"),
        ("Ruiz said last Thursday that", "2025-02-27"),
        ("Ruiz said last Wednesday that", "2025-03-05"),
        ("Last Friday, Ruiz said", "2025-02-28"),
        ("Ruiz said late on Monday", "2025-03-03"),
        ("Ruiz said Tuesday night", "2025-03-04"),
        ("On Tuesday, Ruiz told Reuters", "2025-03-04"),
        ("Ruiz said yesterday", "2025-03-06"),
        ("Ruiz said last night", "2025-03-06"),
        ("Ruiz said earlier today", "2025-03-07"),
        ("Ruiz said today", "2025-03-07"),
        ("Today, Ruiz said", "2025-03-07"),
        ("Ruiz said on March 3", "2025-03-03"),
        ("Ruiz said on 3 March 2025", "2025-03-03"),
        ("Ruiz said on March 3, 2025", "2025-03-03"),
        ("Ruiz said on Monday, March 3,", "2025-03-03"),
        ("Ruiz said on the 3rd of March", "2025-03-03"),
        ("Ruiz said on Dec. 12", "2024-12-12"),
        ("Ruiz said on 2025-02-28", "2025-02-28"),
        ("At Monday’s debate, Ruiz said", "2025-03-03"),
        ("Ruiz said in a Wednesday interview", "2025-03-05"),
        ("Ruiz, who had arrived on Tuesday, said on Thursday", "2025-03-06"),
        ("Ruiz said on Monday and again on Monday", "2025-03-03"),
        ("Back from Ohio on Wednesday, Ruiz said Thursday", "2025-03-06"),
    ],
)
def test_day(text: str, day: str) -> None:
    assert of(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "Ruiz said",
        "",
        "Ruiz said last week",
        "Ruiz said in March",
        "Ruiz said in March 2025",
        "Ruiz said in 2015",
        "Ruiz will speak next Thursday",
        "On Thursday, Ruiz will testify",
        "Ruiz said before Thursday",
        "Ruiz wrote in the Sunday Times",
        "Ruiz said since Monday’s debate",
        "Ruiz said after he had left Ohio on Tuesday",
        "Ruiz, who resigned on Monday, said",
        "Ruiz, who announced it on Monday, denied",
        "Ruiz spoke on Monday, and Anna Voss spoke on Tuesday",
        "Ruiz told USA Today",
        "The mood is grim even today, Ruiz said",
        "Ruiz said on March 20",
        "Ruiz said on March 3, 2031",
        "Ruiz said on February 30",
        "Ruiz said that 3 May opponents and March 12,000 came",
        "Ruiz said the Sept. 11 memorial",
        "Ruiz praised Anna Voss’s Feb. 14 speech and said",
    ],
)
def test_no_day(text: str) -> None:
    assert of(text) is None


def test_without_a_date_of_publication_only_whole_days() -> None:
    assert of("Ruiz said on March 3, 2025", None) == "2025-03-03"
    assert of("Ruiz said on March 3", None) is None
    assert of("Ruiz said on Monday", None) is None
    assert of("Ruiz said yesterday", None) is None


@pytest.mark.parametrize("weekday", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
def test_a_weekday_is_of_the_last_week(weekday: str) -> None:
    assert "2025-03-01" <= (of(f"Ruiz said on {weekday}") or "") <= FRIDAY
    assert "2025-02-27" <= (of(f"Ruiz said last {weekday}") or "") <= "2025-03-05"
