//! The purchasing map: one row a segment, as the dossier draws it and as it was observed since; before the
//! scheme, free rows for the segments that nobody has listed yet.

use std::collections::BTreeSet;

use crate::classeur::{
    Champ, Cle, CleColonne, Colonne, Feuille, Genre, LIGNE_DONNEES, LIGNE_ENTETE, Role, cellule,
};
use crate::dossier::{Annee, Segment};
use crate::mesure::segments;

use super::contrat::{Aspect, Cellule, Contenu, Controle, FeuilleVue, Plage, Position, Regle};
use super::grille::{EnTete, Grille, feuille};
use super::{Source, nom_court, plage_des_donnees, saisie, textes};

const SHEET: Feuille = Feuille::Cartographie;
const EUROS: Genre = Genre::Euros { decimales: 0 };
/// Years before the scheme that stay on the screen once it runs.
const ANNEES_AVANT: usize = 2;
/// How far before the scheme the first of them may lie.
const AU_PLUS_TOT: u16 = 6;
const LIGNES_LIBRES: u32 = 20;
const LARGEUR_ANNEE: f64 = 14.0;

/// A segment and its row.
pub struct SegmentSuivi<'a> {
    pub segment: &'a Segment,
    pub ligne: u32,
}

pub struct Carte<'a> {
    pub feuille: FeuilleVue,
    pub segments: Vec<SegmentSuivi<'a>>,
    annees: Vec<Annee>,
}

impl Carte<'_> {
    /// « C5:K5 », the amounts of a segment.
    pub fn montants(&self, ligne: u32) -> String {
        let premiere = SHEET.premiere_annee();
        let derniere = premiere + u16::try_from(self.annees.len()).unwrap_or(1).max(1) - 1;
        format!(
            "{}{}",
            crate::classeur::citer_feuille(SHEET.nom()),
            crate::classeur::plage(ligne, premiere, ligne, derniere)
        )
    }

    /// Whether an amount is known for one of these years.
    pub fn est_connu(&self, source: &Source<'_>, segment: &Segment) -> bool {
        let montants = segments::actuel(segment, source.suivi).montants;
        self.annees.iter().any(|a| montants.contains_key(a))
    }
}

/// Nothing when there is no segment, and none to ask for.
pub fn construire<'a>(source: &Source<'a>) -> Option<Carte<'a>> {
    let segments: Vec<&Segment> =
        source.spaser.dossier.segments.iter().filter(|s| source.tient_segment(s)).collect();
    if segments.is_empty() && !source.est_collecte() {
        return None;
    }
    let annees = annees(source);
    let colonnes = colonnes(source, &annees);
    let mut grille = Grille::default();
    grille.entete("Cartographie des achats", &textes::ligne(chapeau(source)), &colonnes);
    let mut suivis = Vec::new();
    for segment in segments {
        let ligne = grille.suivante();
        grille.ligne(ligne_du_segment(source, segment, &annees));
        suivis.push(SegmentSuivi { segment, ligne });
    }
    if source.est_collecte() {
        for rang in 1..=LIGNES_LIBRES {
            grille.ligne(ligne_libre(rang, &annees));
        }
    }
    let lignes = grille.lignes.len().saturating_sub(LIGNE_DONNEES as usize);
    let feuille = FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: SHEET.colonne(Champ::Famille) }),
        filtre: plage_des_donnees(lignes, colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        repeter_colonnes: Some(SHEET.colonne(Champ::Segment)),
        controles: controles(source, &annees, lignes),
        ..feuille(SHEET, SHEET.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
    };
    Some(Carte { feuille, segments: suivis, annees })
}

