use super::{Examen, Lieu, Manque, Partie, Regle};
use crate::diagnostic::{Chemin, Code};
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C11",
    titre: "Publication des indicateurs tous les deux ans",
    exige: "La publication des indicateurs tous les deux ans. Le texte ne fixe pas le point de départ : la première date est celle que l’acheteur choisit.",
    alinea: 3,
    regarde: "la première année de publication est dite ; les suivantes s’en déduisent, de deux ans en deux ans",
    code: Code::PublicationBiennale,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let champ = || Chemin::racine().cle("document").cle("premiere_publication");
    let premiere = sujet.spaser.dossier.document.premiere_publication;
    let lieu = premiere.map(|annee| Lieu {
        chemin: champ(),
        dit: format!("première publication en {annee}, puis tous les deux ans"),
        partie: Partie::Suivi,
    });
    Examen::ou(lieu.into_iter().collect(), || Manque {
        chemin: champ(),
        message: "l’année de la première publication des indicateurs n’est pas indiquée".to_owned(),
        aide: "ajoutez `premiere_publication = 2028` à `[document]`".to_owned(),
        obligatoire: true,
    })
}
