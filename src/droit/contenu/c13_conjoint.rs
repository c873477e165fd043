use super::c08_indicateurs::est_precis;
use super::{Examen, Lieu, Manque, Partie, Regle};
use crate::diagnostic::{Chemin, Code};
use crate::dossier::Acheteur;
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C13",
    titre: "Indicateurs propres à chaque acheteur d’un schéma conjoint",
    exige: "Dans un schéma élaboré conjointement, des indicateurs établis pour chaque acheteur.",
    alinea: 4,
    regarde: "chaque acheteur du schéma a au moins un taux qui le concerne ; le classeur les sépare, acheteur par acheteur",
    code: Code::IndicateursParAcheteur,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    if !sujet.spaser.est_conjoint() {
        return Examen { sans_objet: true, ..Examen::default() };
    }
    let taux_de = |a: &Acheteur| {
        let concerne = |ids: Vec<&Acheteur>| ids.iter().any(|x| x.id == a.id);
        sujet
            .spaser
            .indicateurs
            .iter()
            .filter(|i| est_precis(i))
            .filter(|i| concerne(sujet.spaser.acheteurs_de(i)))
            .count()
    };
    let mut examen = Examen::default();
    for (rang, acheteur) in sujet.spaser.dossier.acheteurs.iter().enumerate() {
        let chemin = Chemin::racine().cle("acheteurs").rang(rang);
        match taux_de(acheteur) {
            0 => examen.manques.push(Manque {
                chemin,
                message: format!("aucun taux n’est établi pour {}", acheteur.nom),
                aide: format!("ajoutez `\"{}\"` aux `acheteurs` d’un indicateur, ou retirez cette liste pour qu’il vaille pour tous", acheteur.id),
                obligatoire: true,
            }),
            n => examen.lieux.push(Lieu {
                chemin,
                dit: format!("{} : {}", acheteur.nom, crate::ecriture::compte(n, "taux", "taux")),
                partie: Partie::Indicateurs,
            }),
        }
    }
    examen
}
