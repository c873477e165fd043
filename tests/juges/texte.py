"""Prints what a reader of a DOCX, an XLSX or a web page reads, one paragraph, cell or block a line."""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn


# What stands between words, or inside one, without being text.
SEPARATEURS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}

# Tags met in the middle of a sentence; every other one begins a block of its own.
EN_LIGNE = {"a", "abbr", "b", "cite", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time", "tspan"}
MUETTES = {"script", "style", "template"}
SANS_FIN = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# Read aloud, or shown on demand.
ATTRIBUTS = ("alt", "aria-label", "title", "placeholder")


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


def cellules_situees(chemin):
    """(place, text) of each text seen in a sheet; of a formula, the result and never the formula."""
    for feuille in openpyxl.load_workbook(chemin, data_only=True).worksheets:
        if feuille.sheet_state != "visible":
            continue
        yield feuille.title, feuille.title
        for ligne in feuille.iter_rows():
            for cellule in ligne:
                if isinstance(cellule.value, str) and not cachee(feuille, cellule):
                    yield f"{feuille.title}!{cellule.coordinate}", cellule.value


def cellules(chemin):
    return (texte for _, texte in cellules_situees(chemin))


class Page(HTMLParser):
    """A web page, as its blocks of text and its tables, in order."""

    def __init__(self, chemin):
        super().__init__(convert_charrefs=True)
        self.suite = []  # texts, and tables as rows of texts
        self.attributs = []
        self.courant = ""
        self.muette = 0
        self.colle = False  # an inline tag has just closed, with nothing after it yet
        self.tableaux = []
        self.feed(Path(chemin).read_text(encoding="utf-8"))
        self.close()
        self.coupe()

    def textes(self):
        for element in self.suite:
            yield from [element] if isinstance(element, str) else (c for ligne in element for c in ligne)

    def coupe(self):
        # White space that is not no-break counts for one space, and for none at the edges.
        texte = re.sub(r" *([\t\n]) *", r"\1", self.courant).strip(" \t\n")
        self.courant, self.colle = "", False
        if not texte:
            return
        if self.tableaux and self.tableaux[-1] and self.tableaux[-1][-1]:
            cellule = self.tableaux[-1][-1]
            cellule[-1] += "\n" + texte if cellule[-1] else texte
        else:
            self.suite.append(texte)

    def handle_starttag(self, tag, attrs):
        self.attributs += [v for c, v in attrs if c in ATTRIBUTS and v]
        if tag in EN_LIGNE:
            # Two neighbours with nothing between them: only the style sheet parts them.
            self.courant += "\t" if self.colle else ""
            self.colle = False
            return
        if tag == "br":
            self.courant += "\n"
            return
        self.coupe()
        if tag in MUETTES:
            self.muette += 1
        elif tag == "table":
            self.tableaux.append([])
        elif tag == "tr" and self.tableaux:
            self.tableaux[-1].append([])
        elif tag in ("td", "th") and self.tableaux:
            self.tableaux[-1][-1].append("")

    def handle_endtag(self, tag):
        if tag in EN_LIGNE:
            self.colle = True
            return
        if tag in SANS_FIN:
            return
        self.coupe()
        if tag in MUETTES:
            self.muette -= 1
        elif tag == "table":
            self.suite.append(self.tableaux.pop())

    def handle_data(self, data):
        if self.muette:
            return
        data = re.sub(r"[ \t\r\n\f]+", " ", data)
        self.colle = False
        self.courant += data.lstrip(" ") if self.courant.endswith(" ") else data


def lignes_de_page(chemin):
    return Page(chemin).textes()


LECTURES = {".docx": paragraphes, ".xlsx": cellules, ".html": lignes_de_page}


def main(chemin):
    try:
        print("\n".join(LECTURES[Path(chemin).suffix](chemin)))
    except Exception as erreur:  # whatever the reader raises, the file is what is at fault
        sys.exit(f"{chemin} : {erreur}")


if __name__ == "__main__":
    main(sys.argv[1])
