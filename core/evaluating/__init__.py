"""Owns the measures of a voice: style, meaning, copying and degeneration."""
