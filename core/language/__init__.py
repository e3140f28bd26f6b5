"""Owns what stages need to know of language: sentences, tokens, shared runs of words, embeddings."""
