"""Owns the writing in a voice: the training format, base models, and generation in batches."""
