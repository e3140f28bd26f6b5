"""How Pastiche.app is put together and checked; `packaging` must be on `sys.path`."""
