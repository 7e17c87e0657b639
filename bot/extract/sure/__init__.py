"""How sure it is that the sources answer, and what they lack."""
