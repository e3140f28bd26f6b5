"""Owns PDF: pages as lines, columns and furniture, and from them the paragraphs of a book."""
