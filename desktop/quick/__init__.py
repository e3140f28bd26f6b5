"""Owns the quick way: a small panel that restyles what is on the clipboard, from wherever the user is."""
