//! Rows that the follow-up keeps apart, or that only the dossier can hold: the journal, new segments, who
//! holds what.

use super::copie::{Lecture, Ligne};
use super::francais;
use super::lieu::{Poids, Remarque};
use super::valeur::{apercu, dire, normaliser, texte_sain};
use crate::classeur::{Champ, Cle, CleColonne, nettoyer};
use crate::input::classeur::{LigneLue, Tableau, ValeurLue};

/// Whether the row was of these.
pub fn lire(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, cle: &Cle) -> bool {
    match cle {
        Cle::Journal { .. } => journal(lecture, tableau, ligne),
        Cle::NouveauSegment { .. } => nouveau_segment(lecture, tableau, ligne),
        Cle::Detenteur { rang } => detenteur(lecture, tableau, ligne, Some(*rang)),
        Cle::NouveauDetenteur { .. } => detenteur(lecture, tableau, ligne, None),
        Cle::Segment { segment } => {
            segment_renomme(lecture, tableau, ligne, segment);
            return false;
        }
        _ => return false,
    }
    true
}

fn texte(tableau: &Tableau<'_>, ligne: &LigneLue, champ: Champ) -> Option<String> {
    let lu = tableau.lire(ligne, CleColonne::Champ(champ))?.valeur.texte().map(nettoyer)?;
    (!lu.is_empty()).then_some(lu)
}

fn colonne(tableau: &Tableau<'_>, champ: Champ) -> u32 {
    tableau.colonnes.get(&CleColonne::Champ(champ)).copied().unwrap_or(tableau.colonne_des_cles)
}

fn journal(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue) {
    let Some(changement) = texte(tableau, ligne, Champ::Changement) else { return };
    let lieu = lecture.lieu(ligne, colonne(tableau, Champ::Date));
    let date = tableau.lire(ligne, CleColonne::Champ(Champ::Date)).and_then(|c| match &c.valeur {
        ValeurLue::Date(jour) => Some(*jour),
        ValeurLue::Texte(texte) => francais::date(texte),
        _ => None,
    });
    let Some(date) = date.filter(|d| (2000..=2100).contains(&d.year())) else {
        let dit = format!("journal : « {} » n’a pas de date qui se lise", apercu(&changement));
        return lecture
            .dire(Remarque::new(Poids::Faute, lieu, dit).aide("écrivez-la sous la forme JJ/MM/AAAA"));
    };
    let auteur = texte(tableau, ligne, Champ::Auteur);
    let sains = texte_sain(&changement).and_then(|c| Ok((c, auteur.map(|a| texte_sain(&a)).transpose()?)));
    let (changement, auteur) = match sains {
        Ok(sains) => sains,
        Err((dit, aide)) => {
            return lecture.dire(Remarque::new(Poids::Faute, lieu, format!("journal : {dit}")).aide(aide));
        }
    };
    lecture.copie.cellules += 1;
    lecture.copie.journal.push(Ligne { date, auteur, changement, lieu });
}

fn nouveau_segment(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue) {
    let Some(nom) = texte(tableau, ligne, Champ::Segment) else { return };
    let deja = lecture.monde.spaser.dossier.segments.iter().any(|s| normaliser(&s.nom) == normaliser(&nom));
    if !deja {
        let lieu = lecture.lieu(ligne, colonne(tableau, Champ::Segment));
        let reste = reste_de_la_ligne(tableau, ligne);
        let dit = format!("nouveau segment « {} »{reste} : le suivi ne peut le porter", apercu(&nom));
        lecture
            .dire(Remarque::new(Poids::Note, lieu, dit).aide("ajoutez-le au dossier, dans `[[segments]]`"));
    }
}

/// « , 2028 : 12 000 ; famille : « Propreté » »: all that was typed of it, or it would be lost on the way.
fn reste_de_la_ligne(tableau: &Tableau<'_>, ligne: &LigneLue) -> String {
    let dits = tableau.colonnes.iter().filter_map(|(colonne, place)| {
        let cellule = ligne.cellule(*place).filter(|c| !c.valeur.est_vide())?;
        let quoi = match colonne {
            CleColonne::Annee(annee) => annee.to_string(),
            CleColonne::Champ(Champ::Segment) | CleColonne::Cle => return None,
            CleColonne::Champ(champ) => champ.cle().to_owned(),
        };
        Some(format!("{quoi} : {}", dire(&cellule.valeur)))
    });
    let dits: Vec<String> = dits.collect();
    if dits.is_empty() { String::new() } else { format!(" ({})", dits.join(" ; ")) }
}

/// A segment named anew: its name belongs to the dossier.
fn segment_renomme(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, id: &str) {
    let Some(segment) = lecture.monde.spaser.dossier.segments.iter().find(|s| s.id.as_str() == id) else {
        return;
    };
    let declares = [
        (Champ::Segment, Some(&segment.nom), "nom"),
        (Champ::Famille, segment.famille.as_ref(), "famille"),
        (Champ::Prescripteur, segment.prescripteur.as_ref(), "prescripteur"),
    ];
    for (champ, declare, nom) in declares {
        let Some(lu) = texte(tableau, ligne, champ) else { continue };
        if declare.is_none_or(|d| normaliser(d) != normaliser(&lu)) {
            let lieu = lecture.lieu(ligne, colonne(tableau, champ));
            let dit = format!("segment {id} : « {} » remplace ce que dit le dossier", apercu(&lu));
            lecture.dire(
                Remarque::new(Poids::Note, lieu, dit)
                    .aide(format!("reportez-le au champ `{nom}` du segment, dans le dossier")),
            );
        }
    }
}

fn detenteur(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, rang: Option<u32>) {
    let (donnee, qui) = (texte(tableau, ligne, Champ::Donnee), texte(tableau, ligne, Champ::Detenteur));
    let (Some(donnee), Some(qui)) = (donnee, qui) else { return };
    let detenteurs = &lecture.monde.spaser.dossier.detenteurs;
    let pareil = |d: &crate::dossier::Detenteur| {
        normaliser(&d.donnee) == normaliser(&donnee) && normaliser(&d.detenteur) == normaliser(&qui)
    };
    let deja = match rang {
        Some(rang) => {
            usize::try_from(rang).ok().and_then(|r| detenteurs.get(r.checked_sub(1)?)).is_some_and(pareil)
        }
        None => detenteurs.iter().any(pareil),
    };
    if !deja {
        let lieu = lecture.lieu(ligne, colonne(tableau, Champ::Donnee));
        let dit = format!(
            "« {} » est détenu par « {} » : le suivi ne peut le porter",
            apercu(&donnee),
            apercu(&qui)
        );
        lecture.dire(
            Remarque::new(Poids::Note, lieu, dit).aide("reportez-le dans le dossier, dans `[[detenteurs]]`"),
        );
    }
}
