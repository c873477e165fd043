"""Le classeur de 40 indicateurs, 6 années, 4 acheteurs et 60 actions : écrit par spaser, puis, les mêmes cellules,
par openpyxl. Une médiane de chaque, et leur rapport.

Usage : target/juges/python/bin/python benches/classeur.py [TOURS]
(après cargo build --release --example classeur_seul)
"""

import io
import statistics
import subprocess
import sys
import tempfile
import time
from copy import copy
from pathlib import Path

import openpyxl

SEUL = Path("target/release/examples/classeur_seul")
ACHETEURS, INDICATEURS, ACTIONS = 4, 40, 60

ENTETE = """format = 1
[document]
etat = "projet"
debut = 2027
fin = 2032
date_juridique = 2026-11-02
date_edition = 2026-11-02
annee_reference = 2025
premiere_publication = 2028
"""


def dossier():
    lignes = [ENTETE]
    for n in range(ACHETEURS):
        coordonnateur = "coordonnateur = true\n" if n == 0 else ""
        lignes.append(f'[[acheteurs]]\nid = "a{n}"\nnom = "Commune d’essai {n}"\ntype = "commune"\n{coordonnateur}')
    lignes.append('[[axes]]\nid = "x"\ntitre = "Axe d’essai"\n[[objectifs]]\nid = "o"\naxe = "x"\ntitre = "Objectif d’essai"\n')
    for n in range(INDICATEURS):
        lignes.append(
            f'[[indicateurs]]\nid = "I-{n}"\nnom = "Part des marchés d’essai n° {n}"\nunite = "%"\ndecimales = 1\n'
            f'definition = "Part des marchés notifiés dans l’année."\nnumerateur = "marchés d’essai"\n'
            f'denominateur = "marchés notifiés"\nexpression = "nombre"\naxe = "x"\nsource = "Logiciel des marchés"\n'
            f'responsable = "Direction d’essai {n % 6}"\n'
            f'[[cibles]]\nindicateur = "I-{n}"\nforme = "echeance"\nvaleur = 40\nannee = 2032\nphare = {"true" if n < 6 else "false"}\n'
        )
    for n in range(ACTIONS):
        lignes.append(
            f'[[actions]]\nid = "A-{n}"\nobjectif = "o"\ntitre = "Action d’essai n° {n}"\npilote = "Direction d’essai {n % 6}"\n'
            f"debut = 2027-01-01\nfin = 2032-12-31\n"
            f'etapes = [{{ libelle = "Première étape", echeance = 2028-06-30 }}, {{ libelle = "Bilan", echeance = 2030-06-30 }}]\n'
        )
    return "\n".join(lignes)


def suivi():
    lignes = ["format = 1\n"]
    for i in range(INDICATEURS):
        for a in range(ACHETEURS):
            lignes.append(
                f'[[releves]]\nindicateur = "I-{i}"\nacheteur = "a{a}"\n'
                f"numerateurs = {{ 2025 = {20 + i}, 2027 = {30 + i}, 2028 = {40 + i} }}\n"
                "denominateurs = { 2025 = 200, 2027 = 210, 2028 = 220 }\n"
            )
    return "\n".join(lignes)


class Vue:
    """What is to be written, its looks copied beforehand: only the writing is timed. Charts, checks and protection
    are left out, in openpyxl's favour."""

    def __init__(self, classeur):
        self.feuilles = []
        allures = {}
        for feuille in classeur.worksheets:
            cellules = []
            for ligne in feuille.iter_rows():
                for c in ligne:
                    if c.value is None and not c.has_style:
                        continue
                    cle = tuple(c._style)
                    if cle not in allures:
                        allures[cle] = (copy(c.font), copy(c.fill), copy(c.border), copy(c.alignment), c.number_format)
                    cellules.append((c.row, c.column, c.value, allures[cle]))
            self.feuilles.append((feuille.title, cellules))

    def ecrire(self):
        classeur = openpyxl.Workbook()
        classeur.remove(classeur.active)
        for titre, cellules in self.feuilles:
            page = classeur.create_sheet(titre)
            for ligne, colonne, valeur, (police, fond, bord, place, nombre) in cellules:
                c = page.cell(ligne, colonne, valeur)
                c.font, c.fill, c.border, c.alignment, c.number_format = police, fond, bord, place, nombre
        classeur.save(io.BytesIO())


def main(tours):
    if not SEUL.exists():
        sys.exit(f"il manque {SEUL} : cargo build --release --example classeur_seul")
    with tempfile.TemporaryDirectory() as temporaire:
        base = Path(temporaire)
        (base / "spaser.toml").write_text(dossier(), encoding="utf-8")
        (base / "suivi.toml").write_text(suivi(), encoding="utf-8")
        sortie = base / "classeur.xlsx"
        fait = subprocess.run(
            [SEUL, base / "spaser.toml", sortie, str(tours)], check=True, capture_output=True, text=True
        )
        spaser = float(fait.stdout)
        vue = Vue(openpyxl.load_workbook(sortie))
    cellules = sum(len(c) for _, c in vue.feuilles)
    durees = []
    for _ in range(tours):
        debut = time.perf_counter()
        vue.ecrire()
        durees.append(time.perf_counter() - debut)
    autre = statistics.median(durees)
    print(f"{cellules} cellules, {len(vue.feuilles)} feuilles ; médianes de {tours} tours")
    print(f"  spaser, calcul et écriture      {spaser * 1000:8.1f} ms")
    print(f"  openpyxl, les mêmes cellules    {autre * 1000:8.1f} ms   rapport {spaser / autre:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
