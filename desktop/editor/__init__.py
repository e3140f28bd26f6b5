"""Owns the restyle editor: the user's text, the same text in the voice, and what was decided of it."""
