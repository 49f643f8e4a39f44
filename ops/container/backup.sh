#!/usr/bin/env bash
# The same as ops/systemd/backup.sh where the host runs in containers (compose.yaml): a backup, its proof, the newest ones kept.
# On the machine of the containers, each night, from anywhere: 30 2 * * * root …/ops/container/backup.sh
# Settings: BACKUPS_KEPT (how many), BACKUP_FIGURES (the folder that the node exporter reads).
# NOT RUN where it was written: there was no container engine.
set -euo pipefail

compose() { docker compose -f "$(dirname "${BASH_SOURCE[0]}")/compose.yaml" --profile tools "$@"; }
# Files in the volume of the backups are handled by an image that has a shell.
files() { compose run --rm --no-deps -T --entrypoint bash folder -euc "$1" -- "${@:2}"; }

kept=${BACKUPS_KEPT:-30}
file=jinhu-$(date -u +%Y-%m-%dT%H%M%SZ)

files 'rm -rf /proof/* /backups/jinhu-*.unproven'
compose run --rm -T tool backup "/backups/$file.unproven"
compose run --rm -T proof restore "/backups/$file.unproven"
compose run --rm -T proof verify
files 'mv "/backups/$1.unproven" "/backups/$1.backup"; rm -rf /proof/*; ls -1r /backups/jinhu-*.backup | tail -n "+$(($2 + 1))" | xargs -r rm --' "$file" "$kept"

figures=${BACKUP_FIGURES:-/var/lib/jinhu-figures}
mkdir -p "$figures"
{
  echo '# HELP backup_proven_timestamp_seconds When the newest backup was made that could be restored and verified.'
  echo '# TYPE backup_proven_timestamp_seconds gauge'
  echo "backup_proven_timestamp_seconds{of=\"jinhu\"} $(date +%s)"
} > "$figures/backup_of_jinhu.prom.new"
chmod 0644 "$figures/backup_of_jinhu.prom.new"
mv "$figures/backup_of_jinhu.prom.new" "$figures/backup_of_jinhu.prom"
