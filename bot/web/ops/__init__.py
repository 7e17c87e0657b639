"""What those who run the page need to know of it, and how it ends. Nothing here knows of sources."""
