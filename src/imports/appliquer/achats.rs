//! What purchases were: the yearly declaration, the map; and the journal.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::super::copie::Ligne;
use super::super::fusion::Retenue;
use super::super::monde::id;
use super::super::valeur::{Valeur, normaliser};
use super::{champ, de_tous, entier, remplacer};
use crate::classeur::{Champ, CleColonne};
use crate::dossier::{Annee, Id, Jour, Montant};
use crate::suivi::{DeclarationAgec, EntreeJournal, SegmentObserve, Suivi};

fn montant(valeur: &Valeur) -> Option<Montant> {
    match valeur {
        Valeur::Nombre(n) => Montant::from_euros(*n).ok(),
        _ => None,
    }
}

/// Writes a declaration: the one already there, changed, or a new one.
pub fn declarer(
    suivi: &mut Suivi,
    (acheteur, annee, famille): (Option<Id>, Annee, &str),
    connue: Option<&DeclarationAgec>,
    retenues: &[&Retenue],
) {
    let Some(famille) = id(famille) else { return };
    let mut declaration = connue.cloned().unwrap_or(DeclarationAgec {
        acheteur,
        annee,
        famille,
        montant_total: None,
        montant_reemploi: None,
        montant_dons: None,
        montant_recycles: None,
        commentaire: None,
        provenance: None,
    });
    for retenue in retenues {
        match champ(retenue) {
            Some(Champ::MontantTotal) => declaration.montant_total = montant(&retenue.valeur),
            Some(Champ::MontantReemploi) => declaration.montant_reemploi = montant(&retenue.valeur),
            Some(Champ::MontantDons) => declaration.montant_dons = montant(&retenue.valeur),
            Some(Champ::MontantRecycles) => declaration.montant_recycles = montant(&retenue.valeur),
            _ => declaration.commentaire = texte(&retenue.valeur),
        }
    }
    declaration.provenance = de_tous(retenues).or_else(|| declaration.provenance.take());
    remplacer(&mut suivi.agec, connue, declaration);
}

fn texte(valeur: &Valeur) -> Option<String> {
    match valeur {
        Valeur::Texte(texte) => Some(texte.clone()),
        _ => None,
    }
}

/// Writes what was observed of a segment: a record an import, dated, so that what was observed before stays as it was.
pub fn cartographier(suivi: &mut Suivi, segment: &str, le: Date, retenues: &[&Retenue]) {
    let Some(segment) = id(segment) else { return };
    let dernier = suivi.segments.iter().rposition(|s| s.segment == segment);
    let du_jour =
        dernier.filter(|rang| suivi.segments.get(*rang).is_some_and(|s| s.releve_le == Some(Jour(le))));
    let rang = du_jour.unwrap_or_else(|| {
        suivi.segments.push(SegmentObserve { releve_le: Some(Jour(le)), ..vierge(segment) });
        suivi.segments.len() - 1
    });
    let Some(observe) = suivi.segments.get_mut(rang) else { return };
    for retenue in retenues {
        observer(observe, retenue);
    }
    observe.provenance = de_tous(retenues).or_else(|| observe.provenance.take());
}

fn vierge(segment: Id) -> SegmentObserve {
    SegmentObserve {
        segment,
        montants: BTreeMap::new(),
        marches: None,
        fournisseurs: None,
        part_premier_fournisseur: None,
        part_pme: None,
        prochaine_echeance: None,
        enjeu_environnemental: None,
        enjeu_social: None,
        enjeu_circulaire: None,
        liberte: None,
        offre_responsable: None,
        maturite: None,
        releve_le: None,
        commentaire: None,
        provenance: None,
    }
}

fn observer(observe: &mut SegmentObserve, retenue: &Retenue) {
    let valeur = &retenue.valeur;
    let nombre = match valeur {
        Valeur::Nombre(n) => Some(*n),
        _ => None,
    };
    let compte = nombre.and_then(entier);
    let niveau = compte.and_then(|n| u8::try_from(n).ok());
    if let (CleColonne::Annee(annee), Some(montant)) = (retenue.place.colonne, montant(valeur)) {
        observe.montants.insert(Annee(annee), montant);
    }
    match champ(retenue) {
        Some(Champ::Marches) => observe.marches = compte,
        Some(Champ::Fournisseurs) => observe.fournisseurs = compte,
        Some(Champ::PartPremierFournisseur) => observe.part_premier_fournisseur = nombre,
        Some(Champ::PartPme) => observe.part_pme = nombre,
        Some(Champ::EnjeuEnvironnemental) => observe.enjeu_environnemental = niveau,
        Some(Champ::EnjeuSocial) => observe.enjeu_social = niveau,
        Some(Champ::EnjeuCirculaire) => observe.enjeu_circulaire = niveau,
        Some(Champ::Liberte) => observe.liberte = niveau,
        Some(Champ::OffreResponsable) => observe.offre_responsable = niveau,
        Some(Champ::Maturite) => observe.maturite = niveau,
        Some(Champ::Commentaire) => observe.commentaire = texte(valeur),
        Some(Champ::ProchaineEcheance) => {
            if let Valeur::Date(jour) = valeur {
                observe.prochaine_echeance = Some(Jour(*jour));
            }
        }
        _ => {}
    }
}

/// Lines of the journal that are not there yet; how many.
pub fn consigner(suivi: &mut Suivi, lignes: &[&Ligne]) -> usize {
    let avant = suivi.journal.len();
    for ligne in lignes {
        let deja = suivi
            .journal
            .iter()
            .any(|j| j.date.0 == ligne.date && normaliser(&j.changement) == normaliser(&ligne.changement));
        if !deja {
            suivi.journal.push(EntreeJournal {
                date: Jour(ligne.date),
                auteur: ligne.auteur.clone(),
                changement: ligne.changement.clone(),
                provenance: Some(ligne.lieu.to_string()),
            });
        }
    }
    suivi.journal.len() - avant
}
