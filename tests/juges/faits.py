"""Are the same facts said everywhere: in the data, the PDF, the web page and the acts put to the vote?

publication/spaser.json is taken at its word; every other document must say the same buyers, period, years of
publication, indicators, targets and observed values, each target in the column of its year and nowhere else.
"""

import csv
import json
import re
import sys
import unicodedata
from pathlib import Path

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

sys.dont_write_bytecode = True  # the judges leave nothing beside themselves
import balises  # noqa: E402
import texte  # noqa: E402

USAGE = """Usage : faits.py DOSSIER…
(avec le Python de tests/juges/installer.sh : target/juges/python/bin/python)
Compare le PDF du schéma, la page web, le CSV et les actes d’adoption de chaque DOSSIER
à son publication/spaser.json : acheteurs, période, publications, indicateurs, valeurs observées et cibles."""

VIDES = {"", "—", "–"}
# « 52 000 », « 2,6 », « −3 % », « 660 000 heures », « 92 (2026) ».
NOMBRE = re.compile(r"([−-]?(?:\d{1,3}(?: \d{3})+|\d+)(?:,(\d+))?)(?: (.*))?")
# How the chapter on publication announces its years, with an end or without.
ANNONCE = re.compile(r"(?:Années? de publication|Première publication et suivantes) : ([^.]+)\.")


class SansJugement(Exception):
    """What is to be compared is not there."""


def lisse(t):
    """Without what differs from one document to the other and is no fact: the kind of space, line ends."""
    return re.sub(r"[\s\u00ad]+", " ", t).strip()


def cle(t):
    t = unicodedata.normalize("NFD", lisse(t).lower())
    return "".join(c for c in t if c.isalnum() or c == " ")


class Faits:
    """What a document should say, from the data."""

    def __init__(self, chemin):
        self.donnees = json.loads(chemin.read_text(encoding="utf-8"))
        self.acheteurs = {a["id"]: a["nom"] for a in self.donnees["acheteurs"]}
        self.indicateurs = {i["id"]: i for i in self.donnees["indicateurs"]}
        self.cibles, self.observations = {}, {}
        for i in self.indicateurs.values():
            for valeurs, source in ((self.cibles, "cibles"), (self.observations, "observations")):
                for v in i[source]:
                    valeurs.setdefault((i["id"], v["acheteur"]), {})[v["annee"]] = v["valeur"]
        debut, fin = self.donnees["debut"], self.donnees["fin"]
        self.periode = f"à partir de {debut}" if fin is None else f"{debut}–{fin}" if fin != debut else str(debut)

    def acheteur(self, nom):
        """The buyer that a row names, often by a short name: « Ville », « CCAS »."""
        trouves = [i for i, long in self.acheteurs.items() if cle(nom) in (cle(i), cle(long))]
        if not trouves:
            trouves = [i for i, long in self.acheteurs.items() if f" {cle(nom)} " in f" {cle(long)} "]
        return trouves[0] if len(trouves) == 1 else None


