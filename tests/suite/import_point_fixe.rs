//! What the workbook shows comes back as it was: generate, fill, import, generate, import changes nothing.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;
use spaser::classeur::nettoyer;
use spaser::dossier::{Annee, Diffusion, Id, Jour, Serie, Statut};
use spaser::ecriture::typographier;
use spaser::mesure::{AvancementActuel, Observations};
use spaser::pipeline::import::{DemandeImport, SortDuSuivi, importer};
use spaser::pipeline::{self, Demande, Livrable};
use spaser::suivi::{self, Avancement, Releve, Suivi};

use crate::remplissage::Rempli;
use crate::support::Copie;

const INDICATEURS: [&str; 9] =
    ["SOC-01", "SOC-05", "SOC-07", "SOC-08", "ENV-01", "ENV-09", "ENV-10", "CIR-05", "GOV-01"];
const ACTIONS: [&str; 3] = ["reserver", "chantier", "clause"];

/// The workbook of a dossier, in this process.
fn produire(copie: &Copie) -> Vec<u8> {
    let sortie = copie.chemin("sortie");
    let demande = Demande {
        dossier: copie.chemin("spaser.toml"),
        sortie: Some(sortie),
        livrables: vec![Livrable::Classeur],
        remplacer: true,
        diffusion: Diffusion::Public,
        joindre_source: false,
        droit: None,
        modeles: None,
        sources_typst: None,
        copies: pipeline::Copies::Aucune,
        entete: None,
        liste: true,
    };
    let Ok(livraison) = pipeline::generer(&demande, &mut |_| {}) else {
        panic!("{}", copie.lire("suivi.toml"))
    };
    std::fs::read(&livraison.produits[0].chemin).expect("un classeur")
}

fn rapporter(copie: &Copie, octets: &[u8]) -> SortDuSuivi {
    copie.ecrire("rendu.xlsx", octets);
    let demande = DemandeImport {
        dossier: copie.chemin("spaser.toml"),
        classeurs: vec![copie.chemin("rendu.xlsx")],
        priorite: None,
        arbitrages: None,
        ecraser: false,
        accepter_textes: false,
        apercu: false,
        modeles: None,
        par: None,
        le: Some(date(2033, 1, 31)),
        aujourdhui: date(2033, 1, 31),
    };
    let Ok(fait) = importer(&demande) else {
        panic!("l’import est refusé :\n{}", copie.lire("suivi.toml"))
    };
    assert!(!matches!(fait.sort, SortDuSuivi::Bloque), "{:?}", fait.remarques);
    fait.sort
}

fn relire(copie: &Copie) -> pipeline::Charge {
    pipeline::verifier(&copie.chemin("spaser.toml"), None)
        .expect("un catalogue")
        .charge
        .expect("un dossier sain")
}

/// All that the workbook shows of a follow-up, comments spaced as it spaces them.
fn montre(copie: &Copie) -> Vec<String> {
    let charge = relire(copie);
    let spaser = spaser::dossier::Spaser::new(&charge.dossier, &charge.catalogue);
    let mut dits = Vec::new();
    for indicateur in &spaser.indicateurs {
        let o = Observations::new(&charge.suivi, indicateur, &charge.dossier.acheteurs[0].id, true);
        for annee in (2025..=2032).map(Annee) {
            let terme = (o.numerateur(annee), o.denominateur(annee), o.enoncee(annee));
            let dit = o.commentaire(annee).map(|c| nettoyer(&typographier(c)));
            dits.push(format!("{} {annee} {terme:?} {dit:?}", indicateur.id()));
        }
    }
    dits.extend(
        charge
            .dossier
            .actions
            .iter()
            .map(|a| format!("{} {:?}", a.id, AvancementActuel::new(&charge.suivi, a))),
    );
    dits
}

/// A value with few decimals, as people have them.
fn valeur() -> impl Strategy<Value = f64> {
    (0u32..5_000_000, prop_oneof![Just(1.0), Just(10.0), Just(100.0)]).prop_map(|(n, d)| f64::from(n) / d)
}

/// Nothing between 0 and 1 %: the import asks whether it is a fraction, which `retours` holds.
fn taux() -> impl Strategy<Value = f64> {
    prop_oneof![1 => Just(0.0), 9 => 1.0..100.0]
}

fn serie(valeurs: impl Strategy<Value = f64>) -> impl Strategy<Value = Serie> {
    proptest::collection::btree_map((2025u16..=2032).prop_map(Annee), valeurs, 0..6)
}

