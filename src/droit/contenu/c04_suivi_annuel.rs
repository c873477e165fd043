use super::{Examen, Lieu, Manque, Partie, Regle, table};
use crate::diagnostic::{Chemin, Code};
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C4",
    titre: "Suivi annuel",
    exige: "Les modalités du suivi annuel des objectifs.",
    alinea: 2,
    regarde: "des indicateurs existent et la période a une première année : le schéma et le classeur les suivent année par année ; `suivi_annuel` dit qui collecte et devant qui le bilan est présenté",
    code: Code::SuiviAnnuel,
    examiner,
};

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let dossier = sujet.spaser.dossier;
    let decrit = dossier.gouvernance.as_ref().is_some_and(|g| g.suivi_annuel.is_some());
    let suivi = !dossier.indicateurs.is_empty() && dossier.document.debut.is_some();
    let mut examen = Examen::default();
    if decrit {
        examen.lieux.push(Lieu {
            chemin: Chemin::racine().cle("gouvernance").cle("suivi_annuel"),
            dit: "modalités du suivi annuel".to_owned(),
            partie: Partie::Suivi,
        });
    }
    if suivi {
        examen.lieux.push(Lieu {
            chemin: table("indicateurs"),
            dit: "une valeur par indicateur et par année".to_owned(),
            partie: Partie::Suivi,
        });
    } else {
        examen.manques.push(Manque {
            chemin: table("indicateurs"),
            message: "aucun indicateur n’est suivi année par année".to_owned(),
            aide: "ajoutez des `[[indicateurs]]`, et la première année du schéma dans `[document]`"
                .to_owned(),
            obligatoire: true,
        });
    }
    if suivi && !decrit {
        examen.manques.push(Manque {
            chemin: Chemin::racine().cle("gouvernance").cle("suivi_annuel"),
            message: "le schéma ne dit pas qui collecte les valeurs chaque année, ni devant qui le bilan est présenté".to_owned(),
            aide: "ajoutez `suivi_annuel = '''…'''` à `[gouvernance]`".to_owned(),
            obligatoire: false,
        });
    }
    examen
}
