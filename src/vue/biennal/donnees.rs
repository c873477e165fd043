//! The same values as open data: the public projection, kept to the years of the publication.

use crate::dossier::Annee;
use crate::vue::contexte::Contexte;
use crate::vue::publique::{self, Publique};

/// Observed values of these years and of the baseline, their targets and the last one.
pub fn donnees(cx: &Contexte<'_>, annees: &[Annee]) -> Publique {
    let mut publique = publique::construire(cx);
    let dedans = |annee: u16| annees.contains(&Annee(annee));
    for i in &mut publique.indicateurs {
        let resolu = cx.spaser.indicateurs.iter().find(|r| r.id().as_str() == i.id);
        let reference = resolu.and_then(|r| r.annee_reference);
        i.observations.retain(|o| dedans(o.annee) || reference == Some(Annee(o.annee)));
        let finale = i.cibles.iter().map(|c| c.annee).max();
        i.cibles.retain(|c| dedans(c.annee) || finale == Some(c.annee));
    }
    publique
}
