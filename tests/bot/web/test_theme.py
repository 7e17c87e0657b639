"""Every text of the theme stands out 4.5 : 1 from what it lies on, light and dark."""

import pytest

PAIRS = [
    ("body_text_color", "body_background_fill"),
    ("body_text_color", "background_fill_secondary"),
    ("body_text_color_subdued", "body_background_fill"),
    ("body_text_color_subdued", "background_fill_secondary"),
    ("body_text_color_subdued", "block_background_fill"),
    ("color_accent", "body_background_fill"),
    ("link_text_color", "background_fill_secondary"),
    ("link_text_color_visited", "background_fill_secondary"),
    ("input_placeholder_color", "input_background_fill"),
    ("block_label_text_color", "block_label_background_fill"),
    ("block_title_text_color", "block_background_fill"),
    ("button_secondary_text_color", "body_background_fill"),
    ("button_secondary_text_color", "button_secondary_background_fill_hover"),
    ("button_primary_text_color", "button_primary_background_fill"),
]


def brightness(colour: str) -> float:
    """The relative luminance of WCAG 2.2."""
    digits = {"white": "ffffff", "black": "000000"}.get(colour, colour.removeprefix("#"))
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", ["", "_dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(text: str, ground: str, dark: str) -> None:
    from bot.web.theme import theme

    look = theme()
    bright, dim = sorted(
        (brightness(look._get_computed_value(name + dark)) for name in (text, ground)),
        reverse=True,
    )
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


def test_no_font_is_fetched() -> None:
    from bot.web.theme import theme

    css = theme()._get_theme_css()
    assert "@font-face" not in css
    assert "@import" not in css
