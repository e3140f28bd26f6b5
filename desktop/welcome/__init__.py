"""The first page: what this is, what it needs, three doors, and the sample that goes by itself."""
