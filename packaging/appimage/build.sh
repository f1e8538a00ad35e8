#!/usr/bin/env bash
# An AppImage of what packaging/build.sh made. Needs appimagetool. Not built here (docs/platforms.md).
#   packaging/appimage/build.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
packages=${CARGO_TARGET_DIR:-target}/packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/AppDir/usr"
tar --extract --xz --directory "$work/AppDir/usr" --strip-components 1 --file "$packages"/papilio-*-"$(uname -m)"-linux.tar.xz
rm "$work"/AppDir/usr/*install.sh
cp "$work/AppDir/usr/share/applications/papilio.desktop" "$work/AppDir/usr/share/icons/hicolor/256x256/apps/papilio.png" "$work/AppDir/"
# The libraries of the display are those of the machine: a window cannot do without them anyway.
cat >"$work/AppDir/AppRun" <<'END'
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/bin/papilio" "$@"
END
chmod 755 "$work/AppDir/AppRun"
appimagetool "$work/AppDir" "$packages/Papilio-$(uname -m).AppImage"
