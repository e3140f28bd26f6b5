"""Owns the describing of text in plain words: prompts, providers, and the judge of their answers."""
