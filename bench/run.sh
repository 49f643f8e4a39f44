#!/usr/bin/env bash
# Measures the platform side by side with what one would write by hand; docs/benchmarks.md says how to read it.
#   bench/run.sh <all|writing|reading|growth|starting|builds|profiling> [--quick] [--sqlite]
# Builds release, starts a PostgreSQL of its own (not with --sqlite), prints tables in Markdown.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

for project in src/Host bench/Opponents bench/Bench; do
  dotnet build "$project" --configuration Release --verbosity quiet >&2
done

postgres=()
if [[ " $* " != *" --sqlite "* ]]; then
  folder=$(mktemp -d /tmp/jinhu-bench-postgres-XXXXXX)
  chmod 755 "$folder"
  trap 'eng/postgres.sh stop "$folder"; rm -rf "$folder"' EXIT
  postgres=(--postgres "$(eng/postgres.sh start "$folder")")
fi

# Spares the load a thread switch an answer, as other generators do; the servers run without it.
DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1 dotnet artifacts/bin/Bench/release/JinhuRedCross.Bench.dll "$@" "${postgres[@]}"
