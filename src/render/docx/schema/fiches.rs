//! The sheets: a heading, what is said of it in a word, its text, its fields.

use docx_rs::DocumentChild;

use super::super::corps::bloc as paragraphe;
use super::super::ressources::Ressources;
use super::super::texte::titre;
use super::blocs::{Page, annonce, donnees, releve, texte};
use super::{figures, style_de_fiche};
use crate::vue::contrat::{FicheAction, FicheIndicateur, Ligne, Morceau, Paragraphe, Pastille};

pub fn action(
    fiche: &FicheAction,
    niveau: usize,
    page: Page<'_>,
    ressources: &mut Ressources,
) -> Vec<DocumentChild> {
    let dit = format!("{} — {}", fiche.surtitre, fiche.titre);
    let mut blocs = vec![paragraphe(titre(style_de_fiche(niveau), &dit, &fiche.ancre, ressources))];
    blocs.extend(pastilles(&fiche.pastilles));
    blocs.extend(texte("Corpsdetexte", &fiche.texte, ressources));
    let mut champs = fiche.champs.clone();
    champs.extend(fiche.calendrier.as_ref().map(|calendrier| Ligne {
        libelle: calendrier.libelle.clone(),
        contenu: en_toutes_lettres(&calendrier.alternative),
    }));
    blocs.extend(releve(&champs, page, ressources));
    blocs
}

pub fn indicateur(
    fiche: &FicheIndicateur,
    niveau: usize,
    page: Page<'_>,
    ressources: &mut Ressources,
) -> Vec<DocumentChild> {
    let dit = format!("{} — {}", fiche.id, fiche.titre);
    let mut blocs = vec![paragraphe(titre(style_de_fiche(niveau), &dit, &fiche.ancre, ressources))];
    blocs.extend(pastilles(&fiche.pastilles));
    blocs.extend(releve(&fiche.champs, page, ressources));
    if let Some(valeurs) = &fiche.valeurs {
        blocs.extend(donnees(valeurs, page, ressources));
    }
    // A curve whose points are in the table above needs no second telling.
    if fiche.valeurs.is_none() {
        blocs.extend(fiche.trajectoire.iter().flat_map(|figure| figures::figure(figure, page, ressources)));
    }
    blocs
}

/// « Engagée · Priorité haute »
fn pastilles(pastilles: &[Pastille]) -> Option<DocumentChild> {
    let dits: Vec<&str> = pastilles.iter().map(|p| p.texte.as_str()).collect();
    (!dits.is_empty()).then(|| annonce("SchemaPastilles", &dits.join(" · ")))
}

fn en_toutes_lettres(texte: &str) -> Vec<Paragraphe> {
    vec![Paragraphe::de(vec![Morceau::Texte { texte: texte.to_owned() }])]
}
