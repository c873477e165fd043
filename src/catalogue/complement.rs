//! An overlay: records that add, correct or close, one by one. A record with the identifier and the
//! first day of one that stands replaces it; any other is added. Each remembers the file it came from.

use jiff::civil::Date;

use super::fiche::*;
use super::{Catalogue, Fiches};

/// A record that an overlay may bring: what names it, and where it came from.
trait Fiche {
    /// What two records must share for one to replace the other.
    fn est(&self, autre: &Self) -> bool;
    fn origine(&mut self) -> &mut Option<String>;
}

macro_rules! fiches {
    ($($type:ty: $($champ:ident),+;)+) => {$(
        impl Fiche for $type {
            fn est(&self, autre: &Self) -> bool {
                $(self.$champ == autre.$champ)&&+
            }
            fn origine(&mut self) -> &mut Option<String> {
                &mut self.origine
            }
        }
    )+};
}
fiches! {
    Texte: id;
    Article: id, du;
    Obligation: id, du;
    ModeleIndicateur: id;
    Organisme: type_acheteur;
    Echeance: id;
    FamilleAgec: id;
    TermeCatalogue: terme;
    Seuil: id, du;
    ModeleActe: nature;
    SourceDuDroit: id;
}

impl Catalogue {
    /// This catalogue with the records of an overlay, each marked with the name of its file; and, for
    /// each closing of it that closes nothing, its rank.
    #[must_use]
    pub fn complete(self, complement: Fiches, fichier: &str) -> (Self, Vec<usize>) {
        let mut fiches = self.fiches;
        poser(&mut fiches.textes, complement.textes, fichier);
        poser(&mut fiches.articles, complement.articles, fichier);
        poser(&mut fiches.obligations, complement.obligations, fichier);
        poser(&mut fiches.indicateurs, complement.indicateurs, fichier);
        poser(&mut fiches.organismes, complement.organismes, fichier);
        poser(&mut fiches.echeances, complement.echeances, fichier);
        poser(&mut fiches.agec, complement.agec, fichier);
        poser(&mut fiches.termes, complement.termes, fichier);
        poser(&mut fiches.seuils, complement.seuils, fichier);
        poser(&mut fiches.actes, complement.actes, fichier);
        poser(&mut fiches.sources, complement.sources, fichier);
        let sans_effet = complement.clotures.iter().enumerate();
        let sans_effet = sans_effet.filter(|(_, c)| !clore(&mut fiches, c, fichier)).map(|(rang, _)| rang);
        let sans_effet = sans_effet.collect();
        (Self::new(fiches), sans_effet)
    }
}

fn poser<F: Fiche>(en_place: &mut Vec<F>, nouvelles: Vec<F>, fichier: &str) {
    for mut nouvelle in nouvelles {
        *nouvelle.origine() = Some(fichier.to_owned());
        match en_place.iter_mut().find(|f| f.est(&nouvelle)) {
            Some(ancienne) => *ancienne = nouvelle,
            None => en_place.push(nouvelle),
        }
    }
}

/// Closes the version in force on the last day given; says whether there was one.
fn clore(fiches: &mut Fiches, cloture: &Cloture, fichier: &str) -> bool {
    macro_rules! dans {
        ($liste:expr) => {
            $liste
                .iter_mut()
                .find(|f| f.id == cloture.id && super::en_vigueur(f.du, f.au, cloture.au))
                .map(|f| (f.au, f.origine) = (Some(cloture.au), Some(fichier.to_owned())))
                .is_some()
        };
    }
    match cloture.famille {
        FamilleDatee::Obligations => dans!(fiches.obligations),
        FamilleDatee::Articles => dans!(fiches.articles),
        FamilleDatee::Seuils => dans!(fiches.seuils),
        // A deadline has no last day: closed, it is no more.
        FamilleDatee::Echeances => {
            let avant = fiches.echeances.len();
            fiches.echeances.retain(|e| e.id != cloture.id || e.date.is_some_and(|d: Date| d <= cloture.au));
            fiches.echeances.len() < avant
        }
    }
}
