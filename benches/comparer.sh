#!/usr/bin/env bash
# How long does spaser take for its documents, beside the Typst compiler alone on the PDF's sources?
# Whole cold processes, taken in turns so that a slow moment of the machine falls on all of them.
set -euo pipefail
export LC_ALL=C.UTF-8
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

arret() { printf '%s\n' "$*" >&2; exit 2; }

tours=${1-11}
[[ $# -le 1 && $tours =~ ^[1-9][0-9]*$ ]] || arret "Usage : benches/comparer.sh [TOURS]
Compare « spaser generer » au compilateur Typst seul : médianes de TOURS tours (11 si rien n’est dit)."

spaser=target/release/spaser
python=target/banc/bin/python
typst=0.15.2 # of the same series as the crate in Cargo.toml
[[ -x $spaser ]] || arret "il manque $spaser : cargo build --release"
for outil in hyperfine jq python3; do
  command -v "$outil" >/dev/null || arret "il manque $outil : apt-get install $outil"
done
if [[ $("$python" -c 'from importlib.metadata import version; print(version("typst"))' 2>/dev/null) != "$typst" ]]; then
  python3 -m venv target/banc
  "$python" -m pip install --quiet --disable-pip-version-check "typst==$typst"
fi

tmp=$(mktemp -d)
trap 'rm -rf -- "$tmp"' EXIT

# chrono NOM TOUR COMMANDE… : one cold run, its seconds kept in "$essai" under NOM
chrono() {
  local nom=$1 tour=$2
  shift 2
  hyperfine --shell=none --runs 1 --style none --export-json "$essai/$nom.$tour.json" \
    --prepare "rm -rf $essai/sortie" "$(printf '%q ' "$@")" >/dev/null
}

mediane() { jq -s 'map(.results[0].median) | sort | .[length / 2 | floor]' "$essai/$1".*.json; }

memoire() {
  "$python" -c '
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)' "$@"
}

compare() {
  local dossier=$1 titre=$2 tour essai
  essai=$(mktemp -d -p "$tmp")
  local produire=("$spaser" generer "$dossier" -o "$essai/sortie" --livrables schema)
  local tout=("$spaser" generer "$dossier" -o "$essai/sortie")
  local compiler=("$python" benches/typst_seul.py "$essai/sources" "$essai/seul.pdf")
  "$spaser" generer "$dossier" -o "$essai/sortie" --sources-typst "$essai/sources" >/dev/null
  "${compiler[@]}" >/dev/null
  for ((tour = 0; tour < tours; tour++)); do
    chrono spaser "$tour" "${produire[@]}"
    chrono tout "$tour" "${tout[@]}"
    chrono typst "$tour" "${compiler[@]}" "$essai/compilation"
    chrono python "$tour" "$python" -c 'import typst'
  done
  rm -rf -- "$essai/sortie"
  awk -v titre="$titre" -v s="$(mediane spaser)" -v t="$(mediane typst)" -v p="$(mediane python)" \
    -v c="$(sort -g "$essai/compilation" | sed -n "$((tours / 2 + 1))p")" \
    -v ms="$(memoire "${produire[@]}")" \
    -v d="$(mediane tout)" -v md="$(memoire "${tout[@]}")" -v mt="$(memoire "${compiler[@]}")" 'BEGIN {
    printf "%s\n", titre
    printf "  spaser, le schéma               %8.3f s %6d Mio\n", s, ms
    printf "  spaser, tous les documents      %8.3f s %6d Mio\n", d, md
    printf "  Typst seul, processus entier    %8.3f s %6d Mio   rapport %.2f\n", t, mt, s / t
    printf "    dont compilation à froid      %8.3f s              rapport %.2f\n", c, s / c
    printf "    dont démarrage de Python      %8.3f s\n", p }'
}

# Reading, validation, every rule: the whole of « verifier », beside Python's reading of the same TOML.
controle() {
  local dossier=$1 titre=$2 tour essai
  essai=$(mktemp -d -p "$tmp")
  for ((tour = 0; tour < tours; tour++)); do
    chrono verifier "$tour" "$spaser" verifier "$dossier"
    chrono tomllib "$tour" python3 -c 'import sys, tomllib; tomllib.load(open(sys.argv[1], "rb"))' "$dossier"
  done
  awk -v titre="$titre" -v s="$(mediane verifier)" -v t="$(mediane tomllib)" 'BEGIN {
    printf "%s\n", titre
    printf "  spaser verifier, toutes règles  %8.3f s\n", s
    printf "  lecture du TOML par Python      %8.3f s              rapport %.2f\n", t, s / t }'
}

printf '%s, typst %s (PyPI) ; médianes de %d tours alternés\n' "$("$spaser" --version)" "$typst" "$tours"
compare samples/metropole/spaser.toml metropole
for nombre in 10 100 500; do
  mkdir "$tmp/$nombre"
  python3 benches/dossier_synthetique.py "$nombre" >"$tmp/$nombre/spaser.toml"
  compare "$tmp/$nombre/spaser.toml" "$nombre actions"
  controle "$tmp/$nombre/spaser.toml" "$nombre actions, contrôle seul"
done
# The workbook alone, beside openpyxl writing the same cells (its Python comes from tests/juges/installer.sh).
cargo build --quiet --release --example classeur_seul
target/juges/python/bin/python benches/classeur.py "$tours"
