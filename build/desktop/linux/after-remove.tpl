#!/bin/sh
set -e

root="$DPKG_ROOT"

# On an upgrade the new version has its say right after this; nothing is taken away meanwhile.
case "$1" in
  remove | purge) ;;
  *) exit 0 ;;
esac

rm -f "$root/usr/bin/${executable}"

if command -v update-mime-database >/dev/null 2>&1 && [ -d "$root/usr/share/mime" ]; then
  update-mime-database "$root/usr/share/mime" || true
fi
if command -v update-desktop-database >/dev/null 2>&1 && [ -d "$root/usr/share/applications" ]; then
  update-desktop-database -q "$root/usr/share/applications" || true
fi

if [ -z "$root" ] && [ -f '/etc/apparmor.d/${executable}' ]; then
  if apparmor_status --enabled >/dev/null 2>&1 && ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
    apparmor_parser --remove '/etc/apparmor.d/${executable}' || true
  fi
  rm -f '/etc/apparmor.d/${executable}'
fi
