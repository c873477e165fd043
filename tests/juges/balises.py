"""Reads a PDF through its tags: what it says, in order, with each space as it was set.

pdftotext turns every no-break space into a plain one, and pypdf's own extraction ignores /ActualText,
where the no-break space is kept when it shares its glyph with the plain one. Neither knows the cells of a table.
"""

from itertools import groupby

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

# Tags that hold words in the middle of a sentence; every other one begins a block of its own.
EN_LIGNE = {"/Span", "/Link", "/Strong", "/Em", "/Reference", "/Note", "/Quote", "/Code", "/Sub", "/FENote"}


class Police:
    """Widths and characters of one font: Typst only writes two-byte fonts with a ToUnicode table."""

    def __init__(self, police):
        self.lettres = {}
        lignes = police["/ToUnicode"].get_object().get_data().decode("latin-1").split("\n")
        for ligne in lignes:
            champs = [c.strip("<>") for c in ligne.replace("><", "> <").split()]
            try:
                if len(champs) == 2 and ligne.startswith("<"):
                    self.lettres[int(champs[0], 16)] = texte16(champs[1])
                elif len(champs) == 3 and ligne.startswith("<") and not champs[2].startswith("["):
                    for rang, code in enumerate(range(int(champs[0], 16), int(champs[1], 16) + 1)):
                        fin = texte16(champs[2])
                        self.lettres[code] = fin[:-1] + chr(ord(fin[-1]) + rang)
            except ValueError:
                continue  # a line of the table's header
        self.largeurs = {}
        self.defaut = 1000
        for fille in police.get("/DescendantFonts", []):
            fille = fille.get_object()
            self.defaut = float(fille.get("/DW", 1000))
            suite = list(fille.get("/W", ArrayObject()))
            while suite:
                debut, valeur = suite.pop(0), suite.pop(0).get_object()
                if isinstance(valeur, ArrayObject):
                    self.largeurs.update((int(debut) + i, float(v)) for i, v in enumerate(valeur))
                else:
                    largeur = float(suite.pop(0))
                    self.largeurs.update((code, largeur) for code in range(int(debut), int(valeur) + 1))

    def lit(self, octets):
        codes = [int.from_bytes(octets[i : i + 2], "big") for i in range(0, len(octets) - 1, 2)]
        texte = "".join(self.lettres.get(c, "\ufffd") for c in codes)
        return texte, sum(self.largeurs.get(c, self.defaut) for c in codes)


def texte16(hexa):
    return bytes.fromhex(hexa).decode("utf-16-be")


def octets(chaine):
    return chaine.original_bytes if hasattr(chaine, "original_bytes") else bytes(chaine)


