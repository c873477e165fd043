"""Écrit sur la sortie standard un dossier de N actions, pour mesurer le temps et la mémoire.

Usage : python benches/dossier_synthetique.py 500 > dossier.toml
"""

import sys

# Objectives per axis and actions per objective grow together: the shape of a real scheme.
AXES = 4
ACTIONS_PAR_OBJECTIF = 5
INDICATEURS = ["SOC-01", "SOC-02", "SOC-05", "ENV-01", "ENV-02", "CIR-05", "GOV-01", "GOV-05"]

EN_TETE = """format = 1
[document]
etat = "projet"
debut = 2027
fin = 2032
edition = 1
version = "0.1"
date_juridique = 2026-11-02
date_edition = 2026-11-02
annee_reference = 2025
premiere_publication = 2028
[[acheteurs]]
id = "essai"
nom = "Métropole d’essai"
type = "metropole"
depenses_marches_ht = {{ 2025 = 90000000 }}
[[instances]]
id = "copil"
nom = "Comité de pilotage"
niveau = "pilotage"
seances_par_an = 2
"""

ACTION = """[[actions]]
id = "A-{n}"
objectif = "O-{objectif}"
titre = "Action n° {n} : étudier une clause sociale pour les marchés de plus de trois mois"
description = '''Dès la programmation, la direction de la commande publique et le facilitateur examinent ensemble chaque besoin : nature des tâches, durée, métiers accessibles, structures présentes. L’absence de clause est motivée par écrit.'''
pilote = "Direction de la commande publique"
contributeurs = ["Bâtiments", "Voirie", "Espaces verts"]
indicateurs = ["{indicateur}"]
etapes = [{{ libelle = "Grille d’examen", echeance = 2027-06-30 }}, {{ libelle = "Généralisation", echeance = 2028-12-31 }}]
debut = 2027-01-01
fin = 2029-12-31
priorite = "haute"
statut = "a-venir"
"""


def dossier(actions: int) -> str:
    objectifs = max(1, -(-actions // ACTIONS_PAR_OBJECTIF))
    parties = [EN_TETE.format()]
    for axe in range(min(AXES, objectifs)):
        parties.append(f'[[axes]]\nid = "X-{axe}"\ntitre = "Axe d’essai {axe + 1}"\n')
    for objectif in range(objectifs):
        axe = objectif * min(AXES, objectifs) // objectifs
        parties.append(f'[[objectifs]]\nid = "O-{objectif}"\naxe = "X-{axe}"\ntitre = "Objectif d’essai {objectif + 1}"\n')
    for n in range(actions):
        parties.append(
            ACTION.format(n=n + 1, objectif=n // ACTIONS_PAR_OBJECTIF, indicateur=INDICATEURS[n % len(INDICATEURS)])
        )
    for indicateur in INDICATEURS:
        parties.append(f'[[indicateurs]]\nid = "{indicateur}"\nmodele = "{indicateur}"\n')
        parties.append(f'[[cibles]]\nindicateur = "{indicateur}"\nforme = "paliers"\nannees = {{ 2028 = 20, 2030 = 30, 2032 = 40 }}\n')
    return "\n".join(parties)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    print(dossier(int(sys.argv[1])))
