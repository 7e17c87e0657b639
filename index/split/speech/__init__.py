"""What is said in a sentence, by which words, and by whom: the parts of `index.split.statements`."""
