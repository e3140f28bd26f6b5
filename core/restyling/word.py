"""Owns the door to Word documents: text in, text out, and a new document from Markdown."""

from core.restyling.word_new import new_word
from core.restyling.word_reading import WordText, read_word
from core.restyling.word_writing import write_word

__all__ = ["WordText", "new_word", "read_word", "write_word"]
