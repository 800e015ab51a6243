#!/bin/sh
# Unpacks Debian's Exim into a folder for the mail tests, without installing a mail server on this machine (exim4 conflicts with any other one and starts a service).
# Usage, as root: tests/Kit/Mail/fetch-exim.sh artifacts/tools/exim
# Installs the libraries it needs and the system user it looks up at start; a second run does nothing.
set -eu
target=$1
[ -x "$target/usr/sbin/exim4" ] && exit 0
apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends libdb5.3 libgnutls-dane0 libidn12 libnsl2 libpcre2-8-0 >/dev/null
getent passwd Debian-exim >/dev/null || useradd --system --no-create-home --user-group --shell /usr/sbin/nologin Debian-exim
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
(cd "$work" && apt-get download -o APT::Sandbox::User=root exim4-daemon-light >/dev/null)
mkdir -p "$target"
dpkg -x "$work"/exim4-daemon-light_*.deb "$target"
chmod u-s "$target/usr/sbin/exim4"
