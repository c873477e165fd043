//! Is the text still the one submitted to the assembly? In `soumis` a change is a warning; in `adopte`
//! it is an error unless the act of adoption says which amendments were voted.

use crate::comparaison::{Changement, Ecart, Scelle};
use crate::diagnostic::{Chemin, Code, Diagnostic, Gravite};
use crate::dossier::{Dossier, Etat, NatureActe};
use crate::ecriture::{compte, date_longue};

/// More differences than this are summed up.
const MONTRES: usize = 12;

/// `dire` names a path: « action GOV-03, champ `pilote` ».
pub fn scelle(
    dossier: &Dossier,
    scelle: &Scelle,
    ecarts: &[Ecart],
    dire: &dyn Fn(&Chemin) -> String,
) -> Option<Diagnostic> {
    let premier = ecarts.first()?;
    let amende = dossier.actes.iter().any(|a| a.nature == NatureActe::Adoption && !a.amendements.is_empty());
    let (gravite, issue) = match dossier.document.etat {
        Etat::Soumis => (
            Gravite::Avertissement,
            "pour soumettre ce nouveau texte, supprimez scelle.json : il sera refait ; sinon, rétablissez l’ancien",
        ),
        Etat::Adopte if amende => return None,
        Etat::Adopte => (
            Gravite::Erreur,
            "rétablissez le texte soumis, ou dites ce que l’assemblée a changé : `amendements = [\"…\"]` dans l’acte d’adoption",
        ),
        Etat::Projet | Etat::Modifie => return None,
    };
    let message = format!(
        "le texte n’est plus celui {} : {}",
        qui_fut_soumis(scelle),
        compte(ecarts.len(), "différence", "différences")
    );
    let mut faute = Diagnostic::new(Code::CorpsModifie, message)
        .gravite(gravite)
        .sujet("")
        .en(premier.chemin.clone())
        .dit("première différence");
    faute = faute.aides(ecarts.iter().take(MONTRES).map(|e| phrase(e, dire)));
    if ecarts.len() > MONTRES {
        faute = faute.aide(format!("et {}", compte(ecarts.len() - MONTRES, "autre", "autres")));
    }
    Some(faute.aide(issue))
}

/// « soumis à l’assemblée (version 1.0, 2 novembre 2026) ».
fn qui_fut_soumis(scelle: &Scelle) -> String {
    let version = scelle.version.as_ref().map(|v| format!("version {v}"));
    let date = scelle.date_edition.map(date_longue);
    let details: Vec<String> = [version, date].into_iter().flatten().collect();
    match details.as_slice() {
        [] => "soumis à l’assemblée".to_owned(),
        details => format!("soumis à l’assemblée ({})", details.join(", ")),
    }
}

fn phrase(ecart: &Ecart, dire: &dyn Fn(&Chemin) -> String) -> String {
    let ou = dire(&ecart.chemin);
    match &ecart.changement {
        Changement::Ajoute => format!("{ou} : ajouté"),
        Changement::Retire => format!("{ou} : retiré"),
        Changement::Modifie { avant, apres } => format!("{ou} : {avant} est devenu {apres}"),
        Changement::ElementRetire { nom } => format!("{ou} : {nom} retiré"),
    }
}
