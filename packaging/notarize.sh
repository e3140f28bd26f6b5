#!/bin/bash
# Has Apple look at the signed app or disk image, and staples what it says.
#
#     PASTICHE_NOTARY_PROFILE=pastiche packaging/notarize.sh [APP or IMAGE]
#
# Needs a Mac with Xcode's command line tools, the network, and in PASTICHE_NOTARY_PROFILE the name under which
# `xcrun notarytool store-credentials` keeps the account in the keychain; in another keychain than the user's
# own where PASTICHE_KEYCHAIN names one. The default is dist/Pastiche.app, signed by sign.sh. It takes minutes.

. "$(dirname "$0")/common.sh"

item="${1:-$root/dist/Pastiche.app}"
item="${item%/}"
profile="${PASTICHE_NOTARY_PROFILE:-}"

account() {
    set -- "$@" --keychain-profile "$profile"
    [ -z "${PASTICHE_KEYCHAIN:-}" ] || set -- "$@" --keychain "$PASTICHE_KEYCHAIN"
    xcrun notarytool "$@"
}

# A value of the flat JSON that notarytool answers with.
answered() {
    sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$work/answer.json"
}

[ -n "$profile" ] || stop "PASTICHE_NOTARY_PROFILE is not set. It names what xcrun notarytool store-credentials stored."
needs_tools codesign ditto spctl xcrun
case "$item" in
    *.dmg)
        [ -f "$item" ] || stop "there is no disk image at $item. Make one first: packaging/image.sh"
        gate="--type open --context context:primary-signature"
        ;;
    *)
        needs_app "$item"
        gate="--type execute"
        ;;
esac
codesign --verify --strict "$item" || stop "$item is not signed as it stands. Sign it first: packaging/sign.sh"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
sent="$item"
if [ -d "$item" ]; then
    sent="$work/$(basename "$item").zip"
    ditto -c -k --keepParent "$item" "$sent"
fi
account submit "$sent" --wait --output-format json >"$work/answer.json"
if [ "$(answered status)" != Accepted ]; then
    account log "$(answered id)" >&2
    stop "Apple did not accept $item: $(answered status). What it says of each file stands above."
fi
xcrun stapler staple "$item"
xcrun stapler validate "$item"
# shellcheck disable=SC2086  # several words
spctl --assess --verbose $gate "$item"
echo "Apple accepted $item, and says so wherever it is opened."
