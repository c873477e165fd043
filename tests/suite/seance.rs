//! The arithmetic of a session, against the words of the rules rather than against its own formulas.

use jiff::civil::{Date, date};
use proptest::prelude::*;
use spaser::catalogue::{Catalogue, Delai, Majorite, Organisme, Quorum, UniteDelai};
use spaser::droit::seance::{Assemblee, Issue, Voix, convoquer_avant, formule, issue, quorum};

use crate::support::spaser;

fn corps() -> Vec<Organisme> {
    Catalogue::integre().expect("le catalogue").organismes().to_vec()
}

fn corps_ou(choisir: impl Fn(&Organisme) -> bool) -> Vec<Organisme> {
    let retenus: Vec<Organisme> = corps().into_iter().filter(|o| choisir(o)).collect();
    assert!(!retenus.is_empty());
    retenus
}

fn assemblee() -> impl Strategy<Value = Assemblee> {
    (1u32..200).prop_flat_map(|en_exercice| {
        (0..=en_exercice, 0..=en_exercice, 0..=en_exercice).prop_map(move |(presents, distance, pouvoirs)| {
            let distance = distance.min(en_exercice - presents);
            let pouvoirs = pouvoirs.min(en_exercice - presents - distance);
            Assemblee { en_exercice, presents, distance, pouvoirs, sans_part: 0 }
        })
    })
}

fn voix() -> impl Strategy<Value = Voix> {
    (0u32..150, 0u32..150, 0u32..150, any::<bool>()).prop_map(|(pour, contre, abstentions, secret)| Voix {
        pour,
        contre,
        abstentions,
        secret,
    })
}

/// Whole days between the day of convening and that of the session, counted one by one.
fn jours_entre(convocation: Date, seance: Date) -> u32 {
    let mut jours = 0;
    let mut jour = convocation.tomorrow().expect("un lendemain");
    while jour < seance {
        jours += 1;
        jour = jour.tomorrow().expect("un lendemain");
    }
    jours
}

proptest! {
    /// « La majorité des membres en exercice est présente » : more than half, proxies out of it.
    #[test]
    fn quorum_des_presents(a in assemblee(), pouvoirs in 0u32..50) {
        for o in corps_ou(|o| o.quorum == Some(Quorum::MajoritePresents)) {
            let compte = quorum(&o, &a).expect("une règle");
            let presents = a.presents + if o.visioconference == Some(true) { a.distance } else { 0 };
            prop_assert_eq!(compte.atteint(), 2 * presents > a.en_exercice);
            prop_assert_eq!(quorum(&o, &Assemblee { pouvoirs, ..a }), Some(compte));
        }
    }

    /// Two thirds present or represented; half, where the represented count.
    #[test]
    fn quorum_des_representes(a in assemblee()) {
        for o in corps() {
            let Some(compte) = quorum(&o, &a) else { continue };
            let presents = a.presents + if o.visioconference == Some(true) { a.distance } else { 0 };
            let representes = presents + a.pouvoirs;
            match o.quorum {
                Some(Quorum::DeuxTiersPresentsOuRepresentes) =>
                    prop_assert_eq!(compte.atteint(), 3 * representes >= 2 * a.en_exercice),
                Some(Quorum::MajoritePresentsOuRepresentes) =>
                    prop_assert_eq!(compte.atteint(), 2 * representes > a.en_exercice),
                _ => {}
            }
        }
    }

    /// Votes cast alone count: abstentions change nothing, whatever their number.
    #[test]
    fn majorite_des_exprimes(a in assemblee(), v in voix(), autres in 0u32..150) {
        for o in corps_ou(|o| o.majorite == Some(Majorite::Exprimes)) {
            let dite = issue(&o, &a, &v).expect("une règle");
            prop_assert_eq!(dite == Issue::Adoptee, v.pour > v.contre);
            prop_assert_eq!(issue(&o, &a, &Voix { abstentions: autres, ..v }), Some(dite));
        }
    }

    /// Where the members present or represented are the base, an abstention weighs against.
    #[test]
    fn majorite_des_membres(a in assemblee(), v in voix()) {
        for o in corps_ou(|o| o.majorite == Some(Majorite::MembresPresentsOuRepresentes)) {
            let base = a.presents + if o.visioconference == Some(true) { a.distance } else { 0 } + a.pouvoirs;
            prop_assert_eq!(issue(&o, &a, &v) == Some(Issue::Adoptee), 2 * v.pour > base);
        }
    }

    /// A casting vote settles a tie, and only a tie, and never a secret one.
    #[test]
    fn voix_preponderante(a in assemblee(), v in voix()) {
        for o in corps() {
            if issue(&o, &a, &v) == Some(Issue::VoixPreponderante) {
                prop_assert!(v.pour == v.contre && !v.secret && o.voix_preponderante);
            }
        }
    }

    /// No formula says more agreement than there was.
    #[test]
    fn formule_fidele(v in voix()) {
        for o in corps() {
            let dite = formule(&o, &v);
            prop_assert!(!dite.contains("unanimité") || v.contre == 0, "{}", dite);
            prop_assert!(dite != "à l’unanimité" || v.abstentions == 0, "{}", dite);
            prop_assert!(o.majorite != Some(Majorite::MembresPresentsOuRepresentes)
                || !dite.contains("unanimité") || v.abstentions == 0);
        }
    }

    /// The latest day that leaves the clear days whole: one day later, they are not.
    #[test]
    fn jours_francs(nombre in 1u8..40, decalage in 0i64..4000) {
        let seance = date(2024, 1, 1).checked_add(jiff::Span::new().days(decalage)).expect("une date");
        let delai = Delai { nombre, unite: UniteDelai::JoursFrancs };
        let limite = convoquer_avant(delai, seance).expect("une date");
        prop_assert!(jours_entre(limite, seance) >= u32::from(nombre));
        prop_assert!(jours_entre(limite.tomorrow().expect("un lendemain"), seance) < u32::from(nombre));
    }
}

/// The same figures, told by the program: 16 present or represented, 8 for, 3 against, 5 abstentions carry
/// everywhere but in a housing office.
#[test]
fn huit_voix_sur_seize() {
    let seance = |genre: &str| {
        let arguments =
            "droit seance --date 2026-12-17 --exercice 23 --presents 16 --pour 8 --contre 3 --abstentions 5";
        spaser(arguments.split(' ').chain(["--type", genre])).finit(0).stdout
    };
    let (oph, sdis) = (seance("oph"), seance("sdis"));
    assert!(oph.contains("rejet") && oph.contains('9'), "{oph}");
    assert!(sdis.contains("adopt") && sdis.contains('6'), "{sdis}");
}
