//! A segment of the purchasing map as it stands: what the dossier draws, then what was observed since. The
//! last observation that says something prevails.

use crate::dossier::Segment;
use crate::suivi::{SegmentObserve, Suivi};

/// The segment, each observation put over the dossier in turn. Comments of an observation are its own.
pub fn actuel(segment: &Segment, suivi: &Suivi) -> Segment {
    let mut s = segment.clone();
    for o in suivi.segments.iter().filter(|o| o.segment == segment.id) {
        reporter(&mut s, o);
    }
    s
}

fn reporter(s: &mut Segment, o: &SegmentObserve) {
    s.montants.extend(o.montants.iter().map(|(a, m)| (*a, *m)));
    s.marches = o.marches.or(s.marches);
    s.fournisseurs = o.fournisseurs.or(s.fournisseurs);
    s.part_premier_fournisseur = o.part_premier_fournisseur.or(s.part_premier_fournisseur);
    s.part_pme = o.part_pme.or(s.part_pme);
    s.prochaine_echeance = o.prochaine_echeance.or(s.prochaine_echeance);
    s.enjeu_environnemental = o.enjeu_environnemental.or(s.enjeu_environnemental);
    s.enjeu_social = o.enjeu_social.or(s.enjeu_social);
    s.enjeu_circulaire = o.enjeu_circulaire.or(s.enjeu_circulaire);
    s.liberte = o.liberte.or(s.liberte);
    s.offre_responsable = o.offre_responsable.or(s.offre_responsable);
    s.maturite = o.maturite.or(s.maturite);
}
