#!/bin/bash
# Makes the disk image dist/Pastiche-VERSION.dmg: the app beside a link to Applications.
#
#     packaging/image.sh [APP]
#
# Needs a Mac, and the app that build.sh made, signed if it is to be given away. Where PASTICHE_IDENTITY names an
# identity, the image is signed with it as well. APP is dist/Pastiche.app.

. "$(dirname "$0")/common.sh"

app="${1:-$root/dist/Pastiche.app}"
app="${app%/}"
identity="${PASTICHE_IDENTITY:-}"

needs_app "$app"
needs_tools codesign ditto hdiutil plutil
codesign --verify --deep --strict "$app" || stop "$app is not signed as it stands. Sign it first: packaging/sign.sh"
version="$(plutil -extract CFBundleShortVersionString raw -o - "$app/Contents/Info.plist")"
name="Pastiche-$version.dmg"

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/contents"
ditto "$app" "$work/contents/${app##*/}"
ln -s /Applications "$work/contents/Applications"
hdiutil create -volname "Pastiche $version" -srcfolder "$work/contents" -fs HFS+ -format ULMO "$work/$name"
if [ -n "$identity" ] && [ "$identity" != - ]; then
    codesign --sign "$identity" --timestamp "$work/$name"
fi
hdiutil verify "$work/$name"
mv -f "$work/$name" "$(dirname "$app")"
echo "Made $(dirname "$app")/$name"
