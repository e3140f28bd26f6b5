"""Owns the window *How Close Is It?*: what an evaluation found of a voice, and the blind test."""
