#!/usr/bin/env bash
# Papilio.app and a .zip of it, of the programs that were built. To be run on macOS; not built here (docs/platforms.md).
# It registers no msnim: links: macOS hands those over by an event that the program does not listen to yet.
#   packaging/macos/bundle.sh FOLDER-WITH-PROGRAMS papilio.icns
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
built=${1:?the folder with the programs}
icon=${2:?papilio.icns, from packaging/icons.sh --all}
out=${CARGO_TARGET_DIR:-target}/packages
app=$out/Papilio.app
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp "$built/papilio" "$built/papilio-cli" "$app/Contents/MacOS/"
cp packaging/macos/Info.plist "$app/Contents/"
cp "$icon" "$app/Contents/Resources/papilio.icns"
plutil -lint "$app/Contents/Info.plist"
# Without a certificate it is signed for this machine only; elsewhere it is opened by a right click.
codesign --force --deep --sign "${PAPILIO_IDENTITY:--}" "$app"
(cd "$out" && ditto -c -k --keepParent Papilio.app "Papilio-macos-$(uname -m).zip")
