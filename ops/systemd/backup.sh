#!/usr/bin/env bash
# Backs up beside the running host, restores the file into an empty folder to prove it, and keeps the newest ones.
# A file is called .backup only after its proof: until then, and when the proof failed, it is .unproven. The next run takes that away.
# Settings: BACKUPS (folder), BACKUPS_KEPT (how many), BACKUP_PROOF=off to leave the proof out, BACKUP_FIGURES (a folder that the
# node exporter reads) to have the newest one watched; the rest as for the host.
set -euo pipefail
umask 077

program=${PROGRAM:-/opt/jinhu/JinhuRedCross.Host.dll}
backups=${BACKUPS:-/var/backups/jinhu}
kept=${BACKUPS_KEPT:-30}
file=$backups/jinhu-$(date -u +%Y-%m-%dT%H%M%SZ)
# Beside the backups, where there is room: a restored journal is larger than its backup.
proof=$backups/proof.tmp
trap 'rm -rf "$proof"' EXIT

# Only ever what this script has made, oldest first. Before the backup, so that a disk that fills up is not kept full by what is too old.
prune() {
  rm -rf "$proof"
  find "$backups" -maxdepth 1 -type f -name 'jinhu-*.unproven' -delete
  find "$backups" -maxdepth 1 -type f -name 'jinhu-*.backup' | sort -r | tail -n "+$((kept + 1))" | xargs -r rm --
}

prune
dotnet "$program" backup "$file.unproven"

if [ "${BACKUP_PROOF:-on}" = on ]; then
  # Into files of its own, never into the database of the host.
  env -u Data__Postgres -u Data__Keys Data__Directory="$proof/data" dotnet "$program" restore "$file.unproven"
  env -u Data__Postgres -u Data__Keys Data__Directory="$proof/data" dotnet "$program" verify
fi

mv "$file.unproven" "$file.backup"
prune

if [ -n "${BACKUP_FIGURES:-}" ]; then
  # Written beside and moved, so that nobody reads half of it; the exporter is another user.
  figures=$BACKUP_FIGURES/backup_of_jinhu.prom
  {
    echo '# HELP backup_proven_timestamp_seconds When the newest backup was made that could be restored and verified.'
    echo '# TYPE backup_proven_timestamp_seconds gauge'
    echo "backup_proven_timestamp_seconds{of=\"jinhu\"} $(date +%s)"
  } > "$figures.new"
  chmod 0644 "$figures.new"
  mv "$figures.new" "$figures"
fi
