"""The People page: who speaks, and what each said in order of time."""
