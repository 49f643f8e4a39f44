#!/usr/bin/env bash
# The long form of the accident tests, by hand: kills and partitions, many times; flushes counted in the system calls;
# silos of an older commit replaced under load. Prints what was acknowledged, lost, doubled and answered otherwise.
#   eng/soak.sh [rounds] [seed] [commit]   100 rounds of each kind of kill, and a tenth as many partitions; the commit before this one; needs root, ip and strace
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export ACCIDENT_ROUNDS=${1:-100} ACCIDENT_SEED=${2:-$RANDOM} ACCIDENT_REPORT TEST_POSTGRES
ACCIDENT_REPORT=$(mktemp)

need() { command -v "$1" > /dev/null || { echo "This needs $1" >&2; exit 1; }; }
need ip
need strace
dotnet build tests/IntegrationTests --verbosity quiet || exit 1

database=$(mktemp -d) && chmod 755 "$database"
older=$(mktemp -d)
trap 'eng/postgres.sh stop "$database/data"; git worktree remove --force "$older"; rm -rf "$database" "$ACCIDENT_REPORT"' EXIT
git worktree add --quiet --detach "$older" "${3:-HEAD~1}" || exit 1
dotnet build "$older/src/Host" --verbosity quiet || exit 1
export OLDER_HOST_DLL=$older/artifacts/bin/Host/debug/JinhuRedCross.Host.dll
TEST_POSTGRES=$(eng/postgres.sh start "$database/data") || exit 1

bad=0
run() { dotnet artifacts/bin/IntegrationTests/debug/JinhuRedCross.IntegrationTests.dll -noColor "$@" | grep -aE -A 12 '\[FAIL\]$|Total:' || bad=1; [ "${PIPESTATUS[0]}" -eq 0 ] || bad=1; }

run -explicit on -method "*CountingFlushes.*"
run -method "*KillingAtRandom.The_process_on_sqlite"
export TEST_STORE=postgres
run -explicit on -method "*Upgrading.*"
run -method "*KillingAtRandom.One_of_two_silos" -method "*KillingAtRandom.The_database_of_two_silos"
for ((round = 0; round < (ACCIDENT_ROUNDS + 9) / 10; round++)); do run -class "*Partitions"; done

cat "$ACCIDENT_REPORT"
exit "$bad"