fn chapeau(source: &Source<'_>) -> &'static str {
    if source.est_collecte() {
        "Un segment par ligne, montants en euros hors taxes ; notes de 1 (faible) à 4 (très fort) ; lignes libres en bas."
    } else {
        "Mettez à jour les montants de l’année, en euros hors taxes, et le reste s’il a changé ; notes de 1 (faible) à 4 \
         (très fort)."
    }
}

/// Before the scheme, its reference years; then the last known ones and those of the scheme.
fn annees(source: &Source<'_>) -> Vec<Annee> {
    if source.est_collecte() {
        return source.calendrier.annees.clone();
    }
    let debut = source.calendrier.schema[0];
    let ecrites = source.spaser.dossier.segments.iter().flat_map(|s| s.montants.keys());
    let observees = source.suivi.segments.iter().flat_map(|s| s.montants.keys());
    let avant: BTreeSet<Annee> =
        ecrites.chain(observees).copied().filter(|a| *a < debut && a.0 + AU_PLUS_TOT >= debut.0).collect();
    let recentes = avant.len().saturating_sub(ANNEES_AVANT);
    // Without a gap: the year before the scheme is filled too, once it is over.
    let premiere = avant.into_iter().nth(recentes).unwrap_or(debut);
    (premiere.0..debut.0).map(Annee).chain(source.calendrier.schema.iter().copied()).collect()
}

fn colonnes(source: &Source<'_>, annees: &[Annee]) -> Vec<EnTete> {
    let annee = |a: &Annee| EnTete {
        cle: CleColonne::Annee(a.0),
        libelle: Contenu::Nombre { valeur: f64::from(a.0) },
        genre: Genre::Annee,
        largeur: LARGEUR_ANNEE,
        masquee: false,
    };
    let de = |colonnes: &'static [Colonne]| {
        colonnes.iter().map(|c| {
            let inutile = c.champ == Champ::Acheteur && !source.spaser.est_conjoint();
            EnTete { masquee: c.masquee || inutile, ..EnTete::de(c) }
        })
    };
    std::iter::once(EnTete::des_cles())
        .chain(de(SHEET.colonnes()))
        .chain(annees.iter().map(annee))
        .chain(de(SHEET.colonnes_apres()))
        .collect()
}

/// The columns before the years, the years, the columns after: each with its place.
fn places(annees: &[Annee]) -> (u16, u16) {
    let premiere = SHEET.premiere_annee();
    (premiere, premiere + u16::try_from(annees.len()).unwrap_or(0))
}

fn ligne_du_segment(source: &Source<'_>, segment: &Segment, annees: &[Annee]) -> Vec<Cellule> {
    let mut cellules = vec![Cellule::cle(&Cle::Segment { segment: segment.id.to_string() })];
    for (place, colonne) in (1..).zip(SHEET.colonnes()) {
        let texte = |t: Option<&str>| Contenu::texte(&t.map(textes::ligne).unwrap_or_default());
        let acheteur = segment.acheteur.as_ref().and_then(|id| source.spaser.acheteur(id)).map(nom_court);
        let (contenu, aspect) = match colonne.champ {
            Champ::Reference => (texte(Some(segment.id.as_str())), Aspect::Fort),
            Champ::Segment => (texte(Some(&segment.nom)), Aspect::Fort),
            Champ::Famille => (texte(segment.famille.as_deref()), Aspect::Note),
            Champ::Acheteur => (texte(acheteur), Aspect::Note),
            _ => (texte(segment.prescripteur.as_deref()), Aspect::Note),
        };
        // What names the segment is the dossier's.
        cellules.push(Cellule::new(place, contenu, aspect));
    }
    let actuel = segments::actuel(segment, source.suivi);
    let (premiere, apres) = places(annees);
    for (place, annee) in (premiere..).zip(annees) {
        let valeur = actuel.montants.get(annee).map(|m| m.euros());
        cellules.push(Cellule::new(place, Contenu::nombre(valeur), Aspect::Courant).en(EUROS).a_saisir());
    }
    for (place, colonne) in (apres..).zip(SHEET.colonnes_apres()) {
        let contenu = releve(source, segment, &actuel, colonne.champ);
        let aspect = if colonne.genre == Genre::Texte { Aspect::Paragraphe } else { Aspect::Courant };
        cellules.push(Cellule::new(place, contenu, aspect).en(colonne.genre).a_saisir());
    }
    cellules.into_iter().map(|c| Cellule { filet: true, ..c }).collect()
}

