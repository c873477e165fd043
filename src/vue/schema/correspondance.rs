//! Where the scheme holds each element that article L. 2111-3 asks for: only those that are there. What is
//! missing is the business of the internal check.

use crate::droit::Sujet;
use crate::droit::contenu::{self, Constat, Partie, Statut};
use crate::vue::contexte::{Contexte, cellule, cellule_de};
use crate::vue::contrat::{Bloc, Chapitre, GenreColonne, LigneTableau, Morceau, Tableau};
use crate::vue::tableau::{colonne, courante};
use crate::vue::texte;

/// The chapter that carries the table.
const CHAPITRE: &str = "cadre";

/// Adds the table to the legal chapter, once chapters have their numbers.
pub fn ajouter(cx: &Contexte<'_>, chapitres: &mut [Chapitre]) {
    let Some(citation) = cx.catalogue().citer(contenu::ARTICLE, cx.date) else { return };
    let constats = contenu::examiner(&Sujet { spaser: cx.spaser, suivi: cx.suivi });
    let lignes: Vec<LigneTableau> =
        constats.iter().filter(|c| est_la(c)).filter_map(|c| ligne(c, chapitres)).collect();
    let Some(cadre) = chapitres.iter_mut().find(|c| c.id == CHAPITRE) else { return };
    if lignes.is_empty() {
        return;
    }
    let tableau = Tableau {
        titre: Some(format!("Éléments de l’{} et endroits où les lire", citation.longue)),
        resume: "Pour chaque élément demandé par l’article, son alinéa et les chapitres où il se lit."
            .to_owned(),
        colonnes: vec![
            colonne("Élément", GenreColonne::Texte, 5.0),
            colonne("Alinéa", GenreColonne::Nombre, 0.0),
            colonne("Où le lire", GenreColonne::Texte, 4.0),
        ],
        lignes,
        note: None,
    };
    cadre.blocs.push(super::intertitre("Où trouver ce que la loi demande"));
    cadre.blocs.push(Bloc::Tableau { tableau });
}

fn est_la(constat: &Constat) -> bool {
    matches!(constat.statut(), Statut::Present | Statut::ACompleter)
}

fn ligne(constat: &Constat, chapitres: &[Chapitre]) -> Option<LigneTableau> {
    let parties = parties(constat, chapitres);
    (!parties.is_empty()).then(|| {
        courante(vec![
            cellule(constat.regle.titre),
            cellule(&constat.regle.alinea.to_string()),
            cellule_de(texte::joindre(
                parties
                    .iter()
                    .map(|c| vec![texte::renvoi(c.id.clone(), &nom(c))])
                    .collect::<Vec<Vec<Morceau>>>(),
                ", ",
            )),
        ])
    })
}

/// The chapters where an element stands, in the order of the scheme, each once.
pub fn parties<'a>(constat: &Constat, chapitres: &'a [Chapitre]) -> Vec<&'a Chapitre> {
    let lieux = &constat.examen.lieux;
    chapitres.iter().filter(|c| lieux.iter().any(|l| ancre(&l.partie) == c.id)).collect()
}

/// The anchor of the chapter that prints a part.
fn ancre(partie: &Partie) -> String {
    match partie {
        Partie::Axe(id) => super::axe::ancre(id),
        Partie::Cibles => "cibles".to_owned(),
        Partie::Gouvernance => "gouvernance".to_owned(),
        Partie::Suivi => "suivi".to_owned(),
        Partie::Indicateurs => "fiches-indicateurs".to_owned(),
    }
}

/// « axe 1 », « chapitre 7 », « annexe A ».
pub fn nom(chapitre: &Chapitre) -> String {
    match (&chapitre.surtitre, &chapitre.numero) {
        (Some(axe), _) => crate::ecriture::minuscule(axe),
        (_, Some(n)) if n.chars().all(|c| c.is_ascii_digit()) => format!("chapitre {n}"),
        (_, Some(lettre)) => format!("annexe {lettre}"),
        (None, None) => crate::ecriture::minuscule(&chapitre.titre),
    }
}
