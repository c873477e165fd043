"""Prints what a reader of a DOCX or an XLSX reads, one paragraph or cell a line."""

import sys

import docx
import openpyxl
from docx.oxml.ns import qn


# What stands between words, or inside one, without being text.
SEPARATEURS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}


def morceau(noeud):
    return SEPARATEURS.get(noeud.tag) or noeud.text or ""


def paragraphes(chemin):
    document = docx.Document(chemin)
    for partie in document.part.package.iter_parts():
        # Body, headers, footers and notes; the other parts hold no text of the author's.
        if partie.content_type.endswith(("main+xml", "header+xml", "footer+xml", "notes+xml")):
            racine = partie.element if hasattr(partie, "element") else docx.oxml.parse_xml(partie.blob)
            for paragraphe in racine.iter(qn("w:p")):
                yield "".join(morceau(noeud) for noeud in paragraphe.iter(qn("w:t"), *SEPARATEURS))
            for dessin in racine.iter(qn("wp:docPr")):
                yield dessin.get("descr", "")


def cachee(feuille, cellule):
    # openpyxl keeps one record for a run of columns, under the first one's letter.
    colonnes = feuille.column_dimensions.values()
    return feuille.row_dimensions[cellule.row].hidden or any(
        c.hidden and c.min <= cellule.column <= c.max for c in colonnes
    )


def cellules(chemin):
    for feuille in openpyxl.load_workbook(chemin, data_only=True).worksheets:
        if feuille.sheet_state != "visible":
            continue
        yield feuille.title
        for ligne in feuille.iter_rows():
            for cellule in ligne:
                if isinstance(cellule.value, str) and not cachee(feuille, cellule):
                    yield cellule.value


def main(chemin):
    lecture = paragraphes if chemin.endswith(".docx") else cellules
    try:
        print("\n".join(lecture(chemin)))
    except Exception as erreur:  # whatever the reader raises, the file is what is at fault
        sys.exit(f"{chemin} : {erreur}")


if __name__ == "__main__":
    main(sys.argv[1])
