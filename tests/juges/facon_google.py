"""Rewrites a filled and recalculated workbook in the shape of an export of Google Sheets, for samples/classeurs.

This IMITATES Google: no account takes part in the making of samples, so the shape is the one that public
exports show, and nothing here proves what Google does of our file. What is imitated:
- no document properties at all, ours included; sheets that could not be shown become merely hidden;
- one list of shared texts, style ranks rewritten, few number formats, figures written « 62.0 »;
- grids padded with empty rows to 1000 and columns to Z, frozen panes kept, an empty drawing on every sheet;
- formulas of a row shared from the first of them, empty results kept as such; on a sheet that somebody
  added, a function of Google's own, wrapped in IFERROR(__xludf.DUMMYFUNCTION(…));
- lists kept as they were, other controls turned into formulas; protection, print areas, charts lost;
- filters named twice, by a hidden name and by a view of somebody's.
"""

import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.writer.theme import theme_xml

USAGE = """Usage : facon_google.py REMPLI.xlsx SORTIE.xlsx
(avec le Python de tests/juges/installer.sh : target/juges/python/bin/python)
REMPLI.xlsx doit porter les résultats de ses formules : samples/classeurs/commune-libreoffice.xlsx, par exemple."""

LIGNES, COLONNES = 1000, 26
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAQUET = "http://schemas.openxmlformats.org/package/2006/relationships"
ESPACES = (
    f'xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}" '
    'xmlns:mx="http://schemas.microsoft.com/office/mac/excel/2008/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:mv="urn:schemas-microsoft-com:mac:vml" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" '
    'xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
)
ENTETE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
VUE = "{5B1E0C7A-9A1F-4E57-8C53-0D6B2F3A7E10}"
DESSIN = (
    f'{ENTETE}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{RELATIONS}"/>'
)
# What Google writes in place of « a date »: DATEVALUE understands it, or the cell is shown as one.
UNE_DATE = 'OR(NOT(ISERROR(DATEVALUE({c}))), AND(ISNUMBER({c}), LEFT(CELL("format", {c}))="D"))'


class Commun:
    """Texts and styles, in the order they are met."""

    def __init__(self):
        self.textes, self.emplois, self.formats = {}, 0, {"General": 0}

    def texte(self, texte):
        self.emplois += 1
        return self.textes.setdefault(texte, len(self.textes))

    def style(self, code):
        return self.formats.setdefault(code, len(self.formats))

    def partages(self):
        corps = "".join(f'<si><t xml:space="preserve">{escape(t)}</t></si>' for t in self.textes)
        return f'{ENTETE}<sst xmlns="{SPREADSHEET}" count="{self.emplois}" uniqueCount="{len(self.textes)}">{corps}</sst>'

    def styles(self):
        codes = [c for c in self.formats if c != "General"]
        formats = "".join(f'<numFmt numFmtId="{164 + n}" formatCode={quoteattr(c)}/>' for n, c in enumerate(codes))
        xfs = "".join(
            f'<xf borderId="0" fillId="0" fontId="0" numFmtId="{163 + n if n else 0}" xfId="0" applyNumberFormat="1"/>'
            for n in self.formats.values()
        )
        return (
            f'{ENTETE}<styleSheet xmlns="{SPREADSHEET}"><numFmts count="{len(codes)}">{formats}</numFmts>'
            '<fonts count="1"><font><sz val="10.0"/><color rgb="FF000000"/><name val="Arial"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="lightGray"/></fill></fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf borderId="0" fillId="0" fontId="0" numFmtId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self.formats)}">{xfs}</cellXfs>'
            '<cellStyles count="1"><cellStyle xfId="0" name="Normal" builtinId="0"/></cellStyles><dxfs count="0"/>'
            "</styleSheet>"
        )


def nombre(valeur):
    return repr(float(valeur))


def resultat(valeur):
    """Type and text of what a formula gives."""
    if isinstance(valeur, bool):
        return ' t="b"', str(int(valeur))
    if isinstance(valeur, (datetime, date)):
        return "", nombre(to_excel(valeur))
    if isinstance(valeur, (int, float)):
        return "", nombre(valeur)
    return ' t="str"', escape(valeur or "")


class Formules:
    """Formulas of a row, said once for all those that follow the first."""

    def __init__(self):
        self.rang, self.premiere, self.place, self.groupes = 0, None, None, {}

    def ecrire(self, cellule, suivantes):
        formule = cellule.value
        if self.premiere and Translator(self.premiere, self.place).translate_formula(cellule.coordinate) == formule:
            return f'<f t="shared" si="{self.rang}"/>'
        derniere = cellule
        for autre in suivantes:
            if autre.data_type != "f" or autre.value != Translator(formule, cellule.coordinate).translate_formula(autre.coordinate):
                break
            derniere = autre
        if derniere is cellule:
            self.premiere = None
            return f"<f>{escape(formule[1:])}</f>"
        self.rang, self.premiere, self.place = self.rang + 1, formule, cellule.coordinate
        return f'<f t="shared" ref="{cellule.coordinate}:{derniere.coordinate}" si="{self.rang}">{escape(formule[1:])}</f>'


