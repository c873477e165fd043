use super::{Examen, Lieu, Manque, Partie, Regle, table};
use crate::diagnostic::{Chemin, Code};
use crate::dossier::{Expression, IndicateurResolu};
use crate::droit::Sujet;

pub const REGLE: Regle = Regle {
    element: "C8",
    titre: "Indicateurs précis, en nombre ou en valeur",
    exige: "Des indicateurs précis, exprimés en nombre de contrats ou en valeur.",
    alinea: 3,
    regarde: "un indicateur au moins compte des contrats ou des montants, avec son numérateur et son dénominateur ; l’un des deux suffit, le texte disant « ou »",
    code: Code::IndicateursPrecis,
    examiner,
};

/// A rate that counts contracts or amounts, with both its terms.
pub fn est_precis(i: &IndicateurResolu<'_>) -> bool {
    matches!(i.expression, Some(Expression::Nombre | Expression::Valeur)) && i.est_un_taux()
}

fn examiner(sujet: &Sujet<'_>) -> Examen {
    let precis = sujet.spaser.indicateurs.iter().enumerate().filter(|(_, i)| est_precis(i));
    let lieux = precis.map(|(rang, i)| Lieu {
        chemin: Chemin::racine().cle("indicateurs").rang(rang),
        dit: format!("indicateur {}", i.id()),
        partie: Partie::Indicateurs,
    });
    Examen::ou(lieux.collect(), || {
        Manque {
        chemin: table("indicateurs"),
        message: "aucun indicateur n’est un taux en nombre de contrats ou en valeur".to_owned(),
        aide: "ajoutez un indicateur du noyau, par exemple `modele = \"SOC-01\"`, ou donnez `expression`, `numerateur` et `denominateur` au vôtre".to_owned(),
        obligatoire: true,
    }
    })
}
