use super::{Examen, Lieu, Manque, Partie, Regle, table};
use crate::diagnostic::{Chemin, Code};
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C3",
    titre: "Modalités de mise en œuvre",
    exige: "Les modalités de mise en œuvre des objectifs.",
    alinea: 2,
    regarde: "la gouvernance est décrite, ou des actions ont un pilote",
    code: Code::MiseEnOeuvre,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let dossier = sujet.spaser.dossier;
    let mut lieux = Vec::new();
    if dossier.gouvernance.is_some() || !dossier.instances.is_empty() {
        let champ = if dossier.gouvernance.is_some() { "gouvernance" } else { "instances" };
        lieux.push(Lieu {
            chemin: table(champ),
            dit: "gouvernance du schéma".to_owned(),
            partie: Partie::Gouvernance,
        });
    }
    for axe in &sujet.spaser.axes {
        let pilotees = axe.objectifs.iter().flat_map(|o| &o.actions).filter(|a| a.action.pilote.is_some());
        let Some(premiere) = pilotees.clone().next() else { continue };
        let rang = dossier.actions.iter().position(|a| a.id == premiere.action.id).unwrap_or_default();
        lieux.push(Lieu {
            chemin: Chemin::racine().cle("actions").rang(rang),
            dit: match pilotees.count() {
                1 => format!("une action pilotée dans l’axe {}", axe.numero),
                n => format!("{n} actions pilotées dans l’axe {}", axe.numero),
            },
            partie: Partie::Axe(axe.axe.id.clone()),
        });
    }
    Examen::ou(lieux, || Manque {
        chemin: table("gouvernance"),
        message: "rien ne dit comment le schéma est mis en œuvre".to_owned(),
        aide: "décrivez `[gouvernance]` (pilotage, équipe, moyens), ou donnez un `pilote` aux actions"
            .to_owned(),
        obligatoire: true,
    })
}
