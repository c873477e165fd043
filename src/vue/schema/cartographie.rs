//! The purchasing map: spend by segment, stakes against leverage, the table of segments.

use std::collections::BTreeMap;

use super::{annexe, chapitre as chapitre_du_corps};
use crate::dossier::{Annee, Id, Montant, Segment};
use crate::ecriture::{FINE, millions, mois_annee, montant, montant_abrege, nombre, typographier};
use crate::mesure::segments;
use crate::vue::contexte::{
    Contexte, Resultat, ancre_action, ancre_segment, cellule, cellule_de, cellule_forte, cellule_vide,
};
use crate::vue::contrat::{
    BarreDessin, Bloc, Bulle, Chapitre, ColonneTableau, Dessin, Figure, GenreColonne, GenreLigne,
    LigneTableau, Morceau, Paragraphe, Quadrants, Tableau,
};
use crate::vue::tableau::colonne;
use crate::vue::texte;

const TABLEAU: &str = "segments";
/// Middle of the notes, from 1 to 4: above, stakes are high and leverage is real.
const MILIEU: f64 = 2.5;

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Option<Chapitre>> {
    let actuels = publics(cx);
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

/// The table of segments: too wide for an upright page, too long for the reader's first path.
pub fn annexe_des_segments(cx: &Contexte<'_>) -> Resultat<Option<Chapitre>> {
    let actuels = publics(cx);
    let segments: Vec<&Segment> = actuels.iter().collect();
    if segments.is_empty() {
        return Ok(None);
    }
    let blocs = vec![Bloc::Tableau { tableau: tableau(cx, &segments)? }];
    Ok(Some(Chapitre { paysage: true, ..annexe(TABLEAU, "Segments d’achat", blocs) }))
}

/// The segments as they stand, for these readers. Amounts of the scheme's own years belong to its follow-up.
fn publics(cx: &Contexte<'_>) -> Vec<Segment> {
    let debut = cx.spaser.dossier.document.debut;
    let actuel = |ecrit: &Segment| {
        let mut actuel = segments::actuel(ecrit, cx.suivi);
        actuel.montants.retain(|a, _| ecrit.montants.contains_key(a) || debut.is_none_or(|d| *a < d));
        actuel
    };
    cx.spaser.dossier.segments.iter().filter(|s| cx.montre(s.diffusion)).map(actuel).collect()
}

/// The year of the map: the one the dossier states, or the one that most segments know, the last of those.
fn annee_de_la_carte(cx: &Contexte<'_>, segments: &[&Segment]) -> Option<Annee> {
    let ecrite = cx.spaser.dossier.cartographie.as_ref().and_then(|c| c.annee);
    let mut comptes: BTreeMap<Annee, usize> = BTreeMap::new();
    for annee in segments.iter().flat_map(|s| s.montants.keys()) {
        *comptes.entry(*annee).or_default() += 1;
    }
    ecrite.or_else(|| comptes.into_iter().max_by_key(|(annee, n)| (*n, *annee)).map(|(annee, _)| annee))
}

/// The amount of a segment: that of the map's year, or the last known one with its year.
#[derive(Clone, Copy)]
struct Depense {
    montant: Montant,
    autre_annee: Option<Annee>,
}

impl Depense {
    fn new(segment: &Segment, annee: Option<Annee>) -> Option<Self> {
        let de_l_annee = annee.and_then(|a| segment.montants.get(&a));
        let de_l_annee = de_l_annee.map(|m| Self { montant: *m, autre_annee: None });
        de_l_annee.or_else(|| {
            let (annee, montant) = segment.montants.last_key_value()?;
            Some(Self { montant: *montant, autre_annee: Some(*annee) })
        })
    }

    /// « 1,2 M€ », « 1,2 M€ (2024) ».
    fn dire(self, ecrire: impl Fn(f64) -> String) -> String {
        let montant = ecrire(self.montant.euros());
        self.autre_annee.map_or(montant.clone(), |a| format!("{montant} ({a})"))
    }
}

/// In a joint scheme, what one buyer alone buys bears his name.
fn nom(cx: &Contexte<'_>, segment: &Segment) -> String {
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
struct Score {
    enjeux: f64,
    marge: f64,
}

impl Score {
    fn new(s: &Segment) -> Option<Self> {
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
    };
    Ok(Some(Bloc::Figure { figure: Box::new(figure) }))
}

fn premier_paragraphe(p: Paragraphe) -> Vec<Morceau> {
    match p {
        Paragraphe::Paragraphe { contenu, .. } => contenu,
        Paragraphe::Liste { .. } => Vec::new(),
    }
}

fn tableau(cx: &Contexte<'_>, segments: &[&Segment]) -> Resultat<Tableau> {
    let scores = segments.iter().any(|s| Score::new(s).is_some());
    let numeros = segments.iter().all(|s| est_un_numero(&s.id));
    let annee = annee_de_la_carte(cx, segments);
    let mut colonnes = vec![
        colonne("Segment", GenreColonne::Cle, 3.2),
        colonne("Montant HT", GenreColonne::Nombre, 0.0),
        colonne("Marchés", GenreColonne::Nombre, 0.0),
    ];
    if scores {
        colonnes.push(colonne("Enjeux S · E · C", GenreColonne::Texte, 0.0));
        colonnes.push(colonne("Marge", GenreColonne::Nombre, 0.0));
    }
    colonnes.push(colonne("Échéance", GenreColonne::Texte, 1.5));
    colonnes.push(colonne("Leviers", GenreColonne::Texte, 4.0));
    colonnes.push(colonne("Actions", GenreColonne::Texte, 2.4));
    if numeros {
        colonnes.insert(0, colonne("N°", GenreColonne::Texte, 0.0));
    }
    let mut lignes: Vec<_> = segments.iter().map(|s| ligne(cx, s, annee, scores, numeros)).collect();
    retirer_les_vides(&mut colonnes, &mut lignes);
    Ok(Tableau {
        titre: None,
        resume: "Segments d’achat : montant, nombre de marchés, enjeux, marge de manœuvre, échéance, leviers et actions.".to_owned(),
        colonnes,
        lignes,
        note: if scores { Some(cx.prose.riche("cartographie-note", minijinja::context! {})?) } else { None },
    })
}

/// A column where no segment has anything to say is not shown.
fn retirer_les_vides(colonnes: &mut Vec<ColonneTableau>, lignes: &mut [LigneTableau]) {
    let dites: Vec<bool> = (0..colonnes.len())
        .map(|x| lignes.iter().any(|l| l.cellules.get(x).is_some_and(|c| *c != cellule_vide())))
        .collect();
    let mut rang = dites.iter();
    colonnes.retain(|_| rang.next().copied().unwrap_or(true));
    for ligne in lignes {
        let mut rang = dites.iter();
        ligne.cellules.retain(|_| rang.next().copied().unwrap_or(true));
    }
}

/// « S-01 » says something to a reader; « energie », beside its name, does not.
fn est_un_numero(id: &Id) -> bool {
    id.as_str().bytes().any(|b| b.is_ascii_digit())
}

fn ligne(cx: &Contexte<'_>, s: &Segment, annee: Option<Annee>, scores: bool, numeros: bool) -> LigneTableau {
    let note = |n: Option<u8>| n.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let mut cellules = vec![
        if s.prioritaire { cellule_forte(&nom(cx, s)) } else { cellule(&nom(cx, s)) }
            .du_champ(format!("segments/{}/nom", s.id)),
        Depense::new(s, annee).map_or_else(cellule_vide, |d| cellule(&d.dire(|m| montant(m.round())))),
        s.marches.map_or_else(cellule_vide, |n| cellule(&n.to_string())),
    ];
    if scores {
        let trois = [s.enjeu_social, s.enjeu_environnemental, s.enjeu_circulaire].map(note);
        cellules.push(cellule(&trois.join("\u{a0}·\u{a0}")));
        let marge = Score::new(s).map(|x| nombre(x.marge, 1));
        cellules.push(marge.map_or_else(cellule_vide, |m| cellule(&m)));
    }
    cellules.push(s.prochaine_echeance.map_or_else(cellule_vide, |d| cellule(&mois_annee(d.0))));
    let actions: Vec<_> = cx
        .actions()
        .filter(|a| a.action.segments.contains(&s.id))
        .map(|a| vec![texte::renvoi(ancre_action(&a.action.id), &a.numero)])
        .collect();
    let leviers = crate::ecriture::capitale(&s.leviers.join(", "));
    cellules.push(if leviers.is_empty() {
        cellule_vide()
    } else {
        cellule(&leviers).du_champ(format!("segments/{}/leviers", s.id))
    });
    cellules.push(if actions.is_empty() {
        cellule_vide()
    } else {
        cellule_de(texte::joindre(actions, ", "))
    });
    if numeros {
        cellules.insert(0, cellule(s.id.as_str()));
    }
    LigneTableau { genre: GenreLigne::Courante, axe: None, cellules, ancre: Some(ancre_segment(&s.id)) }
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
