"""Is the text of a document set as French wants it: spaces, quotes, apostrophes, ordinals, numbers?

What is judged is what a reader sees, whatever wrote it: the program, its templates or the buyer's own words.
"""

import hashlib
import re
import sys
import zipfile
from pathlib import Path

import openpyxl
from lxml import etree

sys.dont_write_bytecode = True  # the judges leave nothing beside themselves
import balises  # noqa: E402
import texte  # noqa: E402

USAGE = """Usage : typographie.py FICHIER…
(avec le Python de tests/juges/installer.sh : target/juges/python/bin/python)
Relève les fautes de typographie française d’un PDF, DOCX, XLSX ou d’une page HTML.
Dans les extraits : ␣ espace ordinaire, ⍽ espace insécable, ⎵ espace fine insécable."""

LIE = "[\u00a0\u202f]"  # a space that never ends a line
ESPACE = "[ \u00a0\u202f]"
BORD = r"[\t\n]"  # between two texts that stand side by side: no one wrote a space there
ADRESSE = "\ufffc"  # stands for an address or a business number, whose own characters are nobody's typography

# Their « : », « ? » and « . » are no punctuation, even where a line end cuts them.
ADRESSES = re.compile(
    r"""(?:https?://|mailto:|www\.)[^\s«»<>]+(?:\n[^\s«»<>]*[/.][^\s«»<>]*)*"""
    r"""|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"""
    r"""|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b(?:/[^\s«»<>]*)?"""
)
# « 999 000 102 00015 » : the number of a business is cut in its own way.
SIRET = re.compile(rf"(?<!\d)\d{{3}}{LIE}\d{{3}}{LIE}\d{{3}}{LIE}\d{{5}}(?!\d)")
FIN_D_ADRESSE = re.compile(r"[.,;:!?)\]]+$")

REGLES = [
    ("espace insécable devant « : »", r"[^\s:]:(?=\s|»|$)|(?<=\S)[ \t\n]+:(?=\s|»|$)|^:(?=.)"),
    ("espace insécable devant « ; », « ! », « ? »", r"[^\s;!?(\[…][;!?]|(?<=\S)[ \t\n]+[;!?]|^[;!?](?=.)"),
    ("espace insécable devant « % »", r"\d ?[%‰]"),
    ("espace insécable devant « € »", rf"\d ?(?:k|M|Md)?€|\d{ESPACE}(?:k|M|Md) €"),
    ("espace insécable après « « »", rf"«(?!{LIE})"),
    ("espace insécable devant « » »", rf"(?<!{LIE})»"),
    ("apostrophe courbe", r"(?<=\w)'(?=\w|«)"),
    ("une seule espace", rf"{ESPACE}{{2,}}"),
    ("« 1er » d’un seul tenant", rf"\b1{ESPACE}?i[eè]re?s?\b|\b1{ESPACE}(?:ers?|[èe]?res?)\b|\b1[èe]res?\b"),
    ("« 2e » et non « 2ème »", rf"\b(?:\d+|[IVXLC]+){ESPACE}?i?[èe]mes?\b|\b\d+{ESPACE}e(?= \w)"),
    ("pas d’espace devant « , »", rf"{ESPACE},"),
    ("pas d’espace devant « . »", rf"{ESPACE}\.(?!\w)(?!{ESPACE}?\.)"),
    ("espace insécable après « n° »", rf"\b[nN]°s?(?!{LIE}|s?$|s?{BORD})|\b[nN]º"),
    ("points de suspension « … »", r"\.\.\."),
    ("milliers séparés par une espace fine insécable", None),
]
MILLIERS = REGLES[-1][0]
REGLES = [(nom, re.compile(motif)) for nom, motif in REGLES if motif]

# Digits grouped by the wrong space, or not grouped.
GROUPES = re.compile(r"(?<![\w.,/–-])\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?![\d/–-]|[.,]\d{1,2}\.)")
CHIFFRES = re.compile(r"(?<![\w.,/°–-])\d{4,}(?![\w/–-]|\.\d)")
# What is a number only in looks: articles, standards, identifiers, post codes, numbers of acts.
NUMEROTES = re.compile(
    rf"(?:\b[LRDA]\.|\bart\.|\barticles?|\b[nN]°s?|\bISO|\bEN|\bNF|\bCPV|\bSIRET|\bSIREN){ESPACE}*$"
)
CODE_POSTAL = re.compile(rf"{ESPACE}[A-ZÉÈÎ]")


def adresses(t):
    """The text with each address replaced, its closing punctuation left in place."""

    def remplace(m):
        fin = FIN_D_ADRESSE.search(m[0])
        return ADRESSE + (fin[0] if fin else "")

    return ADRESSES.sub(remplace, t)


def est_une_annee(nombre):
    return len(nombre) == 4 and 1900 <= int(nombre) <= 2100


def milliers(t):
    for m in GROUPES.finditer(t):
        if re.search(r"[ \u00a0.]", m[0]) and not NUMEROTES.search(t[: m.start()]):
            yield m.span()
    for m in CHIFFRES.finditer(t):
        nombre = m[0]
        if est_une_annee(nombre) or NUMEROTES.search(t[: m.start()]):
            continue
        # A post code stands before the name of its town; a business number has nine or fourteen digits.
        if len(nombre) == 5 and CODE_POSTAL.match(t[m.end() :]) or len(nombre) in (9, 14):
            continue
        yield m.span()


