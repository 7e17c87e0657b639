"""Whom a document means where it names somebody, by name, by pronoun or by role: the parts of `index.split.who`."""
