#!/bin/sh
# Installs Papilio below PREFIX (without it: ~/.local), where uninstall.sh finds what it put there.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
prefix=${PREFIX:-$HOME/.local}
list=$prefix/share/papilio/installed
mkdir -p "$prefix/share/papilio"
: >"$list"
cd "$here"
for file in $(find bin share -type f | sort) uninstall.sh; do
  place=$file
  [ "$file" != uninstall.sh ] || place=share/papilio/uninstall.sh
  mkdir -p "$prefix/$(dirname "$place")"
  cp "$file" "$prefix/$place"
  echo "$place" >>"$list"
done
# A menu may not know this folder of programs.
sed "s|^Exec=papilio|Exec=$prefix/bin/papilio|" share/applications/papilio.desktop >"$prefix/share/applications/papilio.desktop"
if command -v update-desktop-database >/dev/null; then update-desktop-database "$prefix/share/applications" || true; fi
echo "Papilio is in $prefix/bin. To remove it: $prefix/share/papilio/uninstall.sh"