class Document:
    """A document under judgment: how much was compared, and what disagrees."""

    def __init__(self, nom, faits):
        self.nom, self.faits, self.compares, self.desaccords = nom, faits, {}, []

    def compare(self, genre, egal, ou, attendu, trouve):
        self.compares[genre] = self.compares.get(genre, 0) + 1
        if not egal:
            self.desaccords.append(f"{ou} : attendu « {attendu} », trouvé « {trouve} »")

    def dit(self, genre, textes, attendu):
        present = any(lisse(attendu) in lisse(t) for t in textes)
        self.compare(genre, present, genre, attendu, attendu if present else "rien")

    def valeur(self, genre, ou, attendue, cellule, indicateur, exacte):
        """A cell against a number: a target is said as it is, an observed value may be rounded."""
        trouve = lisse(cellule)
        if attendue is None:
            return self.compare(genre, trouve in VIDES, ou, "—", trouve)
        if indicateur["unite"] == "oui ou non":
            attendu = "oui" if attendue else "non"
            return self.compare(genre, trouve == attendu, ou, attendu, trouve)
        attendu = f"{attendue:,.4f}".rstrip("0").rstrip(".").replace(",", " ").replace(".", ",")
        lu = NOMBRE.fullmatch(trouve)
        if not lu:
            return self.compare(genre, False, ou, attendu, trouve)
        nombre = float(lu[1].replace(" ", "").replace(",", ".").replace("−", "-"))
        ecart = 1e-9 if exacte else 0.5 * 10 ** -len(lu[2] or "") + 1e-9
        return self.compare(genre, abs(nombre - attendue) <= ecart, ou, attendu, trouve)

    def nom_indicateur(self, ou, identifiant, trouve):
        attendu, trouve = lisse(self.faits.indicateurs[identifiant]["nom"]), lisse(trouve)
        # An act adds the measure to the name: « … (% du nombre) ».
        egal = trouve == attendu or (trouve.startswith(f"{attendu} (") and trouve.endswith(")"))
        self.compare("noms d’indicateurs", egal, f"{ou}, {identifiant}, nom", attendu, trouve)

    def tableau_des_cibles(self, ou, tableau, acheteur, vus):
        """A table with a column « Id. » and one for each year, for all the buyers or for one."""
        tete = [lisse(c) for c in tableau[0]]
        annees = {rang: int(c) for rang, c in enumerate(tete) if re.fullmatch(r"\d{4}", c)}
        reference = next((r for r, c in enumerate(tete) if c.startswith("Référence")), None)
        seul = acheteur or (next(iter(self.faits.acheteurs)) if len(self.faits.acheteurs) == 1 else None)
        for ligne in tableau[1:]:
            identifiant = lisse(ligne[0])
            # A row across the whole table names an axis; a header repeated at the top of a page is no row.
            if len({lisse(c) for c in ligne}) == 1 or identifiant == "Id.":
                continue
            if identifiant not in self.faits.indicateurs:
                self.compare("lignes", False, ou, "un indicateur connu", identifiant)
                continue
            if len(ligne) != len(tete):
                self.compare("lignes", False, f"{ou}, {identifiant}", f"{len(tete)} cellules", len(ligne))
                continue
            nom = ligne[tete.index("Acheteur")] if "Acheteur" in tete else "personne"
            qui = self.faits.acheteur(nom) if "Acheteur" in tete else seul
            if qui is None:
                self.compare("lignes", False, f"{ou}, {identifiant}", "un acheteur connu", nom)
                continue
            lieu = f"{ou}, {identifiant}" + (f" ({qui})" if len(self.faits.acheteurs) > 1 else "")
            if (identifiant, qui) in vus:
                self.compare("lignes", False, lieu, "une seule ligne", "deux")
            vus.add((identifiant, qui))
            indicateur = self.faits.indicateurs[identifiant]
            self.nom_indicateur(ou, identifiant, ligne[1])
            cibles = self.faits.cibles.get((identifiant, qui), {})
            for rang, annee in annees.items():
                self.valeur("cases de cibles", f"{lieu}, {annee}", cibles.get(annee), ligne[rang], indicateur, True)
            for annee in sorted(cibles.keys() - set(annees.values())):
                self.valeur("cases de cibles", f"{lieu}, {annee}", cibles[annee], "aucune colonne", indicateur, True)
            if reference is not None:
                self.reference(f"{lieu}, référence", tete[reference], ligne[reference], identifiant, qui)

    def reference(self, ou, titre, cellule, identifiant, qui):
        """The value one starts from: of the year in the header, or of another then said in the cell."""
        annee = re.search(r"\d{4}", titre)
        dite = re.search(r"\((\d{4})\)", cellule)
        annee = int((dite or annee)[dite is not None]) if dite or annee else None
        observee = self.faits.observations.get((identifiant, qui), {}).get(annee)
        if observee is None and "[à compléter" in cellule:
            return
        sans_annee = re.sub(r"\s*\(\d{4}\)", "", cellule)
        self.valeur("références", ou, observee, sans_annee, self.faits.indicateurs[identifiant], False)

    def fiche(self, ou, tableau, identifiant, vus):
        """The values of one indicator: years in columns, observed or aimed at, one row for each buyer."""
        tete = [lisse(c) for c in tableau[0]]
        colonnes = [(r, int(m[1]), m[2]) for r, c in enumerate(tete) if (m := re.fullmatch(r"(\d{4}) \((.+)\)", c))]
        concernes = [a for i, a in {**self.faits.cibles, **self.faits.observations} if i == identifiant]
        for ligne in tableau[1:]:
            seul = concernes[0] if len(concernes) == 1 else None
            qui = self.faits.acheteur(ligne[0]) if tete[0] == "Acheteur" else seul
            if qui is None:
                self.compare("lignes", False, f"{ou}, {identifiant}", "un acheteur connu", ligne[0])
                continue
            for rang, annee, genre in colonnes:
                observe = genre.startswith("obs")
                valeurs = self.faits.observations if observe else self.faits.cibles
                lieu = f"{ou}, {identifiant}, {qui}, {annee} ({genre})"
                attendue = valeurs.get((identifiant, qui), {}).get(annee)
                vus.add((identifiant, qui, observe, annee))
                titre = "observations des fiches" if observe else "cibles des fiches"
                self.valeur(titre, lieu, attendue, ligne[rang], self.faits.indicateurs[identifiant], not observe)

    def tableaux(self, suite, acheteur=None):
        """Every table of targets and every sheet, then what they should have held and did not."""
        lignes, fiches, nommees, identifiant = set(), set(), set(), None
        for ou, element in suite:
            if isinstance(element, str):
                bloc = lisse(element)
                premier, _, nom = bloc.partition(" ")
                # A sheet opens with its identifier, alone in the PDF, before its name on the web.
                if premier in self.faits.indicateurs:
                    identifiant, bloc = premier, nom
                if identifiant and bloc == lisse(self.faits.indicateurs[identifiant]["nom"]):
                    nommees.add(identifiant)
                continue
            if not element:
                continue
            tete = [lisse(c) for c in element[0]]
            if tete[0] == "Id." and any(re.fullmatch(r"\d{4}", c) for c in tete):
                self.tableau_des_cibles(ou, element, acheteur, lignes)
            elif identifiant and any(re.fullmatch(r"\d{4} \(.+\)", c) for c in tete):
                self.fiche(ou, element, identifiant, fiches)
        for i, a in self.faits.cibles:
            if acheteur in (None, a):
                self.compare("lignes", (i, a) in lignes, f"tableau des cibles, {i} ({a})", "une ligne", "aucune")
        if acheteur:
            return
        for i, a in {**self.faits.cibles, **self.faits.observations}:
            for observe, valeurs in ((False, self.faits.cibles), (True, self.faits.observations)):
                for annee in valeurs.get((i, a), {}):
                    if (i, a, observe, annee) not in fiches:
                        titre = "observations des fiches" if observe else "cibles des fiches"
                        self.compare(titre, False, f"fiche {i}, {a}, {annee}", valeurs[i, a][annee], "rien")
        for i, indicateur in self.faits.indicateurs.items():
            self.compare("fiches nommées", i in nommees, f"fiche {i}", indicateur["nom"], "aucune fiche de ce nom")

    def en_general(self, textes, titre=None):
        for nom in self.faits.acheteurs.values():
            self.dit("acheteurs", textes, nom)
        # On the cover, where it stands alone: « 2027–2032 » may be said of anything else.
        couverture = f"SPASER · {self.faits.periode}"
        self.compare("période", couverture in map(lisse, textes), "couverture", couverture, "rien de tel")
        publications = [m for t in textes for m in ANNONCE.findall(lisse(t))]
        attendues = self.faits.donnees["annees_de_publication"]
        lues = [int(a) for a in re.findall(r"\d{4}", " ".join(publications))]
        self.compare("années de publication", lues == attendues, "années de publication", attendues, lues)
        if titre is not None:
            attendu = self.faits.donnees["titre"]
            self.compare("titre", lisse(titre) == lisse(attendu), "titre", attendu, titre)


