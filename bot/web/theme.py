"""The look of the page: colours, light and dark, in which every text stands out 4.5 : 1 from what it lies on."""

from typing import Any

import gradio as gr

_LIGHT = {
    "body_text_color_subdued": "*neutral_600",
    "color_accent": "*primary_700",
    "link_text_color": "*primary_700",
    "link_text_color_hover": "*primary_800",
    "link_text_color_active": "*primary_800",
    "link_text_color_visited": "*primary_700",
    "input_background_fill": "white",
    "input_border_color": "*neutral_300",
    "input_border_color_focus": "*primary_600",
    "input_placeholder_color": "*neutral_500",
    "block_label_text_color": "*neutral_600",
    "block_title_text_color": "*neutral_700",
    "button_secondary_background_fill": "transparent",
    "button_secondary_background_fill_hover": "*neutral_100",
    "button_secondary_border_color": "*neutral_300",
    "button_secondary_border_color_hover": "*neutral_400",
    "button_secondary_text_color": "*neutral_700",
    "button_primary_background_fill": "*primary_700",
    "button_primary_background_fill_hover": "*primary_800",
    "button_primary_border_color": "*primary_700",
}
_DARK = {
    "body_text_color_subdued_dark": "*neutral_400",
    "color_accent_dark": "*primary_400",
    "link_text_color_dark": "*primary_300",
    "link_text_color_hover_dark": "*primary_200",
    "link_text_color_active_dark": "*primary_200",
    "link_text_color_visited_dark": "*primary_300",
    "block_background_fill_dark": "*neutral_900",
    "input_background_fill_dark": "*neutral_900",
    "input_border_color_dark": "*neutral_600",
    "input_border_color_focus_dark": "*primary_400",
    "input_placeholder_color_dark": "*neutral_400",
    "button_secondary_background_fill_dark": "transparent",
    "button_secondary_background_fill_hover_dark": "*neutral_800",
    "button_secondary_border_color_dark": "*neutral_600",
    "button_secondary_border_color_hover_dark": "*neutral_500",
    "button_secondary_text_color_dark": "*neutral_200",
    "button_primary_background_fill_dark": "*primary_700",
    "button_primary_background_fill_hover_dark": "*primary_800",
    "button_primary_border_color_dark": "*primary_700",
}
_BOTH = {"input_border_width": "1px", "button_border_width": "1px", "layout_gap": "*spacing_xl"}


def theme() -> Any:  # noqa: ANN401  (gradio ships no types)
    """The theme. Its fonts are those of the reader's own machine: none is fetched."""
    base = gr.themes.Base(
        primary_hue="blue", neutral_hue="slate", font=["system-ui", "sans-serif"], font_mono=["monospace"]
    )
    # Each is an attribute of the theme; `set` knows no dark accent.
    for name, value in (_LIGHT | _DARK | _BOTH).items():
        setattr(base, name, value)
    return base
