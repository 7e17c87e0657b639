"""The answer with a language model, held to the sources by code."""
