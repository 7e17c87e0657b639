"""The exact words of a sentence that answer."""