def produit(a, b):
    """The matrix that applies a, then b."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def liste(valeur):
    """What a PDF writes alone when there is only one."""
    valeur = valeur.get_object() if hasattr(valeur, "get_object") else valeur
    if valeur is None:
        return []
    return [v.get_object() for v in valeur] if isinstance(valeur, list) else [valeur]


class Morceau:
    """A run of text: where it starts, where it ends, and how large it is."""

    __slots__ = ("texte", "x", "y", "fin", "corps")

    def __init__(self, texte, x, y, fin, corps):
        self.texte, self.x, self.y, self.fin, self.corps = texte, x, y, fin, corps


def colle(morceaux):
    """Runs put end to end as the eye does: a line end is no space, a gap is one that nobody wrote."""
    texte, precedent = "", None
    for m in morceaux:
        if precedent is not None:
            corps = max(m.corps, precedent.corps)
            # The narrowest line spacing is wider than what a superscript climbs.
            if abs(m.y - precedent.y) > 0.7 * corps or m.x < precedent.fin - corps:
                # A line cut at a space keeps this space at its end, one cut at a hyphen this hyphen.
                texte += "" if texte.endswith((" ", "-", "\u00ad", "\u2013", "\u2014", "/")) else "\n"
            elif m.x > precedent.fin + 0.12 * corps:
                texte += "\t"
        texte += m.texte
        precedent = m
    return texte.replace("\u00ad", "")


class Page:
    """The runs of a page, by marked content; those of the artifacts (running titles, leaders) apart."""

    def __init__(self, page, lecteur, polices):
        self.marques, self.artefacts = {}, []
        self.polices, self.lecteur = polices, lecteur
        if (contenu := page.get_contents()) is not None:
            self.parcourt(contenu, page["/Resources"].get_object(), (1, 0, 0, 1, 0, 0), [])

    def police(self, ressources, nom):
        reference = ressources["/Font"].get_object().raw_get(nom)
        cle = reference.idnum if isinstance(reference, IndirectObject) else id(reference)
        if cle not in self.polices:
            self.polices[cle] = Police(reference.get_object())
        return self.polices[cle]

    def parcourt(self, contenu, ressources, ctm, pile):
        etats, tm, police, corps = [], (1, 0, 0, 1, 0, 0), None, 0.0
        for operandes, operateur in ContentStream(contenu, self.lecteur).operations:
            match operateur:
                case b"q":
                    etats.append(ctm)
                case b"Q":
                    ctm = etats.pop()
                case b"cm":
                    ctm = produit([float(v) for v in operandes], ctm)
                case b"BT":
                    tm = (1, 0, 0, 1, 0, 0)
                case b"Tm":
                    tm = tuple(float(v) for v in operandes)
                case b"Td":
                    tm = produit((1, 0, 0, 1, float(operandes[0]), float(operandes[1])), tm)
                case b"Tf":
                    police, corps = self.police(ressources, operandes[0]), float(operandes[1])
                case b"BDC" | b"BMC":
                    pile.append([operandes[0], self.proprietes(operandes, ressources), False])
                case b"EMC":
                    pile.pop()
                case b"Tj" | b"TJ":
                    tm = self.ecrit(operandes[0], police, corps, tm, ctm, pile)
                case b"Do":
                    objet = ressources["/XObject"].get_object()[operandes[0]].get_object()
                    if objet.get("/Subtype") == "/Form":
                        matrice = produit([float(v) for v in objet.get("/Matrix", (1, 0, 0, 1, 0, 0))], ctm)
                        self.parcourt(objet, objet.get("/Resources", ressources).get_object(), matrice, pile)

    @staticmethod
    def proprietes(operandes, ressources):
        proprietes = operandes[1] if len(operandes) > 1 else DictionaryObject()
        if not isinstance(proprietes, DictionaryObject):
            proprietes = ressources["/Properties"].get_object()[proprietes].get_object()
        return proprietes

    def ecrit(self, operande, police, corps, tm, ctm, pile):
        texte, avance = "", 0.0
        for element in operande if isinstance(operande, ArrayObject) else [operande]:
            if isinstance(element, (int, float)):
                avance -= float(element)
                continue
            lettres, largeur = police.lit(octets(element))
            texte += lettres
            avance += largeur
        suite = produit((1, 0, 0, 1, avance / 1000 * corps, 0), tm)
        debut, fin = produit(tm, ctm), produit(suite, ctm)
        cible, reel = None, None
        for marque in reversed(pile):
            _, proprietes, dit = marque
            if "/ActualText" in proprietes and reel is None:
                # One text for all the glyphs of the span: said once.
                reel = "" if dit else str(proprietes["/ActualText"])
                marque[2] = True
            if "/MCID" in proprietes and cible is None:
                cible = self.marques.setdefault(int(proprietes["/MCID"]), [])
        if cible is None:
            cible = self.artefacts
        echelle = abs(debut[3]) or abs(debut[1]) or 1.0
        cible.append(Morceau(texte if reel is None else reel, debut[4], debut[5], fin[4], corps * echelle))
        return suite

    def hors_texte(self):
        """Artifacts, one line of the page at a time."""
        for _, ligne in groupby(self.artefacts, key=lambda m: round(m.y)):
            yield colle(ligne)


class Element:
    """A tag, its children, and the text it holds."""

    def __init__(self, noeud, document, page=None):
        self.genre = document.role(noeud.get("/S"))
        self.alt = [str(noeud[c]) for c in ("/Alt", "/ActualText") if c in noeud]
        self.enfants = []  # elements, and runs of text
        attributs = {}
        for groupe in liste(noeud.get("/A")):
            attributs.update(groupe)
        self.en_ligne = self.genre in EN_LIGNE and attributs.get("/Placement", "/Inline") == "/Inline"
        page = noeud.raw_get("/Pg") if "/Pg" in noeud else page
        self.page = document.numeros.get(getattr(page, "idnum", None))
        for enfant in liste(noeud.get("/K")):
            if isinstance(enfant, int):
                self.marque(document, page, enfant)
            elif enfant.get("/Type") == "/MCR":
                ou = enfant.raw_get("/Pg") if "/Pg" in enfant else page
                self.marque(document, ou, int(enfant["/MCID"]))
            elif "/S" in enfant:
                self.enfants.append(Element(enfant, document, page))
        if self.page is None:
            pages = [e.page for e in self.enfants if isinstance(e, Element) and e.page]
            self.page = pages[0] if pages else None

    def marque(self, document, page, mcid):
        numero = document.numeros[page.idnum]
        self.page = self.page or numero
        document.lues.add((numero, mcid))
        self.enfants.append(document.pages[numero - 1].marques.get(mcid, []))

    def morceaux(self):
        for enfant in self.enfants:
            yield from enfant.morceaux() if isinstance(enfant, Element) else enfant

    def texte(self):
        """All of it on one line: its blocks are parted by a line end."""
        return "\n".join(t for _, t in self.blocs())

    def blocs(self):
        """(page, text) of each block, in reading order."""
        courant = []
        for enfant in self.enfants:
            if not isinstance(enfant, Element):
                courant.extend(enfant)
            elif enfant.en_ligne and not any(isinstance(e, Element) and not e.en_ligne for e in enfant.enfants):
                courant.extend(enfant.morceaux())
            else:
                if courant:
                    yield self.page, colle(courant)
                    courant = []
                yield from enfant.blocs()
        if courant:
            yield self.page, colle(courant)

    def suite(self):
        """(page, block of text, or table as rows of texts), in reading order."""
        for enfant in self.enfants:
            if not isinstance(enfant, Element):
                yield self.page, colle(enfant)
            elif enfant.genre == "/Table":
                yield enfant.page, [[c.texte() for c in ligne.tous("/TH", "/TD")] for ligne in enfant.tous("/TR")]
            elif any(enfant.tous("/Table")):
                yield from enfant.suite()
            else:
                yield from enfant.blocs()

    def tout(self):
        for enfant in self.enfants:
            if isinstance(enfant, Element):
                yield enfant
                yield from enfant.tout()

    def tous(self, *genres):
        return (e for e in self.tout() if e.genre in genres)


class Document:
    def __init__(self, chemin):
        self.lecteur = PdfReader(chemin)
        polices = {}
        self.pages = [Page(page, self.lecteur, polices) for page in self.lecteur.pages]
        self.numeros = {page.indirect_reference.idnum: n for n, page in enumerate(self.lecteur.pages, 1)}
        self.lues = set()
        racine = self.lecteur.trailer["/Root"].get("/StructTreeRoot")
        if racine is None:
            raise ValueError("PDF sans balises")
        self.roles = racine.get_object().get("/RoleMap", {})
        self.racine = Element(racine.get_object(), self)

    def role(self, genre):
        return self.roles.get(genre, genre)

    def descriptions(self):
        """(page, text) of what is read aloud in place of a picture."""
        return ((e.page, alt) for e in self.racine.tout() for alt in e.alt)

    def perdus(self):
        """Marked contents that no tag holds: none in a tagged PDF."""
        return [(n, m) for n, p in enumerate(self.pages, 1) for m in p.marques if (n, m) not in self.lues]