def fautes(brut):
    """(rule, excerpt) of each fault of a text."""
    t = SIRET.sub(ADRESSE, adresses(brut.replace("\u00ad", "")))
    for nom, motif in REGLES:
        for m in motif.finditer(t):
            yield nom, extrait(t, *m.span())
    for debut, fin in milliers(t):
        yield MILLIERS, extrait(t, debut, fin)


def extrait(t, debut, fin):
    autour = t[max(0, debut - 30) : debut] + "⟦" + t[debut:fin] + "⟧" + t[fin : fin + 25]
    # Inside the marks every space shows its kind; around them, only those that are not ordinary.
    autour = re.sub(r"⟦.*?⟧", lambda m: m[0].replace(" ", "␣"), autour, flags=re.S)
    return autour.translate({0xA0: "⍽", 0x202F: "⎵", 0x9: "⇥", 0xA: "↵", 0xFFFC: "[adresse]"})


def pdf(chemin):
    document = balises.Document(chemin)
    if perdus := document.perdus():
        raise ValueError(f"contenus hors de toute balise : {perdus[:3]}")
    yield "titre", document.lecteur.metadata.title or ""
    for page, bloc in document.racine.blocs():
        yield f"p. {page}", bloc
    for page, description in document.descriptions():
        yield f"p. {page}, description", description
    for numero, page in enumerate(document.pages, 1):
        for ligne in page.hors_texte():
            yield f"p. {numero}, hors texte", ligne
    yield from (("signets", titre) for titre in signets(document.lecteur.outline))


def signets(arbre):
    for element in arbre:
        if isinstance(element, list):
            yield from signets(element)
        else:
            yield element.title


def docx(chemin):
    return (("texte", paragraphe) for paragraphe in texte.paragraphes(str(chemin)))


def xlsx(chemin):
    yield from texte.cellules_situees(chemin)
    # What the sheets say without a cell: help of the entries, running titles, units in the formats of numbers.
    for feuille in openpyxl.load_workbook(chemin).worksheets:
        if feuille.sheet_state != "visible":
            continue
        for aide in feuille.data_validations.dataValidation:
            for dit in (aide.promptTitle, aide.prompt, aide.errorTitle, aide.error):
                yield f"{feuille.title}!{aide.sqref}, saisie", dit or ""
        for bande in (feuille.oddHeader, feuille.oddFooter):
            for part in (bande.left, bande.center, bande.right):
                yield f"{feuille.title}, en-tête ou pied", part.text or ""
        formats = {c.number_format for ligne in feuille.iter_rows() for c in ligne if '"' in c.number_format}
        for code in sorted(formats):
            for cas in code.split(";"):
                # « #,##0.0" %" » as it shows a number.
                yield f"{feuille.title}, format {code}", re.sub(r'"([^"]*)"', r"\1", re.sub(r"[#,0.]*0", "7", cas))
    with zipfile.ZipFile(chemin) as archive:
        for nom in archive.namelist():
            # Titles and descriptions of the charts.
            if re.match(r"xl/(charts|drawings)/[^/]+\.xml$", nom):
                racine = etree.fromstring(archive.read(nom))
                yield from ((nom, t) for t in racine.xpath("//*[local-name()='t']/text() | //@descr | //@title"))


def html(chemin):
    page = texte.Page(chemin)
    yield from (("page", t) for t in page.textes())
    yield from (("description", t) for t in page.attributs)


LECTURES = {".pdf": pdf, ".docx": docx, ".xlsx": xlsx, ".html": html}


def main(chemins):
    if not chemins:
        print(USAGE, file=sys.stderr)
        return 2
    echec, deja = False, {}
    for chemin in map(Path, chemins):
        if not chemin.is_file() or chemin.suffix not in LECTURES:
            print(f"introuvable, ou ni PDF, ni DOCX, ni XLSX, ni HTML : {chemin}", file=sys.stderr)
            return 2
        empreinte = hashlib.sha256(chemin.read_bytes()).digest()
        if empreinte in deja:
            print(f"– {chemin} : les mêmes octets que {deja[empreinte]}")
            continue
        deja[empreinte] = chemin
        trouvees, lus = {}, 0
        try:
            for ou, t in LECTURES[chemin.suffix](chemin):
                lus += len(t)
                for nom, autour in fautes(t):
                    trouvees.setdefault((nom, autour), []).append(ou)
            if lus == 0:
                raise ValueError("aucun texte")
        except Exception as erreur:  # whatever a reader raises, the file is what is at fault
            print(f"✗ {chemin} : illisible ({erreur!r})")
            echec = True
            continue
        nombre = sum(map(len, trouvees.values()))
        if not nombre:
            print(f"✓ {chemin} : aucune faute (caractères lus : {lus})")
            continue
        echec = True
        print(f"✗ {chemin} : fautes : {nombre} (caractères lus : {lus})")
        for (nom, autour), ou in trouvees.items():
            fois = f" (et {len(ou) - 1} ailleurs)" if len(ou) > 1 else ""
            print(f"    {nom} | {ou[0]}{fois} | {autour}")
    return 1 if echec else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
