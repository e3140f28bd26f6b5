"""Pastiche without a window: from a book to a voice, and from a voice to a restyled page."""

__version__ = "0.1.0"
