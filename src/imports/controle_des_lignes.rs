//! Does a row say what its key says? Someone may have pasted over labels, headers, or a whole block.

use super::copie::{Lecture, rappel};
use super::lieu::{Poids, Remarque};
use super::valeur::{apercu, normaliser};
use crate::classeur::{Champ, Cle, CleColonne, Donnee};
use crate::input::classeur::{LigneLue, Tableau, ValeurLue};

/// The header of each year, just below its key, says the same year.
pub fn annees(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>) -> bool {
    let Some(entete) = tableau.feuille.lignes.get(tableau.rang_des_cles + 1) else { return true };
    let mut bonnes = true;
    for (cle, colonne) in &tableau.colonnes {
        let (CleColonne::Annee(annee), Some(cellule)) = (cle, entete.cellule(*colonne)) else { continue };
        let dite = match &cellule.valeur {
            ValeurLue::Nombre(n) => Some(*n),
            ValeurLue::Texte(texte) => texte.trim().get(..4).and_then(|t| t.parse().ok()),
            _ => None,
        };
        if tableau.cle(entete) == Some("Clé") && dite.is_some_and(|d| d != f64::from(*annee)) {
            bonnes = false;
            let dit = format!("l’en-tête de la colonne de {annee} a été changé : la feuille n’est pas lue");
            let lieu = lecture.lieu(entete, *colonne);
            lecture.dire(Remarque::new(Poids::Faute, lieu, dit).aide(format!(
                "rétablissez {annee} dans cet en-tête, et vérifiez que les valeurs sont dans la bonne colonne"
            )));
        }
    }
    bonnes
}

/// Whether the labels of a row are those of its key.
pub fn etiquettes(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, cle: &Cle) -> bool {
    let faux = match cle {
        Cle::Indicateur { indicateur, donnee, .. } => {
            reference(lecture, tableau, ligne, indicateur).or_else(|| {
                let dite = rappel(tableau, ligne, Champ::Donnee)?;
                (dite != normaliser(donnee.libelle())).then_some((
                    Champ::Donnee,
                    dite,
                    donnee.libelle().to_owned(),
                ))
            })
        }
        Cle::Action { action } => reference(lecture, tableau, ligne, action),
        Cle::Etape { action, rang } => etape(lecture, tableau, ligne, action, *rang),
        _ => None,
    };
    let Some((champ, dite, attendue)) = faux else { return true };
    let colonne =
        tableau.colonnes.get(&CleColonne::Champ(champ)).copied().unwrap_or(tableau.colonne_des_cles);
    let dit = format!(
        "la ligne dit « {} », sa clé dit « {} » : ses valeurs ne sont pas lues",
        apercu(&dite),
        apercu(&attendue)
    );
    let lieu = lecture.lieu(ligne, colonne);
    lecture.dire(Remarque::new(Poids::Faute, lieu, dit).aide(
        "une ligne a sans doute été collée sur une autre : rétablissez-la depuis le classeur d’origine",
    ));
    false
}

type Ecart = (Champ, String, String);

fn reference(lecture: &Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, id: &str) -> Option<Ecart> {
    let dite = rappel(tableau, ligne, Champ::Reference)?;
    (lecture.monde.id_actuel(&dite) != id).then(|| (Champ::Reference, dite, id.to_owned()))
}

/// The steps of the dossier may have been reordered since: their labels tell.
fn etape(
    lecture: &Lecture<'_, '_>,
    tableau: &Tableau<'_>,
    ligne: &LigneLue,
    action: &str,
    rang: u32,
) -> Option<Ecart> {
    let dite = rappel(tableau, ligne, Champ::Etape)?;
    let etapes = &lecture.monde.action(action)?.etapes;
    let ici = usize::try_from(rang).ok()?.checked_sub(1)?;
    let attendue = normaliser(&etapes.get(ici)?.libelle);
    let ailleurs = etapes.iter().enumerate().any(|(r, e)| r != ici && normaliser(&e.libelle) == dite);
    // A label merely reworded is still this step.
    (dite != attendue && ailleurs).then_some((Champ::Etape, dite, attendue))
}

/// A row without key that holds figures.
pub fn sans_cle(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue) {
    let remplie = tableau.colonnes.iter().find(|(cle, colonne)| {
        let valeur = ligne.cellule(**colonne).map(|c| &c.valeur);
        let chiffre = matches!(valeur, Some(ValeurLue::Nombre(_) | ValeurLue::Date(_)));
        chiffre && (matches!(cle, CleColonne::Annee(_)) || **cle == CleColonne::Champ(Champ::Avancement))
    });
    if let Some((_, colonne)) = remplie {
        let lieu = lecture.lieu(ligne, *colonne);
        let dit = "cette ligne n’a pas de clé : ce qu’elle porte n’est pas lu";
        lecture.dire(
            Remarque::new(Poids::Alerte, lieu, dit)
                .aide("reportez la valeur dans la ligne d’origine, ou en commentaire"),
        );
    }
}

/// A row that the dossier no longer has, or a line that is computed.
pub fn plus_attendue(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue, cle: &Cle) {
    if let Cle::Indicateur { indicateur, acheteur, donnee } = cle {
        let existe = lecture.monde.blocs.contains_key(&(indicateur.as_str(), acheteur.as_str()));
        match donnee {
            Donnee::Valeur if existe => return tapee(lecture, tableau, ligne),
            Donnee::Cumul
            | Donnee::Cible
            | Donnee::Repere
            | Donnee::Ecart
            | Donnee::Etat
            | Donnee::Valeur => return,
            _ => {}
        }
    }
    let remplie = tableau.colonnes.iter().find(|(colonne, place)| {
        let saisissable = matches!(colonne, CleColonne::Annee(_))
            || matches!(
                colonne,
                CleColonne::Champ(Champ::Statut | Champ::Avancement | Champ::EtatEtape | Champ::DateTenue)
            );
        saisissable && ligne.cellule(**place).is_some()
    });
    if let Some((_, place)) = remplie {
        let lieu = lecture.lieu(ligne, *place);
        let dit = format!("le dossier n’attend plus la ligne « {cle} » : ce qu’elle porte n’est pas lu");
        lecture.dire(
            Remarque::new(Poids::Alerte, lieu, dit)
                .aide("si l’identifiant a changé, ajoutez l’ancien à `anciens_ids` dans le dossier"),
        );
    }
}

/// A computed line over which someone typed.
fn tapee(lecture: &mut Lecture<'_, '_>, tableau: &Tableau<'_>, ligne: &LigneLue) {
    for (colonne, place) in &tableau.colonnes {
        let Some(cellule) = ligne.cellule(*place) else { continue };
        if matches!(colonne, CleColonne::Annee(_)) && !cellule.formule {
            let lieu = lecture.lieu(ligne, *place);
            let dit = "cette cellule se calcule : la valeur tapée à la place de la formule n’est pas lue";
            lecture.dire(
                Remarque::new(Poids::Alerte, lieu, dit)
                    .aide("saisissez le numérateur et le dénominateur ou, à défaut, le taux connu"),
            );
        }
    }
}
