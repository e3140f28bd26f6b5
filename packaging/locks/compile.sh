#!/bin/sh
# Pins every package by hash from pyproject.toml, for macOS arm64 and Linux, Python 3.11 and later.
# torch for Linux stays outside: the registry's build brings gigabytes of CUDA; the Makefile pins it.
#   app, embeddings, dev    what .venv gets      bundle   what stands in the .app      build   what makes it
# Needs uv, which `make dev` brings. Pins that are there stay as they are; to renew one, delete its lines.
set -eu
cd "$(dirname "$0")/../.."
PATH="$PWD/.venv/bin:$PATH"
export CUSTOM_COMPILE_COMMAND="packaging/locks/compile.sh"
command -v uv >/dev/null || { echo "$0 needs uv: make dev" >&2; exit 1; }

compile() {
    uv pip compile "$@" --generate-hashes --no-annotate --override packaging/locks/overrides.txt --quiet
}
everywhere() {
    compile "$@" --universal --python-version 3.11
}
# The oldest macOS we run on chooses the wheels, not the Mac that builds.
the_mac() {
    MACOSX_DEPLOYMENT_TARGET=14.0 compile "$@" --python-platform aarch64-apple-darwin --python-version 3.12 \
        --only-binary :all:
}
lists=packaging/locks
everywhere pyproject.toml --output-file $lists/app.txt
everywhere pyproject.toml --extra embeddings --constraint $lists/app.txt --output-file $lists/embeddings.txt
everywhere pyproject.toml --extra embeddings --extra dev --group bundle --constraint $lists/embeddings.txt \
    --output-file $lists/dev.txt
the_mac pyproject.toml --extra embeddings --constraint $lists/embeddings.txt --output-file $lists/bundle.txt
the_mac --group bundle --constraint $lists/dev.txt --output-file $lists/build.txt
