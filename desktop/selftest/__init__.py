"""Owns the self-test: the app proves that it starts, works and ends, wherever it was built or put."""
