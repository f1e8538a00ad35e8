#!/bin/sh
# Removes what install.sh put below PREFIX (without it: where this script lies, or ~/.local). What Papilio itself keeps, such as
# settings and history, stays: papilio in the folder for data.
set -eu
prefix=${PREFIX:-}
if [ -z "$prefix" ]; then
  prefix=$(cd "$(dirname "$0")/../.." && pwd)
  [ -f "$prefix/share/papilio/installed" ] || prefix=$HOME/.local
fi
list=$prefix/share/papilio/installed
[ -f "$list" ] || { echo "Nothing of Papilio is below $prefix." >&2; exit 1; }
cd "$prefix"
places=$(cat "$list")
for place in $places share/papilio/installed; do rm -f "$place"; done
# Folders that are empty now; what others use stays.
for place in $places share/papilio/installed; do
  folder=$(dirname "$place")
  while [ "$folder" != . ] && rmdir "$folder" 2>/dev/null; do folder=$(dirname "$folder"); done
done
cd /
rmdir "$prefix" 2>/dev/null || true # when there was nothing else
if command -v update-desktop-database >/dev/null && [ -d "$prefix/share/applications" ]; then update-desktop-database "$prefix/share/applications" || true; fi
echo "Papilio is gone from $prefix."
