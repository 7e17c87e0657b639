import pytest

from index.split.cues import speaks


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Peskov",
            "Kremlin spokesperson Dmitry Peskov referred to the position as “regrettable,” adding that it failed.",
        ),
        ("Peskov", "“It is regrettable,” said Kremlin spokesman Dmitry Peskov."),
        ("Umerov", "Rustem Umerov, Ukraine’s Defense Minister and head of the delegation, confirmed that it failed."),
        ("peskov", "According to Peskov, nothing is decided."),
        ("Zelensky", "Zelenskiy has said that Russia should come."),
        ("Zelensky", "Zelensky’s statement was short."),
        ("Mbeki", "“We waited eleven years for this,” said nurse Colin Mbeki."),
        ("O’Malley", "O'Malley said so."),
        ("O'Malley", "O’Malley’s lawyer insisted on it."),
        ("Garcia", "García told the paper."),
        ("García", "Garcia told the paper."),
    ],
)
def test_speaks(name: str, text: str) -> None:
    assert speaks(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Peskov", "Peskov arrived at noon. The minister said that it rained."),
        ("Putin", "Nobody was there."),
        ("Pesk", "Peskov said so."),
        ("Putin", "He added that Putin must get nothing."),
    ],
)
def test_does_not_speak(name: str, text: str) -> None:
    assert not speaks(name, text)
