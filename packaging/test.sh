#!/usr/bin/env bash
# Installs the .deb, the tarball and the .rpm of target/packages into a clean Debian (debootstrap), one after another, starts
# Papilio there with --demo on an Xvfb of this machine, removes it, and looks for what is left. Needs root, debootstrap, Xvfb,
# openbox, jq, imagemagick.
#   packaging/test.sh [FOLDER]   where the Debian of an earlier run is, or goes; without it, a new one is made and removed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packages=${CARGO_TARGET_DIR:-target}/packages
# shellcheck disable=SC2012
deb=$(ls -t "$packages"/papilio_*.deb | head -n 1)
# shellcheck disable=SC2012
tarball=$(ls -t "$packages"/papilio-*-linux.tar.xz | head -n 1)
# shellcheck disable=SC2012
rpm=$(ls -t "$packages"/papilio-*.rpm | head -n 1)
work=$(mktemp -d)
base=${1:-$work/base}
root=$work/root
pids=()
finish() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT
fail() { echo "test.sh: FAILED: $1"; tail -n 20 "$work"/*.log 2>/dev/null; exit 1; }
say() { printf '%-64s %s\n' "$1" "$2"; }
# Becomes a command in the Debian, with hardly any environment: what is started so in the background has the number of $!.
enter() { # enter COMMAND…
  exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    DISPLAY="${DISPLAY:-}" XDG_RUNTIME_DIR=/run/user/0 chroot "$root" "$@"
}
inside() { (enter "$@"); } # inside COMMAND…: runs it there

# --- a clean Debian -------------------------------------------------------------------------------------------------------
if [ ! -e "$base/etc/debian_version" ]; then
  debootstrap --variant=minbase bookworm "$base" >"$work/debootstrap.log" 2>&1 || fail "no Debian"
fi
cp -a "$base" "$root"
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/tmp/.X11-unix" "$root/run/user/0"
chmod 700 "$root/run/user/0"
inside apt-get -qq update >"$work/update.log" 2>&1 || fail "the Debian has no packages"
say "a clean Debian" "$(cat "$root/etc/debian_version"), $(inside dpkg-query -W | wc -l) packages"

# --- a display of this machine, reached by the name of its socket ---------------------------------------------------------
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb.log" &
pids+=($!)
read -r -t 20 number <"$work/display" || fail "Xvfb does not start"
export DISPLAY=:$number
openbox >/dev/null 2>&1 &
pids+=($!)
ln "/tmp/.X11-unix/X$number" "$root/tmp/.X11-unix/X$number" || fail "the socket of the display cannot be seen from inside"

# Everything that is there, but for what apt and the system note for themselves.
files() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/lib/rpm -o -path ./root/.rpmdb -o -path ./var/cache \
    -o -path ./var/log -o -path ./tmp -o -path ./run \) -prune -o -print) | sort
}

# shellcheck disable=SC2016
packages_now() { inside dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^ii  *//p' | sort; }

starts() { # starts NAME PROGRAM: with --demo it is online within 30 s, and ends when it is told to
  local state=$root/tmp/state.json end=$((SECONDS + 30))
  rm -f "$state"
  enter "$2" --demo --state-file /tmp/state.json 2>"$work/papilio.log" &
  local papilio=$!
  pids+=("$papilio")
  until jq -e 'any(.accounts[]; .state == "online" and .online > 0) and (.windows | length > 0)' "$state" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || fail "$1: --demo does not come online"
    kill -0 "$papilio" 2>/dev/null || fail "$1: --demo ended by itself"
    sleep 0.2
  done
  sleep 2 # the picture is for people
  mkdir -p target/screenshots
  import -window root "target/screenshots/package-$1.png"
  kill "$papilio"
  wait "$papilio" 2>/dev/null || true
  say "$1: --demo" "online, $(jq '[.accounts[].online] | add' "$state") people, $(jq '.windows | length' "$state") window"
}

speaks() { # speaks NAME PROGRAM: the headless client signs in to its own network
  echo '{"cmd":"sign_in"}' | inside "$2" --demo >"$work/events" 2>"$work/cli.log" || fail "$1: papilio-cli"
  grep -q '"event":"signed_in"' "$work/events" || fail "$1: papilio-cli does not sign in"
  say "$1: papilio-cli --demo" "signed in"
}

# --- .deb -----------------------------------------------------------------------------------------------------------------
packages_now >"$work/packages"
cp "$deb" "$root/root/papilio.deb"
inside apt-get -qq install -y --no-install-recommends /root/papilio.deb >"$work/install.log" 2>&1 || fail "the .deb cannot be installed"
rm "$root/root/papilio.deb"
# shellcheck disable=SC2016
say "deb: installed, with $(grep -c '^Setting up' "$work/install.log") packages" "$(inside dpkg-query -W -f '${Version}, ${Installed-Size} KiB' papilio)"
inside dpkg --verify papilio | grep . && fail "files of the .deb are not as they were packed"
starts deb papilio
speaks deb papilio-cli
enter papilio-server --listen 127.0.0.1:0 --http 127.0.0.1:0 >"$work/server" 2>"$work/server.log" &
server=$!
pids+=("$server")
for _ in $(seq 50); do grep -q ready "$work/server" && break; sleep 0.1; done
grep -q '"ready":true' "$work/server" || fail "papilio-server"
kill "$server"
wait "$server" 2>/dev/null || true
say "deb: papilio-server" "ready"
inside apt-get -qq purge -y papilio >"$work/purge.log" 2>&1 || fail "the .deb cannot be removed"
left=$(files | grep -i papilio || true)
[ -z "$left" ] || fail "left behind by the .deb: $left"
inside apt-get -qq autoremove --purge -y >>"$work/purge.log" 2>&1
# apt itself recommends certificates, so that those stay.
say "deb: removed" "none of its files is left; of other packages $(packages_now | comm -13 "$work/packages" - | tr '\n' ' ')"

# --- tarball: the libraries are asked for by hand -----------------------------------------------------------------------------
inside apt-get -qq install -y --no-install-recommends libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon0 libxkbcommon-x11-0 \
  libwayland-client0 libdbus-1-3 ca-certificates fonts-dejavu-core xz-utils >"$work/libraries.log" 2>&1 || fail "no libraries"
files >"$work/before"
mkdir "$root/tmp/tarball"
tar --extract --xz --directory "$root/tmp/tarball" --strip-components 1 --file "$tarball"
inside /tmp/tarball/install.sh >"$work/install.log" 2>&1 || fail "install.sh"
rm -rf "$root/tmp/tarball"
say "tarball: installed below ~/.local" "$(wc -l <"$root/root/.local/share/papilio/installed") files"
starts tarball /root/.local/bin/papilio
speaks tarball /root/.local/bin/papilio-cli
inside /root/.local/share/papilio/uninstall.sh >"$work/uninstall.log" 2>&1 || fail "uninstall.sh"
files >"$work/after"
left=$(comm -13 "$work/before" "$work/after")
[ -z "$left" ] || fail "left behind by the tarball: $left"
say "tarball: removed" "nothing is left"

# --- .rpm: by rpm itself, which knows none of the Debian's libraries, so that what it asks for is not checked ----------------
inside apt-get -qq install -y --no-install-recommends rpm >"$work/rpm.log" 2>&1 || fail "no rpm"
files >"$work/before"
cp "$rpm" "$root/root/papilio.rpm"
inside rpm --install --nodeps /root/papilio.rpm >"$work/install.log" 2>&1 || fail "the .rpm cannot be installed"
rm "$root/root/papilio.rpm"
say "rpm: installed" "$(inside rpm --query papilio), $(inside rpm --query --list papilio | wc -l) files"
inside rpm --verify --nodeps papilio >"$work/verify.log" || fail "files of the .rpm are not as they were packed: $(cat "$work/verify.log")"
starts rpm papilio
speaks rpm papilio-cli
inside rpm --erase --nodeps papilio >"$work/erase.log" 2>&1 || fail "the .rpm cannot be removed"
files >"$work/after"
# Folders that many packages share are those of hicolor-icon-theme and filesystem where rpm is at home.
left=$(comm -13 "$work/before" "$work/after" | while read -r path; do
  [ -d "$root/$path" ] && [[ $path != *papilio* ]] || echo "$path"
done)
[ -z "$left" ] || fail "left behind by the .rpm: $left"
say "rpm: removed" "nothing is left"
echo "test.sh: passed"
