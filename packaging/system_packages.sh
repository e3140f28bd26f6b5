#!/bin/sh
# Installs the Debian packages that pip cannot bring, or prints one line to paste.
#   run      what training and writing need    window   what Qt needs, also offscreen
#   tests    what make test needs besides   screen   what a real window under Xvfb needs
# On a Mac nothing is needed.
set -eu
[ "$(uname)" = Linux ] || exit 0
command -v dpkg-query >/dev/null || exit 0

run="libopenblas0-pthread g++ python3-venv"
window="libglib2.0-0 libgl1 libxkbcommon0 libegl1 libfreetype6 libfontconfig1 libdbus-1-3 fonts-dejavu-core"
screen="xvfb xauth xdotool x11-apps libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0
        libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0 libxcb-randr0 libxcb-xinerama0 libxcb-sync1
        libxcb-xfixes0 libx11-xcb1"
case "$1" in
    run) wanted="$run" ;;
    window) wanted="$window" ;;
    tests) wanted="$window shellcheck" ;;
    screen) wanted="$window $screen" ;;
    *) echo "usage: $0 run|window|tests|screen" >&2; exit 2 ;;
esac

# A Python from elsewhere brings its own venv; Ubuntu 24.04 gave some packages the suffix t64.
there() {
    case "$1" in
        python3-venv) "${PYTHON:-python3}" -c "import ensurepip" 2>/dev/null ;;
        g++) command -v g++ >/dev/null ;;
        *) dpkg-query -W -f '${Status}\n' "$1" "$1t64" 2>/dev/null | grep -q "ok installed" ;;
    esac
}
missing=""
for package in $wanted; do there "$package" || missing="$missing $package"; done
[ -n "$missing" ] || exit 0

line="apt-get update && apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    echo "Installing:$missing"
    sh -c "export DEBIAN_FRONTEND=noninteractive; { $line; } >/dev/null"
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    echo "Installing:$missing"
    sudo sh -c "export DEBIAN_FRONTEND=noninteractive; { $line; } >/dev/null"
else
    echo "Some system packages are missing. Paste this line, then run make again:" >&2
    echo "    sudo sh -c '$line'" >&2
    exit 1
fi
