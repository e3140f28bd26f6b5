#!/bin/bash
# Signs the app from the inside out, with the hardened runtime, and checks the seal.
#
#     PASTICHE_IDENTITY="Developer ID Application: NAME (TEAM)" packaging/sign.sh [APP]
#
# Needs a Mac with Xcode's command line tools, and in PASTICHE_IDENTITY the name of a signing identity that is
# in a keychain, or "-" to sign ad hoc, which is enough for your own Mac. APP is dist/Pastiche.app.
# What Gatekeeper thinks is asked by notarize.sh: it turns down whatever Apple has not seen.

. "$(dirname "$0")/common.sh"
export LC_ALL=C # the first bytes of files are compared as bytes

app="${1:-$root/dist/Pastiche.app}"
app="${app%/}"
identity="${PASTICHE_IDENTITY:-}"
entitlements="$root/packaging/entitlements.plist"

# Thin for 64 bits, or fat.
is_macho() {
    local magic=""
    IFS= read -r -d "" -n 4 magic <"$1" || true
    [ "$magic" = $'\xcf\xfa\xed\xfe' ] || [ "$magic" = $'\xca\xfe\xba\xbe' ]
}

# Whether a Mach-O starts a process: MH_EXECUTE, which is 2, in its header or in its first slice's.
is_executable() {
    local header=0 byte
    if [ "$(od -An -tx1 -N4 "$1" | tr -d " \n")" = cafebabe ]; then
        for byte in $(od -An -tu1 -j16 -N4 "$1"); do header=$((header * 256 + 10#$byte)); done
    fi
    [ "0$(od -An -tu1 -j$((header + 12)) -N1 "$1" | tr -d " \n")" -eq 2 ]
}

# Whether a folder is a framework's version, which codesign seals as a whole. Wheels lose the links that a framework
# consists of; to codesign it is no bundle then, and its library a file like others.
is_version() {
    case "${1%/*}" in
        *.framework/Versions) [ -L "${1%/*}/Current" ] ;;
        *) return 1 ;;
    esac
}

# Whether a file is what its bundle is named after: codesign takes it for the bundle, whose time comes later.
leads_a_bundle() {
    local folder="${1%/*}" bundle=""
    case "$folder" in
        *.app/Contents/MacOS) bundle="${folder%.app/Contents/MacOS}" ;;
        *) ! is_version "$folder" || bundle="${folder%.framework/Versions/*}" ;;
    esac
    [ "${bundle##*/}" = "${1##*/}" ]
}

seal() {
    codesign --force --sign "$identity" --options runtime "$timestamp" "$@"
    sealed=$((sealed + 1))
}

seal_executable() {
    seal --entitlements "$entitlements" "$1"
}

seal_files() {
    local file
    find "$app/Contents" -type f -print0 >"$list"
    while IFS= read -r -d "" file; do
        if ! is_macho "$file" || leads_a_bundle "$file"; then
            continue
        elif is_executable "$file"; then
            seal_executable "$file"
        else
            seal "$file"
        fi
    done <"$list"
}

seal_bundles() {
    local folder
    find "$app/Contents" -depth -type d \( -name "*.app" -o -path "*.framework/Versions/*" \) -print0 >"$list"
    while IFS= read -r -d "" folder; do
        case "$folder" in
            *.app) seal_executable "$folder" ;;
            *) ! is_version "$folder" || seal "$folder" ;;
        esac
    done <"$list"
}

[ -n "$identity" ] || stop 'PASTICHE_IDENTITY is not set. Name the identity to sign with, or "-" to sign ad hoc.'
needs_app "$app"
needs_tools codesign security xattr
if [ "$identity" = - ]; then
    timestamp=--timestamp=none
else
    timestamp=--timestamp
    case "$(security find-identity -v -p codesigning)" in
        *"$identity"*) ;;
        *) stop "no keychain has a valid identity \"$identity\". security find-identity -v -p codesigning lists them." ;;
    esac
fi

list="$(mktemp)"
trap 'rm -f "$list"' EXIT
sealed=0
xattr -cr "$app" # codesign refuses what Finder left there
seal_files
seal_bundles
seal_executable "$app"
codesign --verify --deep --strict "$app"
echo "Signed $sealed pieces of $app as $identity."
