"""Owns Settings: a window of its own with a row of tabs, one file a tab, and what they set."""
