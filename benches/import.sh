#!/usr/bin/env bash
# How long do fifty filled workbooks take to come back, beside openpyxl reading the same cells?
# Whole cold processes, taken in turns so that a slow moment of the machine falls on both.
set -euo pipefail
export LC_ALL=C.UTF-8
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

arret() { printf '%s\n' "$*" >&2; exit 2; }

tours=${1-5}
[[ $# -le 1 && $tours =~ ^[1-9][0-9]*$ ]] || arret "Usage : benches/import.sh [TOURS]
Importe cinquante copies d’un classeur et compare à openpyxl qui les lit : médianes de TOURS tours (5 si rien n’est dit)."

spaser=$PWD/target/release/spaser
python=$PWD/target/juges/python/bin/python
[[ -x $spaser ]] || arret "il manque $spaser : cargo build --release"
[[ -x $python ]] || arret "il manque openpyxl : tests/juges/installer.sh"

tmp=$(mktemp -d)
trap 'rm -rf -- "$tmp"' EXIT
cp -r samples/commune/. "$tmp"
for n in $(seq 50); do cp samples/classeurs/commune-openpyxl.xlsx "$tmp/copie-$n.xlsx"; done
cd "$tmp"

"$python" - "$tours" "$spaser" "$python" <<'FIN'
import statistics, subprocess, sys, time
from pathlib import Path

tours, spaser, python = int(sys.argv[1]), *sys.argv[2:]
copies = sorted(str(p) for p in Path(".").glob("copie-*.xlsx"))
LIRE = """
import sys, openpyxl
for chemin in sys.argv[1:]:
    for feuille in openpyxl.load_workbook(chemin, read_only=True, data_only=True):
        for ligne in feuille.iter_rows(values_only=True):
            pass
"""
commandes = {
    "spaser suivi importer": [spaser, "suivi", "importer", "spaser.toml", *copies, "--apercu", "--le", "2028-01-31"],
    "openpyxl (lecture seule)": [python, "-c", LIRE, *copies],
}
temps = {nom: [] for nom in commandes}
for _ in range(tours):
    for nom, commande in commandes.items():
        debut = time.perf_counter()
        subprocess.run(commande, check=True, stdout=subprocess.DEVNULL)
        temps[nom].append(time.perf_counter() - debut)
medianes = {nom: statistics.median(t) for nom, t in temps.items()}
for nom, mediane in medianes.items():
    print(f"{nom:<26} {mediane:6.2f} s pour {len(copies)} copies")
ours, theirs = medianes.values()
print(f"rapport : {ours / theirs:.2f}")
sys.exit(ours > 2)
FIN
