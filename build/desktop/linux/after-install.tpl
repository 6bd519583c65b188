#!/bin/sh
set -e

# dpkg says by DPKG_ROOT when it installs somewhere else than into the running system.
root="$DPKG_ROOT"
app='/opt/${sanitizedProductName}'

[ "$1" = configure ] || exit 0

mkdir -p "$root/usr/bin"
ln -sfn "$app/${executable}" "$root/usr/bin/${executable}"

# Chromium's sandbox: user namespaces where the kernel grants them, the set-uid program where it does not.
if [ -f "$root$app/chrome-sandbox" ]; then
  if [ -L /proc/self/ns/user ] && unshare --user true 2>/dev/null; then
    chmod 0755 "$root$app/chrome-sandbox"
  else
    chmod 4755 "$root$app/chrome-sandbox"
  fi
fi

if command -v update-mime-database >/dev/null 2>&1 && [ -d "$root/usr/share/mime" ]; then
  update-mime-database "$root/usr/share/mime" || true
fi
if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database -q "$root/usr/share/applications" || true
fi
if command -v gtk-update-icon-cache >/dev/null 2>&1 && [ -f "$root/usr/share/icons/hicolor/index.theme" ]; then
  gtk-update-icon-cache -qf "$root/usr/share/icons/hicolor" || true
fi

# Ubuntu 24.04 and later grant user namespaces only to programs with an AppArmor profile. Older versions of AppArmor do
# not understand this one and do not need it.
if [ -z "$root" ] && apparmor_status --enabled >/dev/null 2>&1; then
  profile="$app/resources/apparmor-profile"
  if apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
    cp -f "$profile" '/etc/apparmor.d/${executable}'
    if ! { [ -x /usr/bin/ischroot ] && /usr/bin/ischroot; }; then
      apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
    fi
  fi
fi