def cellule_ecrite(cellule, suivantes, resultats, commun, formules):
    ici, style = cellule.coordinate, commun.style(cellule.number_format)
    valeur = cellule.value
    if cellule.data_type == "f":
        genre, lu = resultat(resultats[ici].value)
        return f'<c r="{ici}" s="{style}"{genre}>{formules.ecrire(cellule, suivantes)}<v>{lu}</v></c>'
    formules.premiere = None
    if valeur is None:
        return f'<c r="{ici}" s="{style}"/>' if cellule.has_style else ""
    if isinstance(valeur, str):
        return f'<c r="{ici}" s="{style}" t="s"><v>{commun.texte(valeur)}</v></c>'
    genre, lu = resultat(valeur)
    return f'<c r="{ici}" s="{style}"{genre}><v>{lu}</v></c>'


def lignes(feuille, resultats, commun):
    formules = Formules()
    for ligne in feuille.iter_rows():
        formules.premiere = None
        rang = ligne[0].row
        cachee = ' hidden="1"' if feuille.row_dimensions[rang].hidden else ""
        cellules = "".join(
            cellule_ecrite(c, ligne[n + 1 :], resultats, commun, formules) for n, c in enumerate(ligne)
        )
        yield f'<row r="{rang}"{cachee}>{cellules}</row>'
    for rang in range(feuille.max_row + 1, LIGNES + 1):
        yield f'<row r="{rang}" ht="15.75" customHeight="1"/>'


def controles(feuille):
    ecrits = []
    for c in feuille.data_validations.dataValidation:
        premiere = str(c.sqref).split(":")[0].split()[0]
        attributs = f'allowBlank="1" showInputMessage="1" showErrorMessage="1" prompt={quoteattr(c.error or "")} sqref="{c.sqref}"'
        if c.type == "list":
            ecrits.append(f'<dataValidation type="list" {attributs}><formula1>{escape(c.formula1)}</formula1></dataValidation>')
        elif c.type == "date":
            formule = UNE_DATE.format(c=premiere)
            ecrits.append(f'<dataValidation type="custom" {attributs}><formula1>{escape(formule)}</formula1></dataValidation>')
        elif c.type in ("decimal", "whole"):
            formule = f"AND(ISNUMBER({premiere}),{premiere}>=0)"
            ecrits.append(f'<dataValidation type="custom" {attributs}><formula1>{escape(formule)}</formula1></dataValidation>')
    return f"<dataValidations>{''.join(ecrits)}</dataValidations>" if ecrits else ""


def colonnes(feuille):
    def une(n):
        lue = feuille.column_dimensions.get(get_column_letter(n))
        cachee = ' hidden="1"' if lue is not None and lue.hidden else ""
        largeur = lue.width if lue is not None and lue.width else 12.63
        return f'<col customWidth="1"{cachee} min="{n}" max="{n}" width="{largeur:.2f}"/>'

    return "".join(une(n) for n in range(1, max(feuille.max_column, COLONNES) + 1))


def vue(feuille):
    figee = feuille.freeze_panes
    if not figee:
        return '<sheetView workbookViewId="0"/>'
    c = feuille[figee]
    x = f' xSplit="{c.column - 1}.0"' if c.column > 1 else ""
    y = f' ySplit="{c.row - 1}.0"' if c.row > 1 else ""
    ou = {(True, True): "bottomRight", (True, False): "topRight", (False, True): "bottomLeft"}[c.column > 1, c.row > 1]
    return (
        f'<sheetView workbookViewId="0"><pane{x}{y} topLeftCell="{figee}" activePane="{ou}" state="frozen"/>'
        f'<selection activeCell="{figee}" sqref="{figee}" pane="{ou}"/></sheetView>'
    )


def feuille_ecrite(feuille, resultats, commun):
    filtre = feuille.auto_filter.ref
    vues = (
        f'<customSheetViews><customSheetView guid="{VUE}" filter="1" showAutoFilter="1">'
        f'<autoFilter ref="{filtre}"/></customSheetView></customSheetViews>'
        if filtre
        else ""
    )
    return (
        f'{ENTETE}<worksheet {ESPACES}><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr>'
        f"<sheetViews>{vue(feuille)}</sheetViews>"
        '<sheetFormatPr customHeight="1" defaultColWidth="12.63" defaultRowHeight="15.75"/>'
        f"<cols>{colonnes(feuille)}</cols><sheetData>{''.join(lignes(feuille, resultats, commun))}</sheetData>"
        + (f'<autoFilter ref="{filtre}"/>' if filtre else "")
        + f'{vues}{controles(feuille)}<drawing r:id="rId1"/></worksheet>'
    )


