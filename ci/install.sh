#!/usr/bin/env bash
# Installs a released heshu: downloads the archive for this machine, checks its checksum, unpacks it.
#
#   HESHU_RELEASES   where releases lie: https://github.com/OWNER/REPOSITORY/releases/download
#   HESHU_VERSION    which one: 0.1.0
#   HESHU_FOLDER     where the program goes
set -euo pipefail

: "${HESHU_RELEASES:?}" "${HESHU_VERSION:?}" "${HESHU_FOLDER:?}"

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-musl ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  MINGW*-x86_64 | MSYS*-x86_64) target=x86_64-pc-windows-msvc ;;
  *)
    echo "heshu has no release for $(uname -s) on $(uname -m); build it with cargo" >&2
    exit 2
    ;;
esac
case "$target" in
  *windows*) archive="heshu-$target.zip" ;;
  *) archive="heshu-$target.tar.gz" ;;
esac

mkdir -p "$HESHU_FOLDER"
cd "$HESHU_FOLDER"
for file in "$archive" "$archive.sha256"; do
  curl --fail --silent --show-error --location --retry 3 --output "$file" \
    "$HESHU_RELEASES/v$HESHU_VERSION/$file"
done
if command -v sha256sum > /dev/null; then
  sha256sum --check "$archive.sha256"
else
  shasum -a 256 --check "$archive.sha256"
fi
case "$archive" in
  *.zip) unzip -q -o "$archive" ;;
  *) tar -xzf "$archive" ;;
esac
mv -f "heshu-$target"/heshu* .
rm -rf "heshu-$target" "$archive" "$archive.sha256"
