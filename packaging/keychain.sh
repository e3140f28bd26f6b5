#!/bin/bash
# Puts a certificate and the notary's account into a keychain of their own: for a machine that signs a release
# and is thrown away, as the workflow's is. On your own Mac use Keychain Access, and notarytool store-credentials.
#
#     PASTICHE_KEYCHAIN=FILE PASTICHE_NOTARY_PROFILE=pastiche packaging/keychain.sh
#
# Needs a Mac with Xcode's command line tools, and in the environment also PASTICHE_CERTIFICATE (a .p12 in base64)
# with PASTICHE_CERTIFICATE_PASSWORD, and of an App Store Connect key PASTICHE_NOTARY_KEY (the .p8's text) with
# PASTICHE_NOTARY_KEY_ID and PASTICHE_NOTARY_ISSUER. No keychain may be at FILE yet.

. "$(dirname "$0")/common.sh"
umask 077

for name in KEYCHAIN CERTIFICATE CERTIFICATE_PASSWORD NOTARY_PROFILE NOTARY_KEY NOTARY_KEY_ID NOTARY_ISSUER; do
    variable="PASTICHE_$name"
    [ -n "${!variable:-}" ] || stop "$variable is not set. packaging/keychain.sh --help says what must be."
done
[ ! -e "$PASTICHE_KEYCHAIN" ] || stop "there is something at $PASTICHE_KEYCHAIN already."
needs_tools base64 security xcrun

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
printf %s "$PASTICHE_CERTIFICATE" | base64 --decode >"$work/certificate.p12"
printf %s "$PASTICHE_NOTARY_KEY" >"$work/notary.p8"

# security takes passwords as arguments alone. This keychain's is made up here and forgotten.
password="$(od -An -tx1 -N24 /dev/urandom | tr -d " \n")"
security create-keychain -p "$password" "$PASTICHE_KEYCHAIN"
security set-keychain-settings -t 21600 -u "$PASTICHE_KEYCHAIN"
security unlock-keychain -p "$password" "$PASTICHE_KEYCHAIN"
security import "$work/certificate.p12" -f pkcs12 -P "$PASTICHE_CERTIFICATE_PASSWORD" -T /usr/bin/codesign \
    -k "$PASTICHE_KEYCHAIN"
# Without this codesign would ask a user who is not there.
security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$PASTICHE_KEYCHAIN" >/dev/null
security list-keychains -d user -s "$PASTICHE_KEYCHAIN" login.keychain-db
xcrun notarytool store-credentials "$PASTICHE_NOTARY_PROFILE" --keychain "$PASTICHE_KEYCHAIN" \
    --key "$work/notary.p8" --key-id "$PASTICHE_NOTARY_KEY_ID" --issuer "$PASTICHE_NOTARY_ISSUER"
