#!/usr/bin/env bash
# The long form of the accident tests, by hand: kills, partitions and clocks that are set, many times; flushes counted in the system calls;
# silos of an older commit replaced under load. Prints what was acknowledged, lost, doubled and answered otherwise.
#   eng/soak.sh [rounds] [seed] [commit]   100 rounds of each kind of kill, and a tenth as many of the others; the newest commit whose program
#                                          (src) is another than this one's; needs root, ip, strace and cc. Fails when anything fails, or when a part of it ran no test.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export ACCIDENT_ROUNDS=${1:-100} ACCIDENT_SEED=${2:-$RANDOM} ACCIDENT_REPORT TEST_POSTGRES
ACCIDENT_REPORT=$(mktemp)

need() { command -v "$1" > /dev/null || { echo "This needs $1" >&2; exit 1; }; }
need ip
need strace
need cc
dotnet build tests/IntegrationTests --verbosity quiet || exit 1

database=$(mktemp -d) && chmod 755 "$database"
older=$(mktemp -d)
trap 'eng/postgres.sh stop "$database/data"; git worktree remove --force "$older"; rm -rf "$database" "$ACCIDENT_REPORT"' EXIT
OLDER_HOST_DLL=$(eng/older-host.sh "$older" ${3:+"$3"}) || { echo "There is no older host to replace" >&2; exit 1; }
export OLDER_HOST_DLL
TEST_POSTGRES=$(eng/postgres.sh start "$database/data") || exit 1

bad=0
number_of() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<< "$summary"; }

# Whatever it is given chooses among the tests; a choice that fits none of them, as after a change of names, is a failure.
run() {
  local log outcome summary total errors fails skipped unrun
  log=$(mktemp)
  dotnet artifacts/bin/IntegrationTests/debug/JinhuRedCross.IntegrationTests.dll -noColor "$@" > "$log" 2>&1
  outcome=$?
  grep -aE -A 12 '\[FAIL\]$' "$log"
  summary=$(grep -aE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -n 1)
  rm -f "$log"
  echo "$*:$summary"
  total=$(number_of Total) errors=$(number_of Errors) fails=$(number_of Failed) skipped=$(number_of Skipped) unrun=$(number_of 'Not Run')
  if [ "$outcome" -ne 0 ] || [ $((${errors:-1} + ${fails:-1})) -ne 0 ] || [ $((${total:-0} - ${skipped:-0} - ${unrun:-0})) -lt 1 ]; then
    echo "$*: exit code $outcome, ${total:-no} tests" >&2
    bad=1
  fi
}

run -explicit on -method "*CountingFlushes.*"
run -method "*KillingAtRandom.The_process_on_sqlite"
export TEST_STORE=postgres
run -explicit on -method "*Upgrading.*"
run -method "*KillingAtRandom.One_of_two_silos" -method "*KillingAtRandom.The_database_of_two_silos"
tenth=$(((ACCIDENT_ROUNDS + 9) / 10))
ACCIDENT_ROUNDS=$tenth run -class "*SettingTheSystemClock"
for ((round = 0; round < tenth; round++)); do run -class "*Partitions"; done

echo "silos replaced: of $(git -C "$older" log -1 --format='%h (%s)'), by those of $(git describe --always --dirty)"
cat "$ACCIDENT_REPORT"
exit "$bad"
