"""A window onto the walk from a book to a voice. Never imports a model library."""
