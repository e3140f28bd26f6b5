#!/bin/sh
# Pins every package by hash from pyproject.toml, for macOS arm64 and Linux, Python 3.11 and later.
# torch for Linux stays outside: the registry's build brings gigabytes of CUDA; the Makefile pins it.
set -eu
cd "$(dirname "$0")/../.."
export CUSTOM_COMPILE_COMMAND="packaging/locks/compile.sh"
compile() {
    uv pip compile pyproject.toml "$@" --universal --python-version 3.11 --generate-hashes --no-annotate \
        --override packaging/locks/overrides.txt --quiet
}
compile --output-file packaging/locks/app.txt
compile --extra embeddings --constraint packaging/locks/app.txt --output-file packaging/locks/embeddings.txt
compile --extra embeddings --extra dev --constraint packaging/locks/embeddings.txt --output-file packaging/locks/dev.txt
