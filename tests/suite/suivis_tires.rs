//! Follow-ups drawn at random, as people have them: few decimals, but also amounts of the State's size, texts in any
//! script, texts that a spreadsheet could take for formulas or for dates, and what nobody filled.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::option;
use proptest::prelude::*;
use spaser::classeur::nettoyer;
use spaser::dossier::{Annee, EtatEtape, Id, Jour, Montant, Serie, Statut};
use spaser::input;
use spaser::suivi::{
    Avancement, DeclarationAgec, EntreeJournal, EtapeSuivie, Releve, SeanceTenue, SegmentObserve, Suivi,
};

pub const INDICATEURS: [&str; 9] =
    ["SOC-01", "SOC-05", "SOC-07", "SOC-08", "ENV-01", "ENV-09", "ENV-10", "CIR-05", "GOV-01"];
const ACTIONS: [&str; 3] = ["reserver", "chantier", "clause"];
/// Steps of the sample: an action, a rank.
const ETAPES: [(&str, u32); 4] = [("reserver", 1), ("reserver", 2), ("chantier", 1), ("clause", 2)];
const SEGMENTS: [&str; 3] = ["cantine", "travaux", "energie"];
const FAMILLES: [&str; 3] = ["agec-01", "agec-05", "agec-17"];

fn id(texte: &str) -> Id {
    Id::parse(texte).expect("un identifiant")
}

/// A value with few decimals, now and then a very large one.
fn valeur() -> impl Strategy<Value = f64> {
    let courante = (0u32..5_000_000, prop_oneof![Just(1.0), Just(10.0), Just(100.0)])
        .prop_map(|(n, d)| f64::from(n) / d);
    prop_oneof![8 => courante, 1 => (0u32..u32::MAX).prop_map(|n| f64::from(n) * 1_000.0)]
}

/// Nothing between 0 and 1 %: the import asks whether it is a fraction, which `retours` holds.
fn taux() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 9 => 1.0..100.0]
}

fn part() -> impl Strategy<Value = f64> {
    (0u32..=100).prop_map(f64::from)
}

fn montant() -> impl Strategy<Value = Montant> {
    prop_oneof![6 => 0i64..900_000_000, 1 => Just(0), 1 => 0i64..100_000_000_000_000]
        .prop_map(Montant::from_centimes)
}

fn serie(valeurs: impl Strategy<Value = f64>) -> impl Strategy<Value = Serie> {
    proptest::collection::btree_map((2025u16..=2032).prop_map(Annee), valeurs, 0..6)
}

/// Any text that a follow-up may hold; a third of them could be something else in a cell.
fn texte() -> impl Strategy<Value = String> {
    let pieges = prop_oneof![
        "[=+@-][\\PC]{1,30}",
        "[=+@-]([A-Z]{1,2}[0-9]{1,2}|SUM\\(A1:B2\\)|cmd\\|' /C calc'!A0)",
        "[0-9]{1,2}/[0-9]{1,2}/20[0-9]{2}",
        "[0-9]{1,12}([,.][0-9]{1,3})?( ?%| ?€)?",
        "(VRAI|TRUE|Oui|#N/A|_x000D_|'[0-9]{3}|1E5)",
    ];
    prop_oneof![2 => "\\PC{1,40}".boxed(), 1 => pieges.boxed()]
        .prop_filter("un texte que le suivi accepte", |t| {
            !nettoyer(t).is_empty() && input::interdit(t).is_none()
        })
        .prop_map(|t| input::assainir(&t))
}

fn jour(annees: std::ops::RangeInclusive<i16>) -> impl Strategy<Value = Jour> {
    (annees, 1i8..=12, 1i8..=28).prop_map(|(a, m, j)| Jour(date(a, m, j)))
}

fn releve() -> impl Strategy<Value = Releve> {
    let mots = proptest::collection::btree_map((2025u16..=2032).prop_map(Annee), texte(), 0..3);
    (proptest::sample::select(&INDICATEURS), serie(valeur()), serie(valeur()), serie(taux()), mots).prop_map(
        |(indicateur, numerateurs, mut denominateurs, mut annees, commentaires)| {
            // A part is not larger than its whole; a rate is stated only without its terms.
            denominateurs.iter_mut().for_each(|(a, d)| *d += numerateurs.get(a).copied().unwrap_or(0.0));
            annees.retain(|a, _| !(numerateurs.contains_key(a) && denominateurs.contains_key(a)));
            Releve {
                indicateur: id(indicateur),
                acheteur: None,
                annees,
                numerateurs,
                denominateurs,
                source: None,
                releve_le: None,
                releve_par: None,
                commentaires,
                provenances: BTreeMap::new(),
            }
        },
    )
}

fn avancement() -> impl Strategy<Value = Avancement> {
    let statut = proptest::sample::select(vec![Statut::EnCours, Statut::Realise, Statut::Bloque]);
    (proptest::sample::select(&ACTIONS), statut, option::of(part()), option::of(texte())).prop_map(
        |(action, statut, avancement, commentaire)| Avancement {
            action: id(action),
            date: Jour(date(2032, 1, 31)),
            statut: Some(statut),
            avancement,
            commentaire,
            provenance: None,
        },
    )
}

