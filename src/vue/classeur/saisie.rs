//! What each input accepts, and what is said to the person who fills it.

use crate::classeur::{
    Donnee, Feuille, LIGNE_ENTETE, Liste, MESSAGE_MAX, Role, TITRE_DE_MESSAGE_MAX, borner, citer_feuille,
    plage,
};
use crate::ecriture::{nombre, typographier};

use super::bloc::{Bloc, Nature};
use super::contrat::{Controle, Plage, Position, Regle};
use super::indicateurs::{bornes_des_annees, precision};
use super::{Source, technique};

pub const OUI: &str = "Oui";
pub const NON: &str = "Non";

/// Longest comment a cell takes: it must still be read on a screen.
const COMMENTAIRE_MAX: u32 = 2_000;
const TEXTE_COURT_MAX: u32 = 300;

pub fn controle(plage: Plage, regle: Regle, titre: &str, message: &str, erreur: &str) -> Controle {
    Controle {
        plage,
        regle,
        titre: borner(titre, TITRE_DE_MESSAGE_MAX),
        message: phrase(&typographier(message)),
        erreur: borner(&typographier(erreur), MESSAGE_MAX),
    }
}

/// A value of a list: « Choisissez dans la liste ».
pub fn choix(source: &Source<'_>, plage: Plage, liste: Liste, titre: &str, message: &str) -> Controle {
    let regle = Regle::Liste { liste, source: source_de_liste(source, liste) };
    controle(
        plage,
        regle,
        titre,
        message,
        "Choisissez une valeur de la liste : la flèche à droite de la cellule la déroule.",
    )
}

pub fn commentaire(plage: Plage, titre: &str) -> Controle {
    let message = "Texte libre : ce qui explique la valeur, une décision prise, une difficulté.";
    let erreur = "Ce commentaire est trop long : 2 000 caractères au plus.";
    controle(plage, Regle::Texte { maximum: COMMENTAIRE_MAX }, titre, message, erreur)
}

pub fn pour_cent(plage: Plage, titre: &str, message: &str) -> Controle {
    let regle = Regle::Nombre { minimum: Some(0.0), maximum: Some(100.0) };
    controle(
        plage,
        regle,
        titre,
        message,
        "Saisissez un nombre entre 0 et 100, sans le signe % : 35 pour 35 %.",
    )
}

pub fn date(plage: Plage, titre: &str, message: &str) -> Controle {
    let message = format!("{message} Sous la forme JJ/MM/AAAA.");
    controle(plage, Regle::Date, titre, &message, "Saisissez une date, sous la forme JJ/MM/AAAA.")
}

pub fn entier(plage: Plage, (minimum, maximum): (i32, i32), titre: &str, message: &str) -> Controle {
    let erreur = format!("Saisissez un nombre entier, de {minimum} à {}.", nombre(f64::from(maximum), 0));
    controle(plage, Regle::Entier { minimum, maximum }, titre, message, &erreur)
}

/// A name, a function, a few words.
pub fn texte_court(plage: Plage, titre: &str, message: &str) -> Controle {
    let erreur = "Ce texte est trop long : 300 caractères au plus.";
    controle(plage, Regle::Texte { maximum: TEXTE_COURT_MAX }, titre, message, erreur)
}

/// One line and one column of cells, or several lines.
pub fn colonne(colonne: u16, premiere: u32, derniere: u32) -> Plage {
    Plage { premiere: Position { ligne: premiere, colonne }, derniere: Position { ligne: derniere, colonne } }
}

/// Where the values of a list are.
pub fn source_de_liste(source: &Source<'_>, liste: Liste) -> String {
    let nombre = u32::try_from(technique::valeurs(source, liste).len()).unwrap_or(1).max(1);
    let premiere = LIGNE_ENTETE + 1;
    let cellules = plage(premiere, liste.colonne(), premiere + nombre - 1, liste.colonne());
    format!("={}{cellules}", citer_feuille(Feuille::Listes.nom()))
}

/// The check of a line of an indicator; none where nothing is typed.
pub fn controle_d_indicateur(
    source: &Source<'_>,
    bloc: &Bloc<'_>,
    donnee: Donnee,
    ligne: u32,
) -> Option<Controle> {
    if donnee.role(bloc.nature != Nature::Directe) != Role::Saisie {
        return None;
    }
    let (premiere, derniere) = bornes_des_annees(source);
    let plage = Plage {
        premiere: Position { ligne, colonne: premiere },
        derniere: Position { ligne, colonne: derniere },
    };
    let titre = format!("{} · {}", bloc.indicateur.id(), donnee.libelle());
    let aide = precision(source, bloc, donnee);
    Some(match donnee {
        Donnee::Commentaire => commentaire(plage, &titre),
        Donnee::Jalon => choix(source, plage, Liste::OuiNon, &titre, &aide),
        Donnee::Numerateur | Donnee::Denominateur => {
            let regle = Regle::Nombre { minimum: Some(0.0), maximum: None };
            controle(plage, regle, &titre, &aide, "Saisissez un nombre positif, sans unité ni texte.")
        }
        _ => valeur_directe(bloc, plage, &titre, &aide),
    })
}

/// A value or a rate typed as it is. A share lies between 0 and 100, unless what is already known of
/// the indicator says otherwise (a fall in emissions, hours beyond those of the contract).
fn valeur_directe(bloc: &Bloc<'_>, plage: Plage, titre: &str, aide: &str) -> Controle {
    let connues = valeurs_connues(bloc);
    let minimum = connues.iter().all(|v| *v >= 0.0).then_some(0.0);
    if bloc.indicateur.est_un_pourcentage() {
        let maximum = connues.iter().all(|v| *v <= 100.0).then_some(100.0);
        let message = format!("{} Saisissez 14,8 pour 14,8 %.", debut_de_message(aide));
        let erreur = "Saisissez le taux sans le signe %, entre 0 et 100 : 14,8 pour 14,8 %.";
        return controle(plage, Regle::Nombre { minimum, maximum }, titre, &message, erreur);
    }
    let unite = match bloc.indicateur.unite {
        "" | "nombre" => String::new(),
        unite => format!(" Unité : {unite}."),
    };
    let message = format!("{}{unite}", debut_de_message(aide));
    let erreur = "Saisissez un nombre positif, sans unité ni texte.";
    controle(plage, Regle::Nombre { minimum, maximum: None }, titre, &message, erreur)
}

/// Targets and observations, whatever their year.
fn valeurs_connues(bloc: &Bloc<'_>) -> Vec<f64> {
    let cibles = bloc.trajectoire.cibles().iter().flat_map(|c| c.annees.values().copied().chain(c.valeur));
    let observations = &bloc.trajectoire.observations;
    cibles.chain(observations.annees().into_iter().filter_map(|a| observations.valeur(a))).collect()
}

/// Ends with a full stop, within what a message holds.
fn phrase(texte: &str) -> String {
    terminer(texte, MESSAGE_MAX - 1)
}

/// The same, short enough that what follows it still shows.
fn debut_de_message(texte: &str) -> String {
    terminer(texte, MESSAGE_MAX - 60)
}

fn terminer(texte: &str, max: usize) -> String {
    let court = borner(texte.trim_end_matches('.'), max);
    if court.ends_with('…') { court } else { format!("{court}.") }
}
