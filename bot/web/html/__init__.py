"""What the page shows as HTML. Every word that comes from a source or a question passes through `escape` here."""
