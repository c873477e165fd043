"""Does a Word file say what it is to who reads it by its structure? By python-docx, which is not ours: headings,
known styles, table headers, content controls that have a title, a name and their own number. An act's controls are
blanks to fill; those of a scheme hold the fields of its dossier.

Usage: structure.py FICHIER.docx…
"""

import sys
from pathlib import Path

import docx
from docx.oxml.ns import qn

# Headings of acts, notes and lists, then of schemes and reports.
TITRES = {"ActeRegistre", "ActeObjet", "Titre1", "Titre2", "ActeAnnexe"}
TITRE_AU_PLUS = 64


def valeur(element, chemin):
    trouve = element.find(chemin)
    return None if trouve is None else trouve.get(qn("w:val"))


def fautes(chemin):
    document = docx.Document(chemin)
    corps = document.element.body
    connus = {style.style_id for style in document.styles}

    styles = [valeur(p, f"{qn('w:pPr')}/{qn('w:pStyle')}") for p in corps.iter(qn("w:p"))]
    for inconnu in sorted({s for s in styles if s and s not in connus}):
        yield f"style sans définition : {inconnu}"
    if not TITRES & set(styles):
        yield "aucun titre"
    acte = any(s and s.startswith("Acte") for s in styles)
    if acte and "ActeObjet" not in styles:
        yield "aucun objet"
    if not acte and corps.find(f".//{qn('w:docPartObj')}") is None:
        yield "aucun sommaire"

    for table in corps.iter(qn("w:tbl")):
        style = valeur(table, f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        if style not in connus:
            yield f"tableau au style sans définition : {style}"
        lignes = table.findall(qn("w:tr"))
        entete = lignes[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") if lignes else None
        if style == "TableauSPASER" and entete is None:
            yield "tableau de données sans ligne d’en-tête"
        grille = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        for ligne in lignes:
            portees = [valeur(c, f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for c in ligne.findall(qn("w:tc"))]
            if sum(int(p or 1) for p in portees) != grille:
                yield "ligne qui n’a pas autant de cellules que sa grille"
                break

    numeros = set()
    for controle in corps.iter(qn("w:sdt")):
        proprietes = controle.find(qn("w:sdtPr"))
        if proprietes.find(qn("w:docPartObj")) is not None:
            continue
        titre, nom, numero = (valeur(proprietes, qn(f"w:{x}")) for x in ("alias", "tag", "id"))
        a_remplir = proprietes.find(qn("w:showingPlcHdr")) is not None
        if not titre or len(titre) > TITRE_AU_PLUS:
            yield f"champ sans titre utilisable : {titre}"
        if not nom or ("." if a_remplir else "/") not in nom:
            yield f"champ sans nom : {titre} ({nom})"
        if numero in numeros:
            yield f"deux champs portent le numéro {numero}"
        numeros.add(numero)
        texte = "".join(t.text or "" for t in controle.iter(qn("w:t")))
        if a_remplir and not (texte.startswith("[") and texte.endswith("]")):
            yield f"champ à compléter qui ne se voit pas : {texte}"

    proprietes = document.core_properties
    if not proprietes.title or not proprietes.author:
        yield "ni titre ni auteur dans les propriétés"


def main(chemins):
    if not chemins:
        sys.exit(__doc__)
    echec = 0
    for chemin in chemins:
        trouvees = list(fautes(Path(chemin)))
        for faute in trouvees:
            print(f"✗ {chemin} : {faute}")
        if trouvees:
            echec = 1
        else:
            print(f"✓ {chemin} : python-docx")
    return echec


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
