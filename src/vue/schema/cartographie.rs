//! The purchasing map: spend by segment, stakes against leverage.

use std::collections::BTreeMap;

use super::chapitre as chapitre_du_corps;
use crate::dossier::{Annee, Montant, Segment};
use crate::ecriture::{FINE, millions, montant_abrege, nombre, typographier};
use crate::mesure::segments;
use crate::vue::contexte::{Contexte, Resultat, cellule, cellule_forte};
use crate::vue::contrat::{
    BarreDessin, Bloc, Bulle, Chapitre, Dessin, EnMots, Figure, GenreColonne, Morceau, Paragraphe, Quadrants,
};
use crate::vue::tableau::{colonne, courante, sans_titre};
use crate::vue::texte;

/// Anchor of the table of segments.
pub(super) const TABLEAU: &str = "segments";
/// Middle of the notes, from 1 to 4: above, stakes are high and leverage is real.
const MILIEU: f64 = 2.5;

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Option<Chapitre>> {
    let actuels = actuels(cx);
    let segments: Vec<&Segment> = actuels.iter().collect();
    let presentation = cx.spaser.dossier.cartographie.as_ref().and_then(|c| c.presentation.as_ref());
    if segments.is_empty() && presentation.is_none() {
        return Ok(None);
    }
    let mut blocs = Vec::new();
    if let Some(presentation) = presentation {
        blocs.push(super::texte_du_dossier("cartographie/presentation", presentation));
    }
    if !segments.is_empty() {
        if presentation.is_none() {
            blocs.push(Bloc::Texte { contenu: cx.prose.riche("cartographie", chiffres(cx, &segments))? });
        }
        blocs.extend(figure_des_montants(cx, &segments));
        blocs.extend(figure_des_enjeux(cx, &segments)?);
        blocs.extend(commentaires(&segments));
    }
    Ok(Some(chapitre_du_corps("cartographie", "Cartographie des achats", blocs)))
}

/// The segments as they stand, for these readers. Amounts of the scheme's own years belong to its follow-up.
pub fn actuels(cx: &Contexte<'_>) -> Vec<Segment> {
    let debut = cx.spaser.dossier.document.debut;
    let actuel = |ecrit: &Segment| {
        let mut actuel = segments::actuel(ecrit, cx.suivi);
        actuel.montants.retain(|a, _| ecrit.montants.contains_key(a) || debut.is_none_or(|d| *a < d));
        actuel
    };
    cx.spaser.dossier.segments.iter().filter(|s| cx.montre(s.diffusion)).map(actuel).collect()
}

/// The year of the map: the one the dossier states, or the one that most segments know, the last of those.
pub(super) fn annee_de_la_carte(cx: &Contexte<'_>, segments: &[&Segment]) -> Option<Annee> {
    let ecrite = cx.spaser.dossier.cartographie.as_ref().and_then(|c| c.annee);
    let mut comptes: BTreeMap<Annee, usize> = BTreeMap::new();
    for annee in segments.iter().flat_map(|s| s.montants.keys()) {
        *comptes.entry(*annee).or_default() += 1;
    }
    ecrite.or_else(|| comptes.into_iter().max_by_key(|(annee, n)| (*n, *annee)).map(|(annee, _)| annee))
}

/// The amount of a segment: that of the map's year, or the last known one with its year.
#[derive(Clone, Copy)]
pub(super) struct Depense {
    montant: Montant,
    autre_annee: Option<Annee>,
}

impl Depense {
    pub fn new(segment: &Segment, annee: Option<Annee>) -> Option<Self> {
        let de_l_annee = annee.and_then(|a| segment.montants.get(&a));
        let de_l_annee = de_l_annee.map(|m| Self { montant: *m, autre_annee: None });
        de_l_annee.or_else(|| {
            let (annee, montant) = segment.montants.last_key_value()?;
            Some(Self { montant: *montant, autre_annee: Some(*annee) })
        })
    }

    /// « 1,2 M€ », « 1,2 M€ (2024) ».
    pub fn dire(self, ecrire: impl Fn(f64) -> String) -> String {
        let montant = ecrire(self.montant.euros());
        self.autre_annee.map_or(montant.clone(), |a| format!("{montant} ({a})"))
    }
}

/// In a joint scheme, what one buyer alone buys bears his name.
pub(super) fn nom(cx: &Contexte<'_>, segment: &Segment) -> String {
    let seul = segment.acheteur.as_ref().filter(|_| cx.spaser.est_conjoint());
    let seul = seul.and_then(|id| cx.spaser.acheteur(id)).map(|a| format!(" ({})", cx.nom_court(a)));
    typographier(&format!("{}{}", segment.nom, seul.unwrap_or_default()))
}

