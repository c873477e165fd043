//! What falls when: the deadlines that law sets, the changes of law within the period, the dates that the
//! buyer chose. Told apart wherever they are shown.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::contexte::Contexte;
use crate::choix::NatureObligation;
use crate::dossier::Acheteur;
use crate::droit::calendrier::{self, Auteur, Jalon};
use crate::droit::{Faits, Portee, dernier_jour, devoirs};

/// A date, with the buyers it concerns in a joint scheme.
pub struct EcheanceVue<'a> {
    pub jalon: Jalon,
    pub acheteurs: Vec<&'a Acheteur>,
}

/// Every date of the scheme, in order: from the legal date, or from its first day if that is earlier, to its
/// last day.
pub fn du_schema<'a>(cx: &Contexte<'a>) -> Vec<EcheanceVue<'a>> {
    let Some(fin) = dernier_jour(cx.spaser) else { return Vec::new() };
    let mut par_id: BTreeMap<(Date, String), EcheanceVue<'a>> = BTreeMap::new();
    for acheteur in &cx.spaser.dossier.acheteurs {
        let faits = Faits::from(acheteur);
        let mut jalons = calendrier::echeances(cx.catalogue(), &faits, cx.date, fin);
        let dites: Vec<(Date, String)> = jalons.iter().map(|j| (j.date, j.obligation.clone())).collect();
        // A deadline already says what its duty becomes that day.
        let changements = changements(cx, &faits, fin);
        jalons.extend(changements.into_iter().filter(|j| !dites.contains(&(j.date, j.obligation.clone()))));
        for jalon in jalons {
            let cle = (jalon.date, jalon.id.clone());
            par_id
                .entry(cle)
                .or_insert(EcheanceVue { jalon, acheteurs: Vec::new() })
                .acheteurs
                .push(acheteur);
        }
    }
    let publications = calendrier::publications(cx.spaser).into_iter();
    let tous: Vec<&Acheteur> = cx.spaser.dossier.acheteurs.iter().collect();
    let mut echeances: Vec<EcheanceVue<'a>> = par_id.into_values().collect();
    echeances.extend(publications.map(|jalon| EcheanceVue { jalon, acheteurs: tous.clone() }));
    echeances.sort_by(|a, b| (a.jalon.date, &a.jalon.id).cmp(&(b.jalon.date, &b.jalon.id)));
    echeances
}

/// Duties that begin or change within the period.
fn changements(cx: &Contexte<'_>, faits: &Faits, fin: Date) -> Vec<Jalon> {
    let siens = devoirs(cx.catalogue(), faits, cx.date, Some(fin)).into_iter();
    let siens = siens.filter(|d| d.portee == Portee::Oui && d.obligation.nature == NatureObligation::Legale);
    siens
        .flat_map(|d| {
            d.changements.into_iter().filter_map(|v| {
                let cible = v.cible.as_ref().map(|c| format!(" : {c}")).unwrap_or_default();
                Some(Jalon {
                    date: v.du?,
                    jour_connu: true,
                    titre: format!("{}{cible}", v.titre),
                    auteur: Auteur::Loi,
                    obligation: v.id.clone(),
                    certitude: v.certitude,
                    id: format!("{}-{}", v.id, v.du?),
                    annuelle: None,
                    fiche: None,
                })
            })
        })
        .collect()
}
