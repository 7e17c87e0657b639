"""The answer without a language model: statements and sentences, each sliced from its source."""
