"""Owns the stage *evaluate*: whether a voice writes as its author does, and by itself."""