def schema(chemin, faits):
    document = Document(chemin.name, faits)
    pdf = balises.Document(chemin)
    suite = [(f"p. {page}", element) for page, element in pdf.racine.suite()]
    document.en_general([t for _, t in suite if isinstance(t, str)], pdf.lecteur.metadata.title)
    document.tableaux(suite)
    return document


def page_web(chemin, faits):
    document = Document(f"publication/{chemin.name}", faits)
    page = texte.Page(chemin)
    # Its first block is the title of the window.
    document.en_general([t for t in page.suite if isinstance(t, str)], page.suite[0])
    document.tableaux([("page", element) for element in page.suite])
    return document


def tableur(chemin, faits):
    document = Document(f"publication/{chemin.name}", faits)
    noms = {nom: i for i, nom in faits.acheteurs.items()}
    natures = {"cible": faits.cibles, "observe": faits.observations}
    vus = set()
    with chemin.open(encoding="utf-8-sig", newline="") as fichier:
        for ligne in csv.DictReader(fichier):
            place = (ligne["indicateur"], noms.get(ligne["acheteur"]), ligne["nature"], int(ligne["annee"]))
            vus.add(place)
            attendue = natures.get(place[2], {}).get(place[:2], {}).get(place[3])
            egal = attendue is not None and abs(float(ligne["valeur"]) - attendue) < 1e-9
            lieu = f"{place[0]}, {ligne['acheteur']}, {place[2]}, {place[3]}"
            document.compare("valeurs", egal, lieu, "rien" if attendue is None else attendue, ligne["valeur"])
            if place[0] in faits.indicateurs:
                document.nom_indicateur("ligne", place[0], ligne["nom"])
    for nature, valeurs in natures.items():
        for place, annees in valeurs.items():
            for annee in annees:
                if (*place, nature, annee) not in vus:
                    lieu = f"{place[0]}, {place[1]}, {nature}, {annee}"
                    document.compare("valeurs", False, lieu, annees[annee], "aucune ligne")
    return document