def brouillon(classeur, resultats):
    """What somebody added, with a function that only Google has."""
    essai, lu = classeur.create_sheet("Feuille 1"), resultats.create_sheet("Feuille 1")
    essai["B2"] = '=IFERROR(__xludf.DUMMYFUNCTION("QUERY(Indicateurs!B5:Q,""select B, J"")"),"SOC-01")'
    lu["B2"] = "SOC-01"


def nom_defini(nom, texte, feuille=None, cache=False):
    ou = f' localSheetId="{feuille}"' if feuille is not None else ""
    masque = ' hidden="1"' if cache else ""
    return f'<definedName{masque}{ou} name="{nom}">{escape(texte)}</definedName>'


def sommaire(classeur):
    feuilles, noms = [], []
    for rang, feuille in enumerate(classeur.worksheets):
        etat = "visible" if feuille.sheet_state == "visible" else "hidden"
        feuilles.append(f'<sheet state="{etat}" name={quoteattr(feuille.title)} sheetId="{rang + 1}" r:id="rId{rang + 4}"/>')
        if feuille.auto_filter.ref:
            plage = f"{openpyxl.utils.quote_sheetname(feuille.title)}!{openpyxl.utils.absolute_coordinate(feuille.auto_filter.ref)}"
            noms.append(nom_defini("_xlnm._FilterDatabase", plage, rang, True))
            noms.append(nom_defini(f"Z_{VUE[1:-1].replace('-', '_')}_.wvu.FilterData", plage, rang, True))
    noms += [nom_defini(n, d.attr_text) for n, d in classeur.defined_names.items()]
    return (
        f"{ENTETE}<workbook {ESPACES}><workbookPr/><sheets>{''.join(feuilles)}</sheets>"
        f"<definedNames>{''.join(noms)}</definedNames><customWorkbookViews>"
        f'<customWorkbookView activeSheetId="0" maximized="1" windowHeight="0" windowWidth="0" guid="{VUE}" name="Filtre 1"/>'
        "</customWorkbookViews></workbook>"
    )


def relation(rang, genre, cible):
    return f'<Relationship Id="rId{rang}" Type="{RELATIONS}/{genre}" Target="{cible}"/>'


def relations(corps):
    return f'{ENTETE}<Relationships xmlns="{PAQUET}">{corps}</Relationships>'


def types(nombre_de_feuilles):
    office = "application/vnd.openxmlformats-officedocument"
    parts = {"/xl/workbook.xml": "spreadsheetml.sheet.main", "/xl/styles.xml": "spreadsheetml.styles"}
    parts |= {"/xl/sharedStrings.xml": "spreadsheetml.sharedStrings", "/xl/theme/theme1.xml": "theme"}
    for n in range(1, nombre_de_feuilles + 1):
        parts[f"/xl/worksheets/sheet{n}.xml"] = "spreadsheetml.worksheet"
        parts[f"/xl/drawings/drawing{n}.xml"] = "drawing"
    corps = "".join(f'<Override PartName="{p}" ContentType="{office}.{t}+xml"/>' for p, t in parts.items())
    return (
        f'{ENTETE}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default ContentType="application/xml" Extension="xml"/>'
        '<Default ContentType="application/vnd.openxmlformats-package.relationships+xml" Extension="rels"/>'
        f"{corps}</Types>"
    )


def exporter(source):
    classeur, resultats = openpyxl.load_workbook(source), openpyxl.load_workbook(source, data_only=True)
    brouillon(classeur, resultats)
    commun, parties = Commun(), {}
    for n, feuille in enumerate(classeur.worksheets, 1):
        parties[f"xl/worksheets/sheet{n}.xml"] = feuille_ecrite(feuille, resultats[feuille.title], commun)
        parties[f"xl/worksheets/_rels/sheet{n}.xml.rels"] = relations(relation(1, "drawing", f"../drawings/drawing{n}.xml"))
        parties[f"xl/drawings/drawing{n}.xml"] = DESSIN
    total = len(classeur.worksheets)
    communes = [(1, "theme", "theme/theme1.xml"), (2, "styles", "styles.xml"), (3, "sharedStrings", "sharedStrings.xml")]
    liens = communes + [(n + 3, "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, total + 1)]
    return {
        "xl/sharedStrings.xml": commun.partages(),
        **parties,
        "xl/theme/theme1.xml": theme_xml,
        "xl/styles.xml": commun.styles(),
        "xl/workbook.xml": sommaire(classeur),
        "xl/_rels/workbook.xml.rels": relations("".join(relation(*lien) for lien in liens)),
        "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
        "[Content_Types].xml": types(total),
    }


def ecrire(source, sortie):
    parties = exporter(source)
    with zipfile.ZipFile(sortie, "w", compresslevel=9) as zip_ecrit:
        for nom, contenu in parties.items():
            zip_ecrit.writestr(zipfile.ZipInfo(nom, (1980, 1, 1, 0, 0, 0)), contenu, zipfile.ZIP_DEFLATED)


def main():
    if len(sys.argv) != 3:
        sys.exit(USAGE)
    ecrire(Path(sys.argv[1]), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
