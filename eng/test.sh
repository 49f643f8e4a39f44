#!/usr/bin/env bash
# The one way to check this repository: restore, build, format, all tests. CI runs the same file.
# Ends with the line "N passed, N failed"; fails when anything fails or when a test project runs no test.
set -uo pipefail
exec < /dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 NO_COLOR=1

# Tests in a real browser call this before they run.
need_chromium() {
  command -v chromium > /dev/null || command -v chromium-browser > /dev/null || command -v google-chrome > /dev/null && return
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends chromium
}

# Tests of the shipped proxy configuration start the proxy itself.
need_nginx() {
  # Debian has it where only root looks.
  export PATH=$PATH:/usr/sbin
  command -v nginx > /dev/null && return
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends nginx || return
  # The package would start one of its own, on port 80.
  ! command -v systemctl > /dev/null || $sudo systemctl disable --quiet --now nginx 2> /dev/null || true
}

# Tests of faulty disks put a small library of their own under the processes (faulty-disk.c).
need_compiler() {
  command -v cc > /dev/null && return
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends gcc libc6-dev
}

# Nothing was tested, and the last line must still say that all is not well.
give_up() {
  echo "$1" >&2
  echo "0 passed, 1 failed"
  exit 1
}

number_of() { sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<< "$summary"; }

dotnet restore JinhuRedCross.sln --locked-mode || give_up "Restore failed: do packages.lock.json and Directory.Packages.props fit?"
# All of it anew: what an earlier build has made without analyzers would not be looked at again. Styles and analyzers are errors here,
# so what is left of the format is white space, line ends and encodings; asking `dotnet format` for all takes minutes and finds no more.
dotnet build JinhuRedCross.sln --no-restore --no-incremental -warnaserror || give_up "The build failed"
dotnet format whitespace . --folder --exclude artifacts --verify-no-changes || give_up "Run: dotnet format JinhuRedCross.sln"

# Nothing here runs long enough to earn what its methods are watched for, and pages of code that are never writable cost every start.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0

database=$(mktemp -d) && chmod 755 "$database"
older=$(mktemp -d)
trap 'eng/postgres.sh stop "$database/data"; git worktree remove --force "$older" 2> /dev/null; rm -rf "$database" "$older"' EXIT
# Each test makes and drops a database here, and what is dropped need not lie on the disk first. Nothing takes this server's power away:
# tests of that have servers of their own, which flush.
TEST_POSTGRES=$(eng/postgres.sh start "$database/data" "fsync = off" "full_page_writes = off") || give_up "PostgreSQL could not be started"
export TEST_POSTGRES

need_compiler || give_up "A C compiler could not be installed; the tests of faulty disks need it"
need_nginx || give_up "nginx could not be installed; the tests of the proxy need it"
need_chromium || give_up "Chromium could not be installed; the tests in a browser need it"

passed=0
failed=0
red=""

# Runs one test project; whatever follows its name chooses among its tests.
run() {
  local name=$1 log outcome summary total errors fails skipped unrun bad good
  shift
  log=$(mktemp)
  dotnet "artifacts/bin/$name/debug/JinhuRedCross.$name.dll" -noColor "$@" 2>&1 | tee "$log"
  outcome=${PIPESTATUS[0]}
  summary=$(grep -aE 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+' "$log" | tail -n 1)
  red+=$(grep -aE -A 12 '\[FAIL\]$' "$log")
  rm -f "$log"
  total=$(number_of Total) errors=$(number_of Errors) fails=$(number_of Failed) skipped=$(number_of Skipped) unrun=$(number_of 'Not Run')
  bad=$((${errors:-0} + ${fails:-0}))
  good=$((${total:-0} - ${fails:-0} - ${skipped:-0} - ${unrun:-0}))
  if [ "$bad" -eq 0 ] && { [ "$outcome" -ne 0 ] || [ "$good" -eq 0 ]; }; then
    echo "$name: exit code $outcome, $good tests passed; a project without tests counts as a failure" >&2
    bad=1
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
}

# On SQLite, all of it but what only PostgreSQL has.
for project in tests/*/*.csproj; do
  run "$(basename "$project" .csproj)" -trait- "Store=Postgres"
done

# On PostgreSQL, all that has to do with a store but what is about SQLite's files. What no store could change has been tested above.
export TEST_STORE=postgres
tests=JinhuRedCross.UnitTests
run UnitTests -trait- "Store=Sqlite" -namespace "$tests.Journaling" -namespace "$tests.BuildingBlocks.ReadModels" -namespace "$tests.BuildingBlocks.Seals"
run IntegrationTests -trait- "Store=Sqlite" -trait- "Store=Either"

# Silos of the program before this one, replaced under load.
OLDER_HOST_DLL=$(eng/older-host.sh "$older")
case $? in
  0) export OLDER_HOST_DLL && run IntegrationTests -explicit on -method "*Upgrading.*" ;;
  2) echo "Silos were NOT replaced by those of an older program: this clone has no history to build it from" >&2 ;;
  *) failed=$((failed + 1)) red+="The host before this one could not be built" ;;
esac

# Once more at the end, where they are found among all that was said.
[ -z "$red" ] || printf '%s\n' "What failed:" "$red"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