# « SOC-01 Marchés comportant… »: in an act, all that names a row is in one cell.
NOM_DE_LIGNE = re.compile(r"(\S+) (.+)")


def annexe(tableaux):
    """The targets of an act as one table with a column « Id. », its years put side by side again; None without any."""
    tete, lignes = ["Id.", "Indicateur"], {}
    for tableau in tableaux:
        colonnes = [lisse(c) for c in tableau[0]]
        if colonnes[0] != "Indicateur" or not any(re.fullmatch(r"\d{4}", c) for c in colonnes):
            continue
        tete += tableau[0][1:]
        for ligne in tableau[1:]:
            m = NOM_DE_LIGNE.fullmatch(lisse(ligne[0]))
            if len({lisse(c) for c in ligne}) == 1 and len(ligne) > 1 or not m:
                continue
            lignes.setdefault(m[1], [m[1], m[2]]).extend(ligne[1:])
    return [tete, *lignes.values()] if lignes else None


def acte(chemin, faits):
    """An act of adoption, or None: another act has no annex of targets."""
    contenu = list(docx.Document(chemin).iter_inner_content())
    suite = [b.text if isinstance(b, Paragraph) else [[c.text for c in r.cells] for r in b.rows] for b in contenu]
    titres = [lisse(e) for e in suite if isinstance(e, str)]
    cibles = annexe([e for e in suite if isinstance(e, list) and e])
    if not cibles or not any("Indicateurs et objectifs cibles" in t for t in titres):
        return None, None
    acheteurs = list(faits.acheteurs)
    # Longest first: « ville-nouvelle » ends like « nouvelle ».
    qui = next((a for a in sorted(acheteurs, key=len, reverse=True) if chemin.stem.endswith(f"-{a}")), acheteurs[0])
    document = Document(chemin.name, faits)
    paragraphes = [*texte.paragraphes(str(chemin))]
    document.dit("acheteurs", paragraphes, faits.acheteurs[qui])
    document.dit("période", paragraphes, faits.periode)
    document.dit("annexe", titres, "Indicateurs et objectifs cibles")
    document.tableaux([("annexe", cibles)], qui)
    return document, qui


def juge(dossier):
    publication = dossier / "publication"
    if not (publication / "spaser.json").exists():
        raise SansJugement("pas de publication/spaser.json")
    faits = Faits(publication / "spaser.json")
    schemas = [p for p in sorted(dossier.glob("spaser-*.pdf")) if (publication / p.name).exists()]
    if len(schemas) != 1:
        raise SansJugement(f"{len(schemas)} PDF du schéma au lieu d’un")
    documents = [schema(schemas[0], faits), page_web(publication / "index.html", faits)]
    publie = Document(f"publication/{schemas[0].name}", faits)
    egal = schemas[0].read_bytes() == (publication / schemas[0].name).read_bytes()
    publie.compare("copie du schéma", egal, "octets", "les mêmes", "les mêmes" if egal else "d’autres")
    documents += [publie, tableur(publication / "indicateurs.csv", faits)]
    votants = set()
    # The scheme in Word is no act: it says the same as its PDF.
    actes = [c for c in dossier.glob("*.docx") if "-deliberation-" in c.name or "-decision-" in c.name]
    for chemin in sorted(actes):
        document, qui = acte(chemin, faits)
        if document:
            documents.append(document)
            votants.add(qui)
    adoption = Document("actes d’adoption", faits)
    for a, nom in faits.acheteurs.items():
        adoption.compare("acheteurs", a in votants, nom, "un acte avec annexe", "un" if a in votants else "aucun")
    return [*documents, adoption]


def main(dossiers):
    if not dossiers:
        print(USAGE, file=sys.stderr)
        return 2
    echec, total = False, 0
    for dossier in dossiers:
        try:
            documents = juge(Path(dossier))
        except SansJugement as raison:
            print(f"{dossier} : {raison}", file=sys.stderr)
            return 2
        except Exception as erreur:  # whatever a reader raises, the file is what is at fault
            print(f"✗ {dossier} : illisible ({erreur!r})")
            echec = True
            continue
        for d in documents:
            nombre = sum(d.compares.values())
            total += nombre
            detail = ", ".join(f"{genre} : {n}" for genre, n in d.compares.items())
            if nombre == 0:
                d.desaccords.append("rien n’a pu être comparé")
            print(f"{'✗' if d.desaccords else '✓'} {dossier}, {d.nom} : {nombre} faits comparés ({detail})")
            for desaccord in d.desaccords:
                print(f"    {desaccord}")
            echec |= bool(d.desaccords)
    print(f"Faits comparés : {total}")
    return 1 if echec else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
