//! What the workbook shows comes back as it was: generate, fill, import, generate, import changes nothing.

use jiff::civil::date;
use proptest::prelude::*;
use spaser::classeur::nettoyer;
use spaser::dossier::{Annee, Diffusion, Segment};
use spaser::ecriture::typographier;
use spaser::mesure::avancement::etat_de_l_etape;
use spaser::mesure::{AvancementActuel, Observations};
use spaser::pipeline::import::{DemandeImport, SortDuSuivi, importer};
use spaser::pipeline::{self, Demande, Livrable};
use spaser::suivi::{self, DeclarationAgec, Suivi};

use crate::remplissage::Rempli;
use crate::suivis_tires::{self, INDICATEURS};
use crate::support::Copie;

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

/// A text spaced as the workbook spaces it.
fn dit(texte: Option<&str>) -> Option<String> {
    texte.map(|t| nettoyer(&typographier(t)))
}

/// All that the workbook shows of a follow-up.
fn montre(copie: &Copie) -> Vec<String> {
    let charge = relire(copie);
    let (suivi, dossier) = (&charge.suivi, &charge.dossier);
    let spaser = spaser::dossier::Spaser::new(dossier, &charge.catalogue);
    let mut dits = Vec::new();
    for indicateur in &spaser.indicateurs {
        let o = Observations::new(suivi, indicateur, &dossier.acheteurs[0].id, true);
        for annee in (2025..=2032).map(Annee) {
            let terme = (o.numerateur(annee), o.denominateur(annee), o.enoncee(annee));
            dits.push(format!("{} {annee} {terme:?} {:?}", indicateur.id(), dit(o.commentaire(annee))));
        }
    }
    for action in &dossier.actions {
        let a = AvancementActuel::new(suivi, action);
        dits.push(format!("{} {:?} {:?} {:?}", action.id, a.statut, a.avancement, dit(a.commentaire)));
        for (rang, _) in (1..).zip(&action.etapes) {
            dits.push(format!("{} {rang} {:?}", action.id, etat_de_l_etape(suivi, action, rang, None)));
        }
    }
    let mut seances: Vec<_> = suivi.seances.iter().collect();
    seances.sort_by_key(|s| s.date);
    dits.extend(
        seances
            .iter()
            .map(|s| format!("{} {:?} {:?}", s.date.0, s.participants, dit(s.decisions.as_deref()))),
    );
    let mut agec: Vec<String> = suivi.agec.iter().map(declaration).collect();
    agec.sort();
    dits.extend(agec);
    dits.extend(dossier.segments.iter().map(|s| segment(suivi, s)));
    let mut journal: Vec<_> =
        suivi.journal.iter().map(|j| (j.date, dit(Some(&j.changement)), dit(j.auteur.as_deref()))).collect();
    journal.sort();
    dits.extend(journal.into_iter().map(|j| format!("{j:?}")));
    dits
}

fn declaration(d: &DeclarationAgec) -> String {
    let montants = [d.montant_total, d.montant_reemploi, d.montant_dons, d.montant_recycles];
    format!("{} {} {montants:?} {:?}", d.annee, d.famille, dit(d.commentaire.as_deref()))
}

/// As it stands, with its last comment.
fn segment(suivi: &Suivi, segment: &Segment) -> String {
    let commentaire = suivi.segments.iter().rfind(|o| o.segment == segment.id);
    format!(
        "{:?} {:?}",
        spaser::mesure::segments::actuel(segment, suivi),
        dit(commentaire.and_then(|o| o.commentaire.as_deref()))
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn ce_que_le_classeur_montre_revient(voulu in suivis_tires::suivi()) {
        let copie = Copie::new("commune");
        copie.ecrire("suivi.toml", suivi::ecrire(&voulu));
        let attendu = montre(&copie);
        let classeur = produire(&copie);
        prop_assert!(matches!(rapporter(&copie, &classeur), SortDuSuivi::Inchange));
        copie.ecrire("suivi.toml", "format = 1\n");
        rapporter(&copie, &classeur);
        let revenu = montre(&copie);
        let differents: Vec<_> = attendu.iter().zip(&revenu).filter(|(a, b)| a != b).collect();
        prop_assert!(differents.is_empty() && revenu.len() == attendu.len(), "{differents:#?}");
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
