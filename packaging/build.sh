#!/usr/bin/env bash
# The packages for Linux: a .deb, an .rpm and a plain tarball, in target/packages.
#
# Builds the programs with the profile `packaging`, or takes ready ones from the folder PAPILIO_BUILT. The same programs and
# the same commit give the same bytes again: times are those of the commit (SOURCE_DATE_EPOCH).
# Needs rsvg-convert, dpkg-deb, rpmbuild and objdump (apt: librsvg2-bin dpkg-dev rpm binutils xz-utils).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for tool in rsvg-convert dpkg-deb rpmbuild objdump; do
  command -v "$tool" >/dev/null || { echo "build.sh: $tool is missing" >&2; exit 2; }
done
version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"/\1/p' Cargo.toml)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
export LC_ALL=C TZ=UTC
umask 022
machine=$(uname -m)
architecture=$(dpkg --print-architecture)

built=${PAPILIO_BUILT:-}
if [ -z "$built" ]; then
  cargo build --locked --profile packaging --workspace --bins
  built=${CARGO_TARGET_DIR:-target}/packaging
fi
out=${CARGO_TARGET_DIR:-target}/packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
out=$(cd "$out" && pwd)

# --- the files, as they lie under /usr ----------------------------------------------------------------------------------
tree=$work/tree
install -D --mode 755 --strip --target-directory "$tree/bin" "$built"/{papilio,papilio-cli,papilio-server}
install -D --mode 644 --target-directory "$tree/share/applications" packaging/linux/papilio.desktop
install -D --mode 644 --target-directory "$tree/share/metainfo" packaging/linux/com.example.papilio.metainfo.xml
packaging/icons.sh "$tree/share/icons"
install -D --mode 644 --target-directory "$tree/share/man/man1" packaging/man/*.1
gzip --best --no-name "$tree"/share/man/man1/*.1
install -D --mode 644 --target-directory "$tree/share/doc/papilio" LICENSE README.md CHANGELOG.md SECURITY.md docs/headless.md docs/servers.md
find "$tree" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +

# The newest version of the C library that one of the programs asks for.
libc=$(objdump -T "$tree"/bin/* | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1)
libc=${libc#GLIBC_}

# --- tarball --------------------------------------------------------------------------------------------------------------
name=papilio-$version-$machine-linux
mkdir "$work/$name"
cp -a "$tree"/. "$work/$name/"
install --mode 755 packaging/linux/install.sh packaging/linux/uninstall.sh "$work/$name/"
find "$work/$name" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
tar --create --directory "$work" --sort name --owner 0 --group 0 --numeric-owner --format gnu "$name" |
  xz --threads=1 >"$out/$name.tar.xz"

# --- .deb -----------------------------------------------------------------------------------------------------------------
deb=$work/deb
mkdir -p "$deb/DEBIAN" "$deb/usr"
cp -a "$tree"/. "$deb/usr/"
{
  printf 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: Papilio\n\n'
  printf 'Files: *\nCopyright: The authors of Papilio\nLicense: MIT\n\nLicense: MIT\n'
  sed 's/^$/./; s/^/ /' LICENSE
} >"$deb/usr/share/doc/papilio/copyright"
rm "$deb/usr/share/doc/papilio/LICENSE" # it is in the file copyright
gzip --best --no-name "$deb/usr/share/doc/papilio/CHANGELOG.md"
mv "$deb/usr/share/doc/papilio/CHANGELOG.md.gz" "$deb/usr/share/doc/papilio/changelog.gz"
# Libraries from libx11-6 on are not linked but loaded: those of X11 and Wayland by the window, libdbus by file dialogs.
cat >"$deb/DEBIAN/control" <<END
Package: papilio
Version: $version
Architecture: $architecture
Maintainer: The Papilio project <papilio@example.com>
Installed-Size: $(du -sk --apparent-size "$deb/usr" | cut -f 1)
Section: net
Priority: optional
Homepage: https://example.com/papilio
Depends: libc6 (>= $libc), libgcc-s1, libx11-6, libx11-xcb1, libxcursor1, libxi6, libxkbcommon0, libxkbcommon-x11-0, libwayland-client0, libdbus-1-3, ca-certificates, fonts-dejavu-core | fonts-liberation | fonts-noto-core
Recommends: xdg-desktop-portal, xdg-utils, default-dbus-session-bus | dbus-session-bus
Suggests: gnome-keyring, pipewire-pulse | pulseaudio
Description: messenger for the MSN network
 Papilio shows who is online and lets people talk, on servers that speak
 MSNP2 to MSNP18: texts, nudges, emoticons, handwriting, pictures and files.
 A small network of its own is built in, to try it without an account.
 .
 With it come papilio-cli, the same without a window, and papilio-server,
 a network on one computer for tests.
END
(cd "$deb" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$deb/DEBIAN/md5sums"
find "$deb" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$deb" "$out/papilio_${version}_$architecture.deb" >/dev/null

# --- .rpm -----------------------------------------------------------------------------------------------------------------
rpmbuild -bb --quiet --target "$machine" \
  --define "_topdir $work/rpm" --define "_rpmdir $work/rpms" --define "_build_id_links none" \
  --define "use_source_date_epoch_as_buildtime 1" --define "clamp_mtime_to_source_date_epoch 1" \
  --define "_buildhost reproducible" --define "_binary_payload w6.xzdio" --define "papilio_version $version" --define "papilio_tree $tree" \
  packaging/linux/papilio.spec
cp "$work/rpms/$machine/papilio-$version-1.$machine.rpm" "$out/"

cd "$out"
sha256sum "$name.tar.xz" "papilio_${version}_$architecture.deb" "papilio-$version-1.$machine.rpm" | tee SHA256SUMS
ls -l --time-style=+ "$name.tar.xz" "papilio_${version}_$architecture.deb" "papilio-$version-1.$machine.rpm"