fn ligne_libre(rang: u32, annees: &[Annee]) -> Vec<Cellule> {
    let vide = |place, genre| Cellule::new(place, Contenu::Vide, Aspect::Paragraphe).en(genre);
    let (premiere, apres) = places(annees);
    let avant = (1..)
        .zip(SHEET.colonnes())
        .map(|(place, colonne)| Cellule { role: colonne.role, ..vide(place, colonne.genre) });
    let montants = (premiere..apres).map(|place| vide(place, EUROS).a_saisir());
    let suite = (apres..).zip(SHEET.colonnes_apres()).map(|(place, c)| vide(place, c.genre).a_saisir());
    std::iter::once(Cellule::cle(&Cle::NouveauSegment { rang }))
        .chain(avant)
        .chain(montants)
        .chain(suite)
        .collect()
}

fn releve(source: &Source<'_>, segment: &Segment, actuel: &Segment, champ: Champ) -> Contenu {
    let compte = |n: Option<u32>| Contenu::nombre(n.map(f64::from));
    let niveau = |n: Option<u8>| Contenu::nombre(n.map(f64::from));
    match champ {
        Champ::Marches => compte(actuel.marches),
        Champ::Fournisseurs => compte(actuel.fournisseurs),
        Champ::PartPremierFournisseur => Contenu::nombre(actuel.part_premier_fournisseur),
        Champ::PartPme => Contenu::nombre(actuel.part_pme),
        Champ::ProchaineEcheance => Contenu::date(actuel.prochaine_echeance.map(|j| j.0)),
        Champ::EnjeuEnvironnemental => niveau(actuel.enjeu_environnemental),
        Champ::EnjeuSocial => niveau(actuel.enjeu_social),
        Champ::EnjeuCirculaire => niveau(actuel.enjeu_circulaire),
        Champ::Liberte => niveau(actuel.liberte),
        Champ::OffreResponsable => niveau(actuel.offre_responsable),
        Champ::Maturite => niveau(actuel.maturite),
        _ => {
            let observations = source.suivi.segments.iter().rev().filter(|o| o.segment == segment.id);
            let texte = observations.filter_map(|o| o.commentaire.as_deref()).next();
            Contenu::texte(&texte.map(textes::ligne).unwrap_or_default())
        }
    }
}

fn controles(source: &Source<'_>, annees: &[Annee], lignes: usize) -> Vec<Controle> {
    let derniere = LIGNE_DONNEES + u32::try_from(lignes).unwrap_or(1).max(1) - 1;
    let (premiere, apres) = places(annees);
    let colonne = |place| saisie::colonne(place, LIGNE_DONNEES, derniere);
    let mut controles = Vec::new();
    if !annees.is_empty() {
        let plage = Plage {
            premiere: Position { ligne: LIGNE_DONNEES, colonne: premiere },
            derniere: Position { ligne: derniere, colonne: apres - 1 },
        };
        controles.push(saisie::controle(
            plage,
            Regle::Nombre { minimum: Some(0.0), maximum: None },
            "Montant de l’année",
            "Dépense de l’année sur ce segment, en euros hors taxes. Inconnue, elle reste vide.",
            "Saisissez un montant positif, sans lettre ni signe €.",
        ));
    }
    if source.est_collecte() {
        for c in SHEET.colonnes().iter().filter(|c| c.role == Role::Saisie) {
            let message = "Pour un segment absent de la liste. En quelques mots.";
            controles.push(saisie::texte_court(colonne(SHEET.colonne(c.champ)), c.libelle, message));
        }
    }
    for (place, c) in (apres..).zip(SHEET.colonnes_apres()) {
        let plage = colonne(place);
        controles.push(match c.champ {
            Champ::Marches | Champ::Fournisseurs => {
                saisie::entier(plage, (0, 1_000_000), c.libelle, "Un nombre entier.")
            }
            Champ::PartPremierFournisseur | Champ::PartPme => {
                saisie::pour_cent(plage, c.libelle, "Part de la dépense du segment, de 0 à 100.")
            }
            Champ::ProchaineEcheance => {
                saisie::date(plage, c.libelle, "Le jour où le marché principal se renouvelle.")
            }
            Champ::Commentaire => saisie::commentaire(plage, c.libelle),
            _ => saisie::entier(plage, (1, 4), c.libelle, "De 1 (faible) à 4 (très fort)."),
        });
    }
    controles
}

/// « B12 », where a segment's row begins.
pub fn debut_de_ligne(ligne: u32) -> String {
    cellule(ligne, SHEET.premiere_annee())
}
