"""Owns the help in the app: pages of plain text, the table of keys, and the window that shows both."""
