//! Where the scheme starts from: the former scheme, strengths and weaknesses, baselines.

use super::{chapitre as chapitre_du_corps, section, texte_du_dossier};
use crate::ecriture::{capitale, liste, minuscule};
use crate::vue::contexte::Contexte;
use crate::vue::contrat::{Bloc, Chapitre, Colonne};
use crate::vue::texte;

pub fn chapitre(cx: &Contexte<'_>) -> Option<Chapitre> {
    let etat = cx.spaser.dossier.etat_des_lieux.as_ref()?;
    let mut blocs = Vec::new();
    if let Some(presentation) = &etat.presentation {
        blocs.push(texte_du_dossier("etat_des_lieux/presentation", presentation));
    }
    blocs.extend(section(
        "Le bilan du schéma précédent",
        "etat_des_lieux/bilan_precedent",
        etat.bilan_precedent.as_ref(),
    ));
    let paires = [
        ("Forces", &etat.forces, "Faiblesses", &etat.faiblesses),
        ("Opportunités", &etat.opportunites, "Menaces", &etat.menaces),
    ];
    let presents = paires.iter().flat_map(|(nom_a, a, nom_b, b)| [(nom_a, a), (nom_b, b)]);
    let presents: Vec<String> =
        presents.filter(|(_, elements)| !elements.is_empty()).map(|(nom, _)| minuscule(nom)).collect();
    if !presents.is_empty() {
        blocs.push(super::intertitre(&capitale(&liste(&presents))));
    }
    for (titre_a, a, titre_b, b) in paires {
        let colonnes: Vec<Colonne> = [(titre_a, a), (titre_b, b)]
            .into_iter()
            .filter(|(_, elements)| !elements.is_empty())
            .map(|(titre, elements)| Colonne {
                titre: titre.to_owned(),
                // « Forces » are the field `forces`.
                contenu: texte::du_champ(
                    &format!("etat_des_lieux/{}", minuscule(titre).replace('é', "e")),
                    texte::puces(elements),
                ),
            })
            .collect();
        if !colonnes.is_empty() {
            blocs.push(Bloc::Colonnes { colonnes });
        }
    }
    (!blocs.is_empty()).then(|| chapitre_du_corps("etat-des-lieux", "État des lieux", blocs))
}