fn chiffres(cx: &Contexte<'_>, segments: &[&Segment]) -> minijinja::Value {
    let carto = cx.spaser.dossier.cartographie.as_ref();
    let annee = annee_de_la_carte(cx, segments);
    let de_l_annee: Vec<Montant> = segments.iter().filter_map(|s| s.montants.get(&annee?).copied()).collect();
    let couverts = de_l_annee.len();
    let total: Montant = de_l_annee.into_iter().sum();
    let depense = carto.and_then(|c| c.depense_totale);
    let part = depense
        .filter(|d| d.centimes() > 0 && total.centimes() > 0)
        .map(|d| format!("{}{FINE}%", nombre(100.0 * total.euros() / d.euros(), 0)));
    let prioritaires: Vec<_> = segments.iter().filter(|s| s.prioritaire).collect();
    let tous = |fort: &dyn Fn(&Segment) -> bool| prioritaires.iter().all(|s| fort(s));
    minijinja::context! {
        nombre => segments.len(),
        total => (total.centimes() > 0).then(|| millions(total.euros())),
        part => part,
        annee => annee.map(|a| a.0),
        couverts => couverts,
        prioritaires => prioritaires.len(),
        enjeux_forts => tous(&|s| enjeux(s).is_some_and(|n| n >= MILIEU)),
        marge_reelle => tous(&|s| s.liberte.is_some() && marge(s).is_some_and(|n| n >= MILIEU)),
    }
}

fn figure_des_montants(cx: &Contexte<'_>, segments: &[&Segment]) -> Option<Bloc> {
    let annee = annee_de_la_carte(cx, segments);
    let mut montants: Vec<(&Segment, Depense)> =
        segments.iter().filter_map(|s| Some((*s, Depense::new(s, annee)?))).collect();
    if montants.len() < 3 {
        return None;
    }
    montants.sort_by_key(|m| std::cmp::Reverse(m.1.montant.centimes()));
    let maximum = montants.first().map_or(1.0, |m| m.1.montant.euros()).max(1.0);
    let barre = |(s, m): &(&Segment, Depense)| BarreDessin {
        libelle: nom(cx, s),
        longueur: m.montant.euros() / maximum,
        affiche: m.dire(montant_abrege),
        fort: s.prioritaire,
    };
    let (premier, dernier_segment) = (montants.first()?, montants.last()?);
    let alternative = format!(
        "Barres horizontales des montants annuels de {} segments d’achat, de {} ({}) à {} ({}).",
        montants.len(),
        premier.0.nom,
        premier.1.dire(montant_abrege),
        dernier_segment.0.nom,
        dernier_segment.1.dire(montant_abrege)
    );
    Some(Bloc::Figure {
        figure: Box::new(Figure {
            ancre: None,
            legende: "Montant annuel hors taxes par segment d’achat (en gras : segments prioritaires)"
                .to_owned(),
            alternative,
            dessin: Dessin::Barres { barres: montants.iter().map(barre).collect() },
            donnees: None,
            renvoi: Some(renvoi_au_tableau(cx)),
            en_mots: EnMots::de("Segment d’achat", "Montant annuel HT"),
        }),
    })
}

/// Where the exact amounts are, and what they come from.
fn renvoi_au_tableau(cx: &Contexte<'_>) -> Vec<Morceau> {
    let source = cx.spaser.dossier.cartographie.as_ref().and_then(|c| c.source.as_deref());
    let mut renvoi = vec![
        texte::texte("Les montants exacts figurent au "),
        texte::renvoi(TABLEAU.to_owned(), "tableau des segments"),
        texte::texte(", en annexe."),
    ];
    renvoi.extend(source.map(|s| texte::texte(&format!(" Source : {}.", crate::ecriture::minuscule(s)))));
    renvoi
}

/// Mean of the stakes and mean of the leverage, both brought from 1–4 to 0–1. The formula is printed.
pub(super) struct Score {
    pub enjeux: f64,
    pub marge: f64,
}

impl Score {
    pub fn new(s: &Segment) -> Option<Self> {
        Some(Self { enjeux: enjeux(s)?, marge: marge(s)? })
    }
}

fn enjeux(s: &Segment) -> Option<f64> {
    moyenne(&[s.enjeu_environnemental, s.enjeu_social, s.enjeu_circulaire])
}

fn marge(s: &Segment) -> Option<f64> {
    moyenne(&[s.liberte, s.offre_responsable, s.maturite])
}

fn moyenne(notes: &[Option<u8>]) -> Option<f64> {
    let notes: Vec<f64> = notes.iter().flatten().map(|n| f64::from(*n)).collect();
    (!notes.is_empty()).then(|| notes.iter().sum::<f64>() / notes.len() as f64)
}

fn unite(note: f64) -> f64 {
    (note - 1.0) / 3.0
}

