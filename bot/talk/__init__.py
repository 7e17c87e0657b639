"""The conversation around a question: what is really asked, what is small talk, and what is kept of it."""
