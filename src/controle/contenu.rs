//! The content that article L. 2111-3 asks for, and the pitfalls of the text, said as faults of the
//! dossier. A lack is a warning in a draft, an error from `soumis` on; what is only recommended, and what
//! reads badly, never more than a warning.

use super::Sujet;
use crate::diagnostic::{Chemin, Diagnostic, Diagnostics, Gravite, Pas};
use crate::dossier::{Etat, Suite, TypeAcheteur};
use crate::droit::contenu::{self, Manque, Regle};
use crate::droit::lints::{self, Relecture};

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let Some(article) = sujet.date().and_then(|date| sujet.spaser.catalogue.citer(contenu::ARTICLE, date))
    else {
        return Diagnostics::new();
    };
    let constats = contenu::examiner(sujet);
    let manques = constats.iter().flat_map(|c| c.examen.manques.iter().map(|m| (c.regle, m)));
    let mut fautes: Diagnostics =
        manques.map(|(regle, manque)| dire(sujet, regle, manque, &article.courte)).collect();
    fautes.extend(
        lints::examiner(sujet)
            .into_iter()
            .map(|s| Diagnostic::new(s.code, s.message).en(s.chemin).sujet("").aide(s.aide)),
    );
    fautes
}

fn dire(sujet: &Sujet<'_>, regle: &Regle, manque: &Manque, article: &str) -> Diagnostic {
    let projet = sujet.spaser.dossier.document.etat == Etat::Projet;
    let gravite = if manque.obligatoire && !projet { Gravite::Erreur } else { Gravite::Avertissement };
    Diagnostic::new(regle.code, manque.message.clone())
        .gravite(gravite)
        .sujet("")
        .en(place(sujet, &manque.chemin))
        .aide(manque.aide.clone())
        .aide(format!("{article}, alinéa {} ({})", regle.alinea, regle.element))
}

/// What belongs in a table that the dossier lacks is shown at the head of the dossier.
fn place(sujet: &Sujet<'_>, chemin: &Chemin) -> Chemin {
    let dossier = sujet.spaser.dossier;
    let table = chemin.etapes().first().map(|pas| match pas {
        Pas::Cle(cle) => cle.as_str(),
        Pas::Rang(_) => "",
    });
    let absente = match table {
        Some("gouvernance") => dossier.gouvernance.is_none(),
        Some("objectifs") => dossier.objectifs.is_empty(),
        Some("actions") => dossier.actions.is_empty(),
        Some("indicateurs") => dossier.indicateurs.is_empty(),
        Some("cibles") => dossier.cibles.is_empty(),
        _ => false,
    };
    if absente { Chemin::racine().cle("document") } else { chemin.clone() }
}

/// Pitfalls in the words, each with the very words it speaks of.
pub fn relire(sujet: &Sujet<'_>, textes: &[(Chemin, &str)]) -> Vec<(Diagnostic, String)> {
    let Some(date) = sujet.date() else { return Vec::new() };
    let types: Vec<TypeAcheteur> = sujet.spaser.dossier.acheteurs.iter().map(|a| a.type_acheteur).collect();
    let relecture = Relecture::new(lints::Contexte { date, types: &types });
    let catalogue = sujet.spaser.catalogue;
    let mut trouves = Vec::new();
    // What others proposed and the buyer refused binds nobody.
    let refusees: Vec<Chemin> = (sujet.spaser.dossier.contributions.iter().enumerate())
        .filter(|(_, c)| c.suite == Some(Suite::NonRetenue))
        .map(|(rang, _)| super::element("contributions", rang, "proposition"))
        .collect();
    for (chemin, texte) in textes.iter().filter(|(chemin, _)| !refusees.contains(chemin)) {
        for trouve in relecture.relire(texte) {
            let citations = trouve.lint.fondements.iter().filter_map(|id| catalogue.citer(id, date));
            let fondements: Vec<String> = citations.map(|c| c.courte).collect();
            let mut faute = Diagnostic::new(trouve.lint.code, trouve.lint.message)
                .en(chemin.clone())
                .aide(trouve.lint.aide);
            if !fondements.is_empty() {
                faute = faute.aide(fondements.join(" ; "));
            }
            trouves.push((faute, texte[trouve.etendue].to_owned()));
        }
    }
    trouves
}
