#!/usr/bin/env bash
# The icons of the program in all sizes, from its drawing: the freedesktop folders, and with --all also papilio.ico
# (icotool) and papilio.icns (png2icns). Needs rsvg-convert (apt: librsvg2-bin icoutils icnsutils).
#   packaging/icons.sh FOLDER [--all]
set -euo pipefail
drawings=$(dirname "${BASH_SOURCE[0]}")/../resources/icons
out=${1:?a folder for the icons}

render() { # render SIZE FILE; without its veins where they would be a blur
  local drawing=papilio.svg
  [ "$1" -gt 24 ] || drawing=papilio-small.svg
  mkdir -p "$(dirname "$2")"
  rsvg-convert --width "$1" --height "$1" "$drawings/$drawing" --output "$2"
}

for size in 16 22 24 32 48 64 96 128 256 512; do
  render "$size" "$out/hicolor/${size}x$size/apps/papilio.png"
done
mkdir -p "$out/hicolor/scalable/apps"
cp "$drawings/papilio.svg" "$out/hicolor/scalable/apps/papilio.svg"

[ "${2:-}" = --all ] || exit 0
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT
for size in 16 24 32 48 64 128 256 512; do render "$size" "$parts/$size.png"; done
icotool --create --output "$out/papilio.ico" "$parts"/{16,24,32,48,64,128}.png --raw "$parts/256.png"
png2icns "$out/papilio.icns" "$parts"/{16,32,48,128,256,512}.png >/dev/null
