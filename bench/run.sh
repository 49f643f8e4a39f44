#!/usr/bin/env bash
# Measures the platform side by side with what one would write by hand; docs/benchmarks.md says how to read it.
#   bench/run.sh <all|writing|reading|growth|ordering|starting|assessing|silos|memory|builds|profiling> [--quick] [--sqlite] [--flush <microseconds>]
# --flush makes each flush of a file take so much longer, for all sides: a slower disk than this one.
# Builds release, starts a PostgreSQL of its own (not with --sqlite), prints tables in Markdown.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

for project in src/Host bench/Opponents bench/Bench; do
  dotnet build "$project" --configuration Release --verbosity quiet >&2
done

put_away() { :; }
trap 'put_away; rm -f "${preload:-}"' EXIT
if [[ " $* " =~ " --flush "([0-9]+)" " ]]; then
  library=$(mktemp /tmp/jinhu-bench-disk-XXXXXX.so)
  chmod 755 "$library"
  cc -shared -fPIC -O1 -Wall -o "$library" eng/faulty-disk.c -ldl
  export FAULTY_DISK_UNDER=/ FAULTY_DISK_MICROSECONDS=${BASH_REMATCH[1]}
  preload=$library
fi

postgres=()
if [[ " $* " != *" --sqlite "* ]]; then
  folder=$(mktemp -d /tmp/jinhu-bench-postgres-XXXXXX)
  chmod 755 "$folder"
  put_away() { eng/postgres.sh stop "$folder"; rm -rf "$folder"; }
  postgres=(--postgres "$(LD_PRELOAD=${preload:-} eng/postgres.sh start "$folder")")
fi

# Spares the load a thread switch an answer, as other generators do; the servers run without it.
LD_PRELOAD=${preload:-} DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS=1 dotnet artifacts/bin/Bench/release/JinhuRedCross.Bench.dll "$@" "${postgres[@]}"
