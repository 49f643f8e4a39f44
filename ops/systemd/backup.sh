#!/usr/bin/env bash
# Backs up beside the running host, restores the file into an empty folder to prove it, and keeps the newest ones.
# Settings: BACKUPS (folder), BACKUPS_KEPT (how many), BACKUP_PROOF=off to leave the proof out; the rest as for the host.
set -euo pipefail

program=${PROGRAM:-/opt/jinhu/JinhuRedCross.Host.dll}
backups=${BACKUPS:-/var/backups/jinhu}
kept=${BACKUPS_KEPT:-30}
file=$backups/jinhu-$(date -u +%Y-%m-%dT%H%M%SZ).backup

dotnet "$program" backup "$file"

if [ "${BACKUP_PROOF:-on}" = on ]; then
  proof=$(mktemp -d)
  trap 'rm -rf "$proof"' EXIT
  # Into files of its own, never into the database of the host.
  env -u Data__Postgres -u Data__Keys Data__Directory="$proof/data" dotnet "$program" restore "$file"
  env -u Data__Postgres -u Data__Keys Data__Directory="$proof/data" dotnet "$program" verify
fi

# Only ever what this script has made, oldest first.
find "$backups" -maxdepth 1 -type f -name 'jinhu-*.backup' | sort -r | tail -n "+$((kept + 1))" | xargs -r rm --