fn etape() -> impl Strategy<Value = EtapeSuivie> {
    let etats = vec![EtatEtape::AFaire, EtatEtape::EnCours, EtatEtape::Faite];
    (proptest::sample::select(&ETAPES), proptest::sample::select(etats), jour(2027..=2031)).prop_map(
        |((action, rang), etat, date)| EtapeSuivie { action: id(action), rang, date, etat, provenance: None },
    )
}

fn seance() -> impl Strategy<Value = SeanceTenue> {
    (jour(2027..=2032), option::of(0u32..10_000), option::of(texte())).prop_map(
        |(date, participants, decisions)| SeanceTenue {
            instance: id("suivi"),
            date,
            participants,
            decisions,
            provenance: None,
        },
    )
}

fn declaration() -> impl Strategy<Value = DeclarationAgec> {
    let annee = (2027u16..=2032).prop_map(Annee);
    let montants =
        [option::of(montant()), option::of(montant()), option::of(montant()), option::of(montant())];
    (annee, proptest::sample::select(&FAMILLES), montants, option::of(texte())).prop_map(
        |(annee, famille, [total, reemploi, dons, recycles], commentaire)| {
            // A declaration says something.
            let total = if [reemploi, dons, recycles].iter().all(Option::is_none) && commentaire.is_none() {
                total.or(Some(Montant::default()))
            } else {
                total
            };
            // What is bought of a kind is a part of what is bought.
            let dedans = |part: Option<Montant>| match (part, total) {
                (Some(part), Some(total)) => Some(part.min(total)),
                (part, _) => part,
            };
            DeclarationAgec {
                acheteur: None,
                annee,
                famille: id(famille),
                montant_total: total,
                montant_reemploi: dedans(reemploi),
                montant_dons: dons,
                montant_recycles: dedans(recycles),
                commentaire,
                provenance: None,
            }
        },
    )
}

fn segment() -> impl Strategy<Value = SegmentObserve> {
    let montants = proptest::collection::btree_map((2027u16..=2032).prop_map(Annee), montant(), 0..4);
    let niveaux: [_; 6] = std::array::from_fn(|_| option::of(1u8..=4));
    let comptes = [option::of(0u32..1_000_000), option::of(0u32..1_000_000)];
    let parts = [option::of(part()), option::of(part())];
    let reste = (option::of(jour(2027..=2035)), option::of(texte()));
    (proptest::sample::select(&SEGMENTS), montants, comptes, parts, niveaux, reste).prop_map(
        |(segment, montants, [marches, fournisseurs], [premier, pme], niveaux, (echeance, commentaire))| {
            let [environnemental, social, circulaire, liberte, offre, maturite] = niveaux;
            SegmentObserve {
                segment: id(segment),
                montants,
                marches,
                fournisseurs,
                part_premier_fournisseur: premier,
                part_pme: pme,
                prochaine_echeance: echeance,
                enjeu_environnemental: environnemental,
                enjeu_social: social,
                enjeu_circulaire: circulaire,
                liberte,
                offre_responsable: offre,
                maturite,
                releve_le: None,
                commentaire,
                provenance: None,
            }
        },
    )
}

fn entree() -> impl Strategy<Value = EntreeJournal> {
    (jour(2027..=2032), option::of(texte()), texte()).prop_map(|(date, auteur, changement)| EntreeJournal {
        date,
        auteur,
        changement,
        provenance: None,
    })
}

fn un_par<T>(elements: Vec<T>, cle: impl Fn(&T) -> String) -> Vec<T> {
    let uniques: BTreeMap<String, T> = elements.into_iter().map(|e| (cle(&e), e)).collect();
    uniques.into_values().collect()
}

/// Of the sample town.
pub fn suivi() -> impl Strategy<Value = Suivi> {
    use proptest::collection::vec;
    let mesures = (vec(releve(), 1..6), vec(avancement(), 0..3), vec(etape(), 0..4));
    let conduite = (vec(seance(), 0..4), vec(declaration(), 0..4), vec(segment(), 0..3), vec(entree(), 0..3));
    (mesures, conduite).prop_map(|((releves, avancements, etapes), (seances, agec, segments, journal))| {
        Suivi {
            format: 1,
            releves: un_par(releves, |r| r.indicateur.to_string()),
            avancements: un_par(avancements, |a| a.action.to_string()),
            etapes: un_par(etapes, |e| format!("{} {}", e.action, e.rang)),
            seances: un_par(seances, |s| s.date.0.to_string()),
            agec: un_par(agec, |d| format!("{} {}", d.annee, d.famille)),
            segments: un_par(segments, |s| s.segment.to_string()),
            journal: un_par(journal, |j| format!("{} {}", j.date.0, nettoyer(&j.changement))),
        }
    })
}
