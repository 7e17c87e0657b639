from pathlib import Path

import pytest

from index.errors import QuestionError
from index.read.aliases import aliases


def write(folder: Path, text: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "aliases.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_one_or_many_the_longest_first(tmp_path: Path) -> None:
    write(tmp_path, '"Volodymyr Zelenskyy" = ["Ze", " the comedian "]\nKyiv = "Kiev"\nNobody = []\n')
    assert aliases([tmp_path]) == (
        ("the comedian", "Volodymyr Zelenskyy"),
        ("Kiev", "Kyiv"),
        ("Ze", "Volodymyr Zelenskyy"),
    )


def test_those_of_all_roots_count_and_a_root_need_not_have_any(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one", 'Kyiv = "Kiev"'), write(tmp_path / "two", 'Lviv = "Lemberg"\nKyiv = "Kiev"')
    (tmp_path / "none").mkdir()
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    found = aliases([one, two, tmp_path / "none", tmp_path / "file.txt", tmp_path / "gone"])
    assert found == (("Lemberg", "Lviv"), ("Kiev", "Kyiv"))


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv = ",
        "Kyiv Kiev",
        'Kyiv = ""',
        'Kyiv = ["Kiev", " "]',
        "Kyiv = 7",
        "Kyiv = [1, 2]",
        '[people]\nKyiv = "Kiev"',
        'Kyiv = "a"\nKyiv = "b"',
        b'Kyiv = "\xff"',
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_told(tmp_path: Path, text: str | bytes) -> None:
    write(tmp_path, text)
    with pytest.raises(QuestionError) as caught:
        aliases([tmp_path])
    assert str(tmp_path / "aliases.toml") in str(caught.value)
    assert caught.value.hint.startswith("Write a line for each name")
