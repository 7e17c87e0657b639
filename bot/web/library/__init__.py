"""The Library page: the sources, and what changes them."""
