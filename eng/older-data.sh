#!/usr/bin/env bash
# Keeps a data folder as the host of a commit writes it, for the test that later hosts can still live with it.
#   eng/older-data.sh <commit>     writes tests/IntegrationTests/OlderData/<day>-<commit>.zip
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
commit=$(git rev-parse --short "${1:?which commit?}")
day=$(git show -s --format=%cs "$commit")
older=$(mktemp -d)
trap 'git worktree remove --force "$older/tree"; rm -rf "$older"' EXIT
git worktree add --detach --quiet "$older/tree" "$commit"
dotnet build "$older/tree/src/Host" --verbosity quiet
dotnet build tests/IntegrationTests --verbosity quiet
HOST_DLL="$older/tree/artifacts/bin/Host/debug/JinhuRedCross.Host.dll" OLDER_DATA="$PWD/tests/IntegrationTests/OlderData/$day-$commit.zip" \
  dotnet artifacts/bin/IntegrationTests/debug/JinhuRedCross.IntegrationTests.dll -noColor -explicit only -class "*MakingOlderData"
