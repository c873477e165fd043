//! The same row twice in one copy: pasted over another, or in a sheet that somebody duplicated. Which of the two
//! is right, nothing tells, and what stood under the second is lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::copie::Lecture;
use super::lieu::{Lieu, Place, Poids, Remarque};
use super::nommer;
use super::valeur::{Lue, lire};
use crate::classeur::{Cle, CleColonne};
use crate::ecriture::compte;
use crate::input::classeur::{LigneLue, Tableau};

/// Differences said, beyond which their number is enough.
const ECARTS_DITS: usize = 3;

/// Rows met in a copy, and where.
pub type Vues = BTreeMap<Cle, Lieu>;

/// Rows of a sheet that another sheet has already.
#[derive(Debug, Default)]
pub struct Redites {
    nombre: usize,
    premiere: Option<(Lieu, Arc<str>)>,
}

/// Notes the row. Whether it was met before: it is said then, with what the two rows tell differently.
pub fn est_une_redite(
    lecture: &mut Lecture<'_, '_>,
    tableau: &Tableau<'_>,
    ligne: &LigneLue,
    cle: &Cle,
    redites: &mut Redites,
) -> bool {
    let lieu = lecture.lieu(ligne, tableau.colonne_des_cles);
    let Some(avant) = lecture.copie.vues.get(cle).cloned() else {
        lecture.copie.vues.insert(cle.clone(), lieu);
        return false;
    };
    if avant.feuille != lieu.feuille {
        redites.nombre += 1;
        redites.premiere.get_or_insert((lieu, avant.feuille));
        return true;
    }
    let dit = format!(
        "{} : la copie porte cette ligne deux fois, en {} et en {}{}",
        nommer::ligne(lecture.monde, cle),
        avant.adresse,
        lieu.adresse,
        contradictions(lecture, tableau, ligne, cle)
    );
    lecture.dire(Remarque::new(Poids::Faute, lieu, dit).aide(
        "corrigez la copie : une ligne a sans doute été collée sur une autre, ou ajoutée ; rétablissez celle \
         qu’elle remplace depuis le classeur d’origine, et gardez-la une seule fois",
    ));
    true
}

/// « , et se contredit : 109 en J5, 1 500 000 en J14 »
fn contradictions(lecture: &Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, cle: &Cle) -> String {
    let mots = lecture.monde.mots;
    let ecart = |(colonne, rang): (&CleColonne, &u32)| {
        let place = Place { cle: cle.clone(), colonne: *colonne };
        let genre = lecture.attente_de(cle, *colonne)?.genre;
        let (Lue::Prise { valeur, .. } | Lue::Reservee { valeur, .. }) =
            lire(ligne.cellule(*rang)?, genre, mots)
        else {
            return None;
        };
        let avant = lecture.copie.saisies.iter().find(|s| s.place == place && !s.valeur.meme(&valeur))?;
        Some(format!(
            "{} en {}, {} en {}",
            avant.valeur.dire(mots),
            avant.lieu.adresse,
            valeur.dire(mots),
            ligne.adresse(*rang)
        ))
    };
    let ecarts: Vec<String> = tableau.colonnes.iter().filter_map(ecart).collect();
    match ecarts.len().saturating_sub(ECARTS_DITS) {
        _ if ecarts.is_empty() => String::new(),
        0 => format!(", et se contredit : {}", ecarts.join(" ; ")),
        autres => format!(
            ", et se contredit : {} ; et {}",
            ecarts[..ECARTS_DITS].join(" ; "),
            compte(autres, "autre écart", "autres écarts")
        ),
    }
}

/// One word for a sheet duplicated, whatever the number of its rows.
pub fn conclure(lecture: &mut Lecture<'_, '_>, redites: Redites) {
    let Some((lieu, feuille)) = redites.premiere else { return };
    let dit = format!(
        "{} de cette feuille {} déjà dans la feuille « {feuille} »",
        compte(redites.nombre, "ligne", "lignes"),
        if redites.nombre < 2 { "est" } else { "sont" }
    );
    lecture.dire(
        Remarque::new(Poids::Faute, lieu, dit)
            .aide("supprimez la feuille en trop, après avoir gardé dans l’autre les bonnes valeurs"),
    );
}
