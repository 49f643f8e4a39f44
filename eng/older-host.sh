#!/usr/bin/env bash
# Builds the host of an older commit into a folder and prints where its program is; the commit goes to standard error.
#   eng/older-host.sh <folder> [commit]   without a commit the newest whose program (src) is another than this one's: to replace a program by itself would prove nothing.
# Ends with 2 where the history does not reach that far. Whoever calls it removes the folder: git worktree remove --force <folder>
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=$1
if [ $# -gt 1 ]; then
  wanted=$2
else
  changed=$(git rev-list --max-count=1 HEAD -- src) && wanted=$(git rev-list --max-count=1 "$changed~1" -- src) || exit 2
fi
commit=$(git rev-parse --verify --quiet "$wanted^{commit}") || exit 2
git worktree add --quiet --detach "$folder" "$commit" >&2 || exit 2
dotnet build "$folder/src/Host" --verbosity quiet -p:RunAnalyzers=false >&2 || exit 1
git log -1 --format='%h (%s)' "$commit" >&2
echo "$folder/artifacts/bin/Host/debug/JinhuRedCross.Host.dll"
