"""Hostile input for whatever takes input, led by what code it reaches: `run.py` draws it, `test_corpus.py` holds what
was found.
"""
