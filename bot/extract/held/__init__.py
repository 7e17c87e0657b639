"""What holds an answer as a whole: a list, a definition, what somebody wants."""
