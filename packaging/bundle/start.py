"""The first lines that run in the bundle: nothing is written into it, and certificates are found."""

import os
import sys

# Bytecode written beside the sources would break the app's signature; children inherit the variable.
sys.dont_write_bytecode = True
os.environ["PYTHONDONTWRITEBYTECODE"] = "1"

import certifi  # noqa: E402

# This Python's own OpenSSL looks for certificates where python.org's installer puts them.
os.environ.setdefault("SSL_CERT_FILE", certifi.where())

from desktop.app import main  # noqa: E402

sys.exit(main(sys.argv))
