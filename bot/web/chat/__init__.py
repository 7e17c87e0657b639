"""The Chat page: questions and answers, what narrows them, and what is said of them."""
