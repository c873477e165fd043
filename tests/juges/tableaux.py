"""Writes samples/tableaux/actions.xlsx and actions.ods, the tables of a client: a title block, merged cells, percentages
and dates as a spreadsheet holds them, formulas with their last result.

  python tests/juges/tableaux.py SORTIE      (needs openpyxl, and soffice for the results of the formulas)
"""

import datetime
import pathlib
import subprocess
import sys

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

sortie = pathlib.Path(sys.argv[1])
classeur = Workbook()
garde = classeur.active
garde.title = "Mode d’emploi"
garde["A1"] = "Remplir une ligne par action."

f = classeur.create_sheet("Plan d’action")
f["A1"] = "SPASER — plan d’action 2027-2030"
f.merge_cells("A1:J1")
f["A1"].font = Font(bold=True, size=14)
f["A2"] = "Document de travail"
titres = [
    "Axe", "Objectif", "Action", "Porteur", "Démarage", "Date d’échéance", "Avancement", "Coût annuel (€)",
    "Niveau de priorité", "Remarque du comité",
]
f.append([])
f.append(titres)
for cellule in f[4]:
    cellule.fill = PatternFill("solid", fgColor="1D3557")
j = datetime.date
lignes = [
    ["Axe 1 : Emploi", "Insertion", "Examiner une clause d’insertion\npour chaque marché de travaux", "Services techniques", j(2027, 1, 4), j(2028, 6, 30), 0.4, 12000, "Haute", "Voir l’avis du 3 mai"],
    [None, None, "Réserver l’entretien des massifs", "Services techniques", j(2027, 3, 1), "T1 2028", 0, 3500.5, "moyenne", None],
    [None, "Solidarité", "Consulter des \"ESUS\" = pour les petits achats \\ animations", "Service des achats", "2027", "2030", 0.125, "=H5/10", "Basse", None],
    ["Axe 2 : Sobriété", "Réparer", "Réparer avant de racheter", "Secrétariat général", j(2027, 1, 4), j(2026, 6, 30), 1, "gratuit", "à voir", None],
    [None, None, "Partager le gros matériel", "Services techniques", None, "fin 2029", None, None, None, None],
]
for ligne in lignes:
    f.append(ligne)
f.append(["Total", None, None, None, None, None, None, "=SUM(H5:H9)", None, None])
f.merge_cells("A5:A7")
f.merge_cells("B5:B6")
f.merge_cells("A8:A9")
f.merge_cells("B8:B9")
for n in range(5, 10):
    f[f"G{n}"].number_format = "0.0%"
    for colonne in "EF":
        if isinstance(f[f"{colonne}{n}"].value, datetime.date):
            f[f"{colonne}{n}"].number_format = "dd/mm/yyyy"

brut = sortie / "brut"
brut.mkdir(parents=True, exist_ok=True)
classeur.save(brut / "actions.xlsx")
profil = f"-env:UserInstallation=file://{(sortie / 'profil').resolve()}"
for forme in ("xlsx", "ods"):
    commande = ["soffice", profil, "--headless", "--convert-to", forme, "--outdir", str(sortie), str(brut / "actions.xlsx")]
    subprocess.run(commande, check=True, stdout=subprocess.DEVNULL)
