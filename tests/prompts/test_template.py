import pytest

import prompts
from prompts import Template, load
from tests.conftest import ROOT


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "prompts").glob("*.txt")))
def test_every_template_can_be_filled(name: str) -> None:
    template = load(name)
    text = template.fill(**{hole: f"<{hole}>" for hole in template.holes})
    assert all(f"<{hole}>" in text for hole in template.holes)
    assert not text.endswith("\n")


def test_a_hole_too_few_or_too_many_is_an_error() -> None:
    template = Template("t", "Dear $name, you owe $$5 to $whom.")
    assert template.fill(name="A", whom="B") == "Dear A, you owe $5 to B."
    for values in ({"name": "A"}, {"name": "A", "whom": "B", "more": "C"}):
        with pytest.raises(ValueError, match="t"):
            template.fill(**values)


def test_a_dollar_in_a_value_is_text() -> None:
    assert Template("t", "$a").fill(a="$b ${c} $$") == "$b ${c} $$"


def test_no_such_template() -> None:
    with pytest.raises(FileNotFoundError):
        prompts.load("nothing")
