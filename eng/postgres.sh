#!/usr/bin/env bash
# A PostgreSQL of one's own, for tests and measurements: durable settings, loopback only, a free port.
#   eng/postgres.sh start <folder> [setting ...]    starts it (made when the folder is empty, with these settings beside; it keeps its port) and prints its connection string
#   eng/postgres.sh stop <folder>                   ends it; the folder stays
# Installs PostgreSQL where it is missing. It refuses to run as root, so root starts it as the user postgres.
set -euo pipefail

say() { echo "$*" >&2; }

bin() { ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1; }

install_it() {
  [ -n "$(bin)" ] && return
  command -v initdb > /dev/null && return
  local sudo=""
  [ "$(id -u)" -eq 0 ] || sudo="sudo -n"
  { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends postgresql; } >&2
}

# Runs a program of PostgreSQL as a user that it accepts.
pg() {
  local program=$1
  shift
  [ -z "$(bin)" ] || program="$(bin)/$program"
  if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$program" "$@"); else "$program" "$@"; fi
}

free_port() {
  local port
  for port in $(shuf -i 15432-19999 -n 50); do
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
  done
  say "No free port"
  return 1
}

start() {
  install_it
  mkdir -p "$folder"
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$folder"
    # The folders above must let it through.
    runuser -u postgres -- test -w "$folder" || { say "The user postgres cannot reach $folder"; return 1; }
  fi
  if [ ! -f "$folder/PG_VERSION" ]; then
    pg initdb --pgdata="$folder" --username=jinhu --auth=trust --encoding=UTF8 --locale=C > /dev/null
    printf '%s\n' "listen_addresses = '127.0.0.1'" "unix_socket_directories = ''" "max_connections = 300" "fsync = on" "synchronous_commit = on" \
      "shared_buffers = 256MB" "max_wal_size = 4GB" "log_min_messages = fatal" "port = $(free_port)" "${settings[@]}" >> "$folder/postgresql.auto.conf"
  fi
  pg pg_ctl status -D "$folder" > /dev/null 2>&1 || {
    pg pg_ctl start -w -s -D "$folder" -l "$folder/log" > /dev/null || { say "PostgreSQL did not start: $(tail -n 3 "$folder/log")"; return 1; }
  }
  echo "Host=127.0.0.1;Port=$(sed -n 4p "$folder/postmaster.pid");Username=jinhu;Database=postgres"
}

stop() { pg pg_ctl stop -D "$folder" -m immediate -s > /dev/null 2>&1 || true; }

[ $# -ge 2 ] || { sed -n '2,5p' "$0" >&2; exit 2; }
folder=$(realpath -m "$2")
settings=("${@:3}")
case $1 in
  start) start ;;
  stop) stop ;;
  *) sed -n '2,5p' "$0" >&2; exit 2 ;;
esac
