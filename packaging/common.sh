# What the Mac scripts beside this file share. Sourced, and written for macOS's own bash 3.2.
# shellcheck shell=bash
set -euo pipefail

# shellcheck disable=SC2034  # they use it
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# Ends with one sentence for the reader.
stop() {
    echo "${0##*/}: $*" >&2
    exit 1
}

# The head of the script that runs: what it does and what it needs.
if [ "${1:-}" = --help ]; then
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
    exit 0
fi

needs_tools() {
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || stop "$tool is missing. It comes with macOS and with Xcode's command" \
            "line tools: xcode-select --install"
    done
}

needs_app() {
    [ -f "$1/Contents/Info.plist" ] || stop "there is no app at $1. Make one first: packaging/build.sh"
}
