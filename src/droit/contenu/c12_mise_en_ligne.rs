use super::{Examen, Lieu, Manque, Partie, Regle};
use crate::diagnostic::{Chemin, Code};
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C12",
    titre: "Mise en ligne du schéma",
    exige: "Le schéma est rendu public, notamment par une mise en ligne sur le site internet de l’acheteur, lorsqu’il existe.",
    alinea: 2,
    regarde: "l’adresse de publication du schéma, ou le site de chaque acheteur, est indiquée ; un acheteur dont le site manque donne un avertissement",
    code: Code::MiseEnLigne,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let dossier = sujet.spaser.dossier;
    let mut examen = Examen::default();
    if let Some(adresse) = &dossier.document.adresse_publication {
        examen.lieux.push(Lieu {
            chemin: Chemin::racine().cle("document").cle("adresse_publication"),
            dit: adresse.affichable().to_owned(),
            partie: Partie::Suivi,
        });
    }
    for (rang, acheteur) in dossier.acheteurs.iter().enumerate() {
        let chemin = Chemin::racine().cle("acheteurs").rang(rang).cle("site");
        match &acheteur.site {
            Some(site) => examen.lieux.push(Lieu {
                chemin,
                dit: format!("site de l’acheteur : {}", site.affichable()),
                partie: Partie::Suivi,
            }),
            None if dossier.document.adresse_publication.is_none() => examen.manques.push(Manque {
                chemin,
                message: format!("{} : l’adresse où le schéma sera mis en ligne n’est pas indiquée", acheteur.nom),
                aide: "ajoutez `site = \"https://…\"` à l’acheteur, ou `adresse_publication` à `[document]` ; sans site internet, dites dans `publication` comment le schéma est rendu public".to_owned(),
                obligatoire: !est_rendu_public_autrement(sujet),
            }),
            None => examen.manques.push(Manque {
                chemin,
                message: format!("{} : son site internet n’est pas indiqué", acheteur.nom),
                aide: "le texte demande une mise en ligne sur le site de chaque acheteur, lorsqu’il existe : ajoutez `site = \"https://…\"`".to_owned(),
                obligatoire: false,
            }),
        }
    }
    examen
}

/// A buyer without a website says in words how the scheme is made public.
fn est_rendu_public_autrement(sujet: &Sujet<'_>) -> bool {
    sujet.spaser.dossier.gouvernance.as_ref().is_some_and(|g| g.publication.is_some())
}