fn releve() -> impl Strategy<Value = Releve> {
    let mots = proptest::collection::btree_map((2025u16..=2032).prop_map(Annee), "\\PC{1,40}", 0..3);
    (proptest::sample::select(&INDICATEURS), serie(valeur()), serie(valeur()), serie(taux()), mots).prop_map(
        |(indicateur, numerateurs, mut denominateurs, mut annees, mut commentaires)| {
            // A part is not larger than its whole; a rate is stated only without its terms.
            denominateurs.iter_mut().for_each(|(a, d)| *d += numerateurs.get(a).copied().unwrap_or(0.0));
            annees.retain(|a, _| !(numerateurs.contains_key(a) && denominateurs.contains_key(a)));
            commentaires.retain(|_, t| !nettoyer(t).is_empty() && spaser::input::interdit(t).is_none());
            commentaires.values_mut().for_each(|t| *t = spaser::input::assainir(t));
            Releve {
                indicateur: Id::parse(indicateur).expect("un identifiant"),
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
    (proptest::sample::select(&ACTIONS), statut, 0u32..=100).prop_map(|(action, statut, part)| Avancement {
        action: Id::parse(action).expect("un identifiant"),
        date: Jour(date(2032, 1, 31)),
        statut: Some(statut),
        avancement: Some(part.into()),
        commentaire: None,
        provenance: None,
    })
}

fn un_par<T>(elements: Vec<T>, cle: impl Fn(&T) -> String) -> Vec<T> {
    let uniques: BTreeMap<String, T> = elements.into_iter().map(|e| (cle(&e), e)).collect();
    uniques.into_values().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn ce_que_le_classeur_montre_revient(
        releves in proptest::collection::vec(releve(), 1..6),
        avancements in proptest::collection::vec(avancement(), 0..3),
    ) {
        let voulu = Suivi {
            format: 1,
            releves: un_par(releves, |r| r.indicateur.to_string()),
            avancements: un_par(avancements, |a| a.action.to_string()),
            ..Suivi::default()
        };
        let copie = Copie::new("commune");
        copie.ecrire("suivi.toml", suivi::ecrire(&voulu));
        let attendu = montre(&copie);
        let classeur = produire(&copie);
        prop_assert!(matches!(rapporter(&copie, &classeur), SortDuSuivi::Inchange));
        copie.ecrire("suivi.toml", "format = 1\n");
        rapporter(&copie, &classeur);
        prop_assert_eq!(montre(&copie), attendu);
        prop_assert!(matches!(rapporter(&copie, &classeur), SortDuSuivi::Inchange));
        let regenere = produire(&copie);
        prop_assert!(matches!(rapporter(&copie, &regenere), SortDuSuivi::Inchange));
    }

    /// Cells filled by another hand.
    #[test]
    fn une_saisie_faite_revient_et_reste(
        saisies in proptest::collection::btree_map(
            (proptest::sample::select(&INDICATEURS), 2027u16..=2032), (1u32..100_000, 100_000u32..900_000), 1..5),
    ) {
        let copie = Copie::new("commune");
        let mut rempli = Rempli::new(&produire(&copie));
        for ((indicateur, annee), (n, d)) in &saisies {
            let colonne = format!("annee/{annee}");
            rempli.nombre(&format!("indicateur/{indicateur}/commune/numerateur"), &colonne, &n.to_string());
            rempli.nombre(&format!("indicateur/{indicateur}/commune/denominateur"), &colonne, &d.to_string());
        }
        let ecrit = matches!(rapporter(&copie, &rempli.octets()), SortDuSuivi::Ecrit { .. });
        prop_assert!(ecrit);
        let charge = relire(&copie);
        for ((indicateur, annee), (n, _)) in &saisies {
            let lu = charge.suivi.releves.iter().filter(|r| r.indicateur.as_str() == *indicateur);
            let lu: Vec<f64> = lu.filter_map(|r| r.numerateurs.get(&Annee(*annee)).copied()).collect();
            prop_assert_eq!(lu, [f64::from(*n)]);
        }
        let avant = copie.lire("suivi.toml");
        let regenere = produire(&copie);
        prop_assert!(matches!(rapporter(&copie, &regenere), SortDuSuivi::Inchange));
        prop_assert_eq!(copie.lire("suivi.toml"), avant);
    }
}
