#!/bin/bash
# Makes dist/Pastiche.app from what is pinned, and signs it ad hoc so that it runs on this Mac.
#
#     packaging/build.sh
#
# Needs a Mac with Apple Silicon, Xcode's command line tools, the network, some 5 GB of disk, and Python 3.12 from
# python.org: any other is made for the system that it was installed on, or leans on libraries outside itself.

. "$(dirname "$0")/common.sh"

python=/Library/Frameworks/Python.framework/Versions/3.12/bin/python3.12
venv="$root/build/bundle-venv"
lists="$root/packaging/locks"
app="$root/dist/Pastiche.app"
# Whoever builds may have a newer macOS than whoever runs: the wheels are chosen for the oldest.
export MACOSX_DEPLOYMENT_TARGET=14.0

[ "$(uname -sm)" = "Darwin arm64" ] || stop "the app is made on a Mac with Apple Silicon; this is $(uname -sm)."
needs_tools codesign security xattr
[ -x "$python" ] || stop "there is no Python at $python. Install 3.12 from python.org/downloads/macos."

cd "$root"
"$python" -m venv --clear "$venv"
"$venv/bin/python" -m pip --disable-pip-version-check install --quiet \
    --no-deps --require-hashes --only-binary :all: -r "$lists/build.txt"
"$venv/bin/uv" pip install --quiet --python "$venv" --python-platform aarch64-apple-darwin \
    --no-deps --require-hashes --only-binary :all: -r "$lists/bundle.txt"
"$venv/bin/python" setup_py2app.py py2app
PASTICHE_IDENTITY=- "$root/packaging/sign.sh" "$app"
echo "Made $app. To give it away: packaging/sign.sh, notarize.sh, image.sh, notarize.sh dist/Pastiche-*.dmg"
