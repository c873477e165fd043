"""Fills workbooks as departments do, with other programs than ours, and keeps the copies in samples/classeurs.

openpyxl types the values and moves things about; LibreOffice recalculates and saves anew. The suite imports
every copy: whoever saved it, the same values must come out.
"""

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import facon_google
import openpyxl

USAGE = """Usage : remplir.py NOM CLASSEUR.xlsx
(avec le Python de tests/juges/installer.sh : target/juges/python/bin/python)
Remplit l’année 2027 du classeur et range les copies dans samples/classeurs :
  NOM-openpyxl.xlsx, NOM-libreoffice.xlsx, NOM-libreoffice.ods, NOM-google.xlsx (imité : voir facon_google.py)
Les classeurs des dispositions 1 et 2 (samples/classeurs/commune-v1.xlsx, commune-v2.xlsx) ne peuvent plus être produits : on les
garde."""

ANNEE = "annee/2027"
POINT = date(2028, 1, 31)
ICI = Path(__file__).resolve().parents[2] / "samples" / "classeurs"


def colonnes(feuille):
    """Row of the column keys, and each key's column."""
    for ligne in feuille.iter_rows():
        cles = {c.value: c.column for c in ligne if isinstance(c.value, str)}
        if "cle" in cles and len(cles) > 1:
            return ligne[0].row, cles
    return None, {}


def remplir(feuille):
    """Each figure of 2025 grows a little; what has none gets a plain value."""
    entete, cles = colonnes(feuille)
    if entete is None:
        return
    for ligne in range(entete + 2, feuille.max_row + 1):
        cle = feuille.cell(ligne, 1).value
        if not isinstance(cle, str):
            continue
        genre, *_, donnee = cle.split("/")
        if genre == "indicateur" and ANNEE in cles:
            avant = feuille.cell(ligne, cles["annee/2025"]).value if "annee/2025" in cles else None
            cible = feuille.cell(ligne, cles[ANNEE])
            if donnee in ("numerateur", "denominateur") and avant is not None:
                cible.value = round(avant * 1.1) if donnee == "numerateur" else round(avant * 1.02)
            elif donnee == "commentaire" and ligne % 3 == 0:
                cible.value = "Relevé de l'année : « à confirmer » ; source, tableur"
            elif donnee == "jalon":
                cible.value = "Oui"
        elif genre == "action":
            feuille.cell(ligne, cles["champ/statut"]).value = "En cours"
            feuille.cell(ligne, cles["champ/avancement"]).value = 35
        elif genre == "etape" and cle.endswith("/1"):
            feuille.cell(ligne, cles["champ/etat"]).value = "Faite"


def regler(classeur):
    for feuille in classeur:
        for ligne in feuille.iter_rows(min_col=1, max_col=4):
            if ligne[0].value == "reglage/date-du-point":
                ligne[3].value = POINT
            if ligne[0].value == "reglage/annee-observee":
                ligne[3].value = 2027


def bousculer(classeur):
    """What people do in spite of the instructions: rename, sort, insert, hide."""
    feuille = next(f for f in classeur if f.title.startswith("Indicateurs"))
    entete, cles = colonnes(feuille)
    lignes = [[c.value for c in ligne] for ligne in feuille.iter_rows(min_row=entete + 2)]
    lignes.sort(key=lambda ligne: (str(ligne[cles["champ/donnee"] - 1]), str(ligne[0])))
    for rang, valeurs in enumerate(lignes):
        for colonne, valeur in enumerate(valeurs, 1):
            feuille.cell(entete + 2 + rang, colonne).value = valeur
    feuille.insert_rows(entete + 6)
    feuille.cell(entete + 6, 2).value = "À revoir avec les finances"
    feuille.insert_rows(1)
    feuille.column_dimensions["E"].hidden = True
    feuille.title = "Nos chiffres 2027"
    classeur.move_sheet(feuille, -2)
    classeur.create_sheet("Brouillon", 0)["B3"] = "indicateur"


def bureau(fichier, forme, vers):
    with tempfile.TemporaryDirectory() as dossier:
        profil = Path(dossier) / "profil"
        commande = ["soffice", f"-env:UserInstallation=file://{profil}", "--headless", "--convert-to", forme]
        subprocess.run([*commande, "--outdir", dossier, str(fichier)], check=True, capture_output=True)
        vers.write_bytes((Path(dossier) / f"{fichier.stem}.{forme}").read_bytes())


def main():
    if len(sys.argv) != 3:
        sys.exit(USAGE)
    nom, source = sys.argv[1], Path(sys.argv[2])
    ICI.mkdir(exist_ok=True)
    classeur = openpyxl.load_workbook(source)
    for feuille in classeur:
        remplir(feuille)
    regler(classeur)
    with tempfile.TemporaryDirectory() as dossier:
        simple = Path(dossier) / "rempli.xlsx"
        classeur.save(simple)
        for forme in ("xlsx", "ods"):
            bureau(simple, forme, ICI / f"{nom}-libreoffice.{forme}")
    facon_google.ecrire(ICI / f"{nom}-libreoffice.xlsx", ICI / f"{nom}-google.xlsx")
    bousculer(classeur)
    classeur.save(ICI / f"{nom}-openpyxl.xlsx")


main()
