"""Opens workbooks as a reader of cells does, then recalculates them as a reader of formulas does.

The writer of a workbook stores beside each formula the result it believes in;
readers that never calculate (previews, openpyxl, our own reading back) show that one.
So it must be there, and LibreOffice must find the same.
"""

import subprocess
import sys
import tempfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import to_excel

USAGE = """Usage : classeur.py FICHIER.xlsx…
(avec le Python de tests/juges/installer.sh : target/juges/python/bin/python)
Vérifie feuilles, formules, valeurs en cache et noms définis, puis recalcule avec LibreOffice et compare."""

TOLERANCE = 1e-6

# By default LibreOffice trusts the stored results of files it did not write: 0 means "always recalculate".
PROFIL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def valeur(cellule):
    """The value of a cell, as a number whenever Excel holds one: types of display must not hide a difference."""
    v = cellule.value
    if v is None and cellule.data_type == "str":
        return ""  # openpyxl drops the empty text that a formula returns, but keeps its type
    if isinstance(v, (datetime, date, time, timedelta)):
        return to_excel(v)
    return float(v) if isinstance(v, (bool, int)) else v


def egales(a, b):
    if isinstance(a, float) and isinstance(b, float):
        return abs(a - b) <= TOLERANCE * max(1.0, abs(a))
    return a == b


def formules(classeur):
    return [
        (feuille.title, cellule.coordinate)
        for feuille in classeur.worksheets
        for ligne in feuille.iter_rows()
        for cellule in ligne
        if cellule.data_type == "f"
    ]


def noms(classeur):
    yield from classeur.defined_names.items()
    for feuille in classeur.worksheets:
        for nom, definition in feuille.defined_names.items():
            yield f"{feuille.title}!{nom}", definition


def nom_perdu(classeur, definition):
    """What a defined name points to that does not exist, or None."""
    texte = definition.attr_text or ""
    if not texte or "#REF!" in texte:
        return texte or "rien"
    for jeton in Tokenizer("=" + texte).items:
        if jeton.type != Token.OPERAND or jeton.subtype != Token.RANGE or "!" not in jeton.value:
            continue
        feuille, plage = jeton.value.rsplit("!", 1)
        if feuille.strip("'").replace("''", "'") not in classeur.sheetnames:
            return jeton.value
        try:
            range_boundaries(plage)
        except ValueError:
            return jeton.value
    return None


def recalcule(fichier, dossier):
    profil = dossier / "profil"
    (profil / "user").mkdir(parents=True)
    (profil / "user" / "registrymodifications.xcu").write_text(PROFIL, encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profil.as_uri()}", "--headless"]
        + ["--infilter=Calc MS Excel 2007 XML", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
        + ["--outdir", dossier / "recalcul", fichier],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )
    return dossier / "recalcul" / f"{fichier.stem}.xlsx"


def fautes(fichier):
    classeur = openpyxl.load_workbook(fichier)
    resultats = openpyxl.load_workbook(fichier, data_only=True)
    places = formules(classeur)
    print(f"{fichier} : {len(places)} formules ; feuilles : {', '.join(classeur.sheetnames)}")

    for feuille in classeur.worksheets:
        if all(cellule is None for ligne in feuille.iter_rows(values_only=True) for cellule in ligne):
            yield f"{feuille.title} : feuille vide"
    for nom, definition in noms(classeur):
        if (cible := nom_perdu(classeur, definition)) is not None:
            yield f"nom défini {nom} : ne désigne rien ({cible})"
    for feuille, place in places:
        cellule = resultats[feuille][place]
        if valeur(cellule) is None:
            yield f"{feuille}!{place} : formule sans valeur en cache"
        elif cellule.data_type == "e":
            yield f"{feuille}!{place} : erreur en cache {cellule.value}"

    with tempfile.TemporaryDirectory() as dossier:
        sortie = recalcule(fichier.resolve(), Path(dossier))
        if not sortie.exists():
            yield "LibreOffice ne le recalcule pas"
            return
        recalcul = openpyxl.load_workbook(sortie, data_only=True)
    for feuille, place in places:
        cache = valeur(resultats[feuille][place])
        neuf = valeur(recalcul[feuille][place])
        if cache is not None and not egales(cache, neuf):
            formule = classeur[feuille][place].value
            formule = getattr(formule, "text", formule)  # an array formula is an object of its own
            yield f"{feuille}!{place} : {cache!r} en cache, {neuf!r} recalculé ({formule})"


def main(chemins):
    if not chemins:
        print(USAGE, file=sys.stderr)
        return 2
    echec = False
    for chemin in chemins:
        try:
            trouvees = list(fautes(Path(chemin)))
        except Exception as erreur:  # whatever openpyxl raises, the file is what is at fault
            trouvees = [f"illisible pour openpyxl ({erreur})"]
        for faute in trouvees:
            print(f"✗ {chemin} : {faute}")
        if not trouvees:
            print(f"✓ {chemin} : valeurs en cache présentes et confirmées par LibreOffice")
        echec |= bool(trouvees)
    return 1 if echec else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
