"""The five pages of the walk, one file each, on the base that step.py gives them."""