fn figure_des_enjeux(cx: &Contexte<'_>, segments: &[&Segment]) -> Resultat<Option<Bloc>> {
    let mut scores: Vec<(&Segment, Score)> =
        segments.iter().filter_map(|s| Some((*s, Score::new(s)?))).collect();
    if scores.len() < 3 {
        return Ok(None);
    }
    let annee = annee_de_la_carte(cx, segments);
    let montant_de = |s: &Segment| Depense::new(s, annee).map(|d| d.montant.euros());
    let maximum = scores.iter().filter_map(|(s, _)| montant_de(s)).fold(1.0, f64::max);
    // The largest first, so that numbers follow the bars above.
    scores.sort_by(|(a, _), (b, _)| montant_de(b).unwrap_or(0.0).total_cmp(&montant_de(a).unwrap_or(0.0)));
    let bulle = |(s, score): &(&Segment, Score)| Bulle {
        libelle: nom(cx, s),
        x: unite(score.marge),
        y: unite(score.enjeux),
        poids: montant_de(s).map_or(0.05, |m| m / maximum),
        fort: s.prioritaire,
    };
    let quadrants = Quadrants {
        haut_gauche: "Préparer le marché".to_owned(),
        haut_droite: "Agir d’abord".to_owned(),
        bas_gauche: "Surveiller".to_owned(),
        bas_droite: "Gains rapides".to_owned(),
    };
    let dabord: Vec<&str> = scores
        .iter()
        .filter(|(_, s)| unite(s.enjeux) >= 0.5 && unite(s.marge) >= 0.5)
        .map(|(s, _)| s.nom.as_str())
        .collect();
    let suite = if dabord.is_empty() {
        String::new()
    } else {
        format!(
            " Enjeux et marge de manœuvre sont les plus forts pour : {}.",
            crate::ecriture::liste(&dabord)
        )
    };
    let en_mots = nuage_en_mots(cx, &scores, &quadrants);
    let figure = Figure {
        ancre: None,
        legende: "Enjeux et marge de manœuvre par segment (surface : montant annuel ; en gras : segments prioritaires)".to_owned(),
        alternative: typographier(&format!(
            "Nuage de {} bulles, une par segment : en ordonnée la force des enjeux, en abscisse la marge de manœuvre.{suite}",
            scores.len()
        )),
        dessin: Dessin::Bulles {
            abscisse: "Marge de manœuvre".to_owned(),
            ordonnee: "Enjeux".to_owned(),
            graduations: ["1", "2", "3", "4"].map(str::to_owned).to_vec(),
            quadrants,
            bulles: scores.iter().map(bulle).collect(),
        },
        donnees: None,
        renvoi: Some(
            cx.prose
                .riche("cartographie-methode", minijinja::context! {})?
                .into_iter()
                .flat_map(premier_paragraphe)
                .collect(),
        ),
        en_mots,
    };
    Ok(Some(Bloc::Figure { figure: Box::new(figure) }))
}

/// The cloud as a table: each segment, its marks, the corner where it stands.
fn nuage_en_mots(cx: &Contexte<'_>, scores: &[(&Segment, Score)], quadrants: &Quadrants) -> EnMots {
    let ligne = |(s, score): &(&Segment, Score)| {
        let place = match (unite(score.enjeux) >= 0.5, unite(score.marge) >= 0.5) {
            (true, true) => &quadrants.haut_droite,
            (true, false) => &quadrants.haut_gauche,
            (false, true) => &quadrants.bas_droite,
            (false, false) => &quadrants.bas_gauche,
        };
        let nom = if s.prioritaire { cellule_forte(&nom(cx, s)) } else { cellule(&nom(cx, s)) };
        let note = |n: f64| cellule(&nombre(n, 1));
        courante(vec![nom, note(score.enjeux), note(score.marge), cellule(place)])
    };
    let colonnes = vec![
        colonne("Segment", GenreColonne::Texte, 3.0),
        colonne("Enjeux", GenreColonne::Nombre, 0.0),
        colonne("Marge de manœuvre", GenreColonne::Nombre, 1.0),
        colonne("Conduite à tenir", GenreColonne::Texte, 1.4),
    ];
    let resume = "Pour chaque segment d’achat : force des enjeux, marge de manœuvre, conduite à tenir.";
    EnMots {
        legende: Some(typographier(
            "Enjeux et marge de manœuvre par segment (en gras : segments prioritaires)",
        )),
        tableau: Some(sans_titre(resume, colonnes, scores.iter().map(ligne).collect())),
        ..EnMots::default()
    }
}

fn premier_paragraphe(p: Paragraphe) -> Vec<Morceau> {
    match p {
        Paragraphe::Paragraphe { contenu, .. } => contenu,
        Paragraphe::Liste { .. } => Vec::new(),
    }
}

fn commentaires(segments: &[&Segment]) -> Vec<Bloc> {
    let champ = |s: &&Segment| {
        s.commentaire.as_ref().map(|c| crate::vue::contrat::Ligne {
            libelle: typographier(&s.nom),
            contenu: texte::du_champ(&format!("segments/{}/commentaire", s.id), texte::riche(&c.0)),
        })
    };
    let champs: Vec<_> = segments.iter().filter_map(champ).collect();
    if champs.is_empty() {
        return Vec::new();
    }
    vec![super::intertitre("Ce que la cartographie enseigne"), Bloc::Fiche { titre: None, champs }]
}
