//! A copy that came back, told to who must carry its changes into the dossier.

use std::fmt::Write;

use jiff::civil::Date;

use crate::amendements::{Ecart, Suivi};
use crate::ecriture::{compte, date_longue};
use crate::pipeline::{ChampRelu, CommentaireSitue, Maintenant, PassageRelu, Place, Relecture};

/// What cannot be seen in a copy that left before texts outside fields were kept.
const RAPPEL: &str =
    "Un texte changé hors d’un champ sans suivi des modifications n’est pas vu : parcourez aussi la copie.";

/// Words kept on each side of a change, in a long text.
const MOTS_AUTOUR: usize = 8;

pub fn rendre(relecture: &Relecture) -> String {
    let mut dit = String::new();
    for alerte in alertes(relecture) {
        ligne(&mut dit, "", alerte);
    }
    let (mut changes, mut reportes, mut autres) = (Vec::new(), 0, Vec::new());
    for relu in &relecture.champs {
        match (&relu.ecart, &relu.maintenant) {
            (Ecart::Change { .. }, Maintenant::Reporte) => reportes += 1,
            (Ecart::Change { .. }, _) => changes.push(relu),
            _ => autres.push(relu),
        }
    }
    let compares = compte(relecture.compares, "champ comparé", "champs comparés");
    let change = compte(changes.len(), "champ changé", "champs changés");
    match changes.is_empty() {
        true => ligne(&mut dit, "", &format!("Aucun champ à reporter ({compares}).")),
        false => ligne(&mut dit, "", &format!("{change} ({compares}) :")),
    }
    changes.iter().for_each(|relu| change_dit(&mut dit, relu));
    if reportes > 0 {
        let deja = compte(reportes, "champ changé est", "champs changés sont");
        ligne(&mut dit, "", &format!("{deja} déjà dans le dossier."));
    }
    autres.iter().for_each(|relu| autre_dit(&mut dit, relu));
    commentaires(&mut dit, &relecture.commentaires);
    passages(&mut dit, relecture.passages.as_deref().unwrap_or_default());
    hors_champ(&mut dit, &relecture.hors_champ);
    if relecture.passages.is_none() {
        ligne(&mut dit, "", RAPPEL);
    }
    dit
}

fn alertes(relecture: &Relecture) -> impl Iterator<Item = &'static str> {
    let change = relecture.dossier_change == Some(true);
    let perdu = relecture.sans_releve;
    [
        change.then_some("Le dossier a changé depuis que cette copie est partie."),
        perdu.then_some(
            "La copie ne dit plus ce que ses champs disaient au départ : elle est comparée au dossier d’aujourd’hui.",
        ),
    ]
    .into_iter()
    .flatten()
}

fn ligne(dit: &mut String, retrait: &str, texte: &str) {
    for (rang, morceau) in texte.lines().enumerate() {
        // What follows a line break stays under the text it belongs to.
        let marge = if rang == 0 { "" } else { "          " };
        // Writing to a string cannot fail.
        let _ = writeln!(dit, "{retrait}{marge}{morceau}");
    }
}

fn entete(dit: &mut String, nom: &str, place: Option<&Place>) {
    let place = place.map(|p| {
        let manque = if p.ecrit { "" } else { ", à écrire" };
        format!(" ({}:{}{manque})", p.fichier, p.ligne)
    });
    alinea(dit, &format!("{nom}{}", place.unwrap_or_default()));
}

/// A line after a blank one.
fn alinea(dit: &mut String, texte: &str) {
    dit.push('\n');
    ligne(dit, "", texte);
}

fn change_dit(dit: &mut String, relu: &ChampRelu) {
    let Ecart::Change { avant, apres, suivis, sous, .. } = &relu.ecart else { return };
    entete(dit, &relu.dit, relu.place.as_ref());
    let (extrait_avant, extrait_apres) = resserrer(avant, apres);
    ligne(dit, "  ", &format!("avant : {}", ou_rien(&extrait_avant)));
    ligne(dit, "  ", &format!("après : {}", ou_rien(&extrait_apres)));
    for titre in sous {
        ligne(
            dit,
            "  ",
            &format!("changé {} seulement : ce texte figure ailleurs dans la copie", sous_le_titre(titre)),
        );
    }
    suivis.iter().for_each(|suivi| ligne(dit, "  ", &suivi_dit(suivi)));
    maintenant(dit, &relu.maintenant, avant);
}

fn maintenant(dit: &mut String, maintenant: &Maintenant, avant: &str) {
    match maintenant {
        Maintenant::Pareil | Maintenant::Reporte => {}
        Maintenant::Autre(texte) => {
            let (_, texte) = resserrer(avant, texte);
            ligne(dit, "  ", &format!("le dossier dit maintenant : {}", ou_rien(&texte)));
        }
        Maintenant::Absent => ligne(dit, "  ", "le dossier ne porte plus ce champ"),
    }
}

fn autre_dit(dit: &mut String, relu: &ChampRelu) {
    entete(dit, &relu.dit, relu.place.as_ref());
    match &relu.ecart {
        Ecart::Change { .. } => {}
        Ecart::Retire { avant, restent, .. } => {
            let quoi = match restent {
                0 => "son repère a été supprimé : ce qui reste de son texte n’est plus reconnu".to_owned(),
                n => {
                    let places = compte(*n, "autre place", "autres places");
                    format!("l’un de ses repères a été supprimé ; son texte figure encore à {places}")
                }
            };
            ligne(dit, "  ", &quoi);
            ligne(dit, "  ", &format!("avant : {}", ou_rien(&abreger(avant))));
            maintenant(dit, &relu.maintenant, avant);
        }
        Ecart::Discordant { avant, textes, .. } => {
            ligne(dit, "  ", "ce champ figure plusieurs fois, et n’a pas été changé partout de même");
            ligne(dit, "  ", &format!("avant : {}", ou_rien(&abreger(avant))));
            for texte in textes {
                let (_, texte) = resserrer(avant, texte);
                ligne(dit, "  ", &format!("texte : {}", ou_rien(&texte)));
            }
        }
        Ecart::Inconnu { texte, .. } => {
            ligne(dit, "  ", "ce repère n’était pas dans la copie au départ");
            ligne(dit, "  ", &format!("texte : {}", ou_rien(&abreger(texte))));
        }
    }
}

fn commentaires(dit: &mut String, commentaires: &[CommentaireSitue]) {
    if commentaires.is_empty() {
        return;
    }
    alinea(dit, &format!("{} :", compte(commentaires.len(), "commentaire", "commentaires")));
    for situe in commentaires {
        let c = &situe.commentaire;
        let titre = (!c.titre.is_empty()).then(|| format!("sous « {} »", c.titre));
        let nom = situe.dit.clone().or(titre).unwrap_or_else(|| "dans le texte".to_owned());
        entete(dit, &nom, situe.place.as_ref());
        if !c.extrait.is_empty() {
            ligne(dit, "  ", &format!("sur « {} »", abreger(&c.extrait)));
        }
        ligne(dit, "  ", &format!("{} : {}", signature(&c.auteur, &c.date), ou_rien(&c.texte)));
    }
}

fn passages(dit: &mut String, relus: &[PassageRelu]) {
    let (reportes, restants): (Vec<_>, Vec<_>) = relus.iter().partition(|relu| relu.reporte);
    if !restants.is_empty() {
        let nombre = compte(restants.len(), "passage changé", "passages changés");
        alinea(dit, &format!("{nombre} hors des champs du dossier, sans suivi :"));
    }
    for relu in restants {
        alinea(dit, &sous_le_titre(&relu.retouche.titre));
        match (&relu.retouche.avant, &relu.retouche.apres) {
            (Some(avant), Some(apres)) => {
                let (avant, apres) = resserrer(avant, apres);
                ligne(dit, "  ", &format!("avant : {}", ou_rien(&avant)));
                ligne(dit, "  ", &format!("après : {}", ou_rien(&apres)));
            }
            (Some(avant), None) => ligne(dit, "  ", &format!("retiré : {}", abreger(avant))),
            (None, Some(apres)) => ligne(dit, "  ", &format!("ajouté : {}", abreger(apres))),
            (None, None) => {}
        }
        for (champ, place) in &relu.reprend {
            let place = place.as_ref().map(|p| format!(" ({}:{})", p.fichier, p.ligne)).unwrap_or_default();
            ligne(dit, "  ", &format!("reprend : {champ}{place}"));
        }
    }
    if !reportes.is_empty() {
        let deja =
            compte(reportes.len(), "passage changé hors champ est", "passages changés hors champ sont");
        ligne(dit, "", &format!("{deja} déjà ainsi dans le dossier."));
    }
}

fn sous_le_titre(titre: &str) -> String {
    if titre.is_empty() { "en tête".to_owned() } else { format!("sous « {titre} »") }
}

fn hors_champ(dit: &mut String, suivis: &[Suivi]) {
    if suivis.is_empty() {
        return;
    }
    let nombre = compte(suivis.len(), "modification suivie", "modifications suivies");
    alinea(dit, &format!("{nombre} hors des champs du dossier :"));
    for suivi in suivis {
        alinea(dit, &sous_le_titre(&suivi.titre));
        ligne(dit, "  ", &suivi_dit(suivi));
    }
}

/// « suivi : Le relecteur, 12 novembre 2026, ajoute « … », retire « … » »
fn suivi_dit(suivi: &Suivi) -> String {
    let faits = [("ajoute", &suivi.insere), ("retire", &suivi.supprime)];
    let faits = faits.iter().filter(|(_, texte)| !texte.trim().is_empty());
    let faits: Vec<String> =
        faits.map(|(fait, texte)| format!("{fait} «\u{a0}{}\u{a0}»", abreger(texte))).collect();
    format!("suivi : {}, {}", signature(&suivi.auteur, &suivi.date), faits.join(", "))
}

fn signature(auteur: &str, date: &str) -> String {
    let auteur = if auteur.trim().is_empty() { "sans nom" } else { auteur.trim() };
    match date.get(..10).and_then(|jour| jour.parse::<Date>().ok()) {
        Some(jour) => format!("{auteur}, {}", date_longue(jour)),
        None => auteur.to_owned(),
    }
}

fn ou_rien(texte: &str) -> &str {
    if texte.trim().is_empty() { "(rien)" } else { texte }
}

fn abreger(texte: &str) -> String {
    let mots: Vec<&str> = texte.split_whitespace().collect();
    match mots.get(..3 * MOTS_AUTOUR) {
        Some(debut) if mots.len() > debut.len() => format!("{} …", debut.join(" ")),
        _ => mots.join(" "),
    }
}

/// Both texts around what differs in them.
fn resserrer(avant: &str, apres: &str) -> (String, String) {
    let (a, b): (Vec<&str>, Vec<&str>) =
        (avant.split_whitespace().collect(), apres.split_whitespace().collect());
    let debut = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let reste = a.len().min(b.len()) - debut;
    let fin = a.iter().rev().zip(b.iter().rev()).take(reste).take_while(|(x, y)| x == y).count();
    let garder = |mots: &[&str]| {
        let (de, jusqu_a) =
            (debut.saturating_sub(MOTS_AUTOUR), (mots.len() - fin + MOTS_AUTOUR).min(mots.len()));
        let milieu = mots.get(de..jusqu_a).unwrap_or_default().join(" ");
        let avant = if de > 0 { "… " } else { "" };
        let apres = if jusqu_a < mots.len() { " …" } else { "" };
        format!("{avant}{milieu}{apres}")
    };
    (garder(&a), garder(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_ne_montre_que_ce_qui_change() {
        let long = "un deux trois quatre cinq six sept huit neuf dix onze douze treize";
        let (avant, apres) = resserrer(long, &long.replace("onze", "ONZE"));
        assert_eq!(avant, "… trois quatre cinq six sept huit neuf dix onze douze treize");
        assert_eq!(apres, "… trois quatre cinq six sept huit neuf dix ONZE douze treize");
        assert_eq!(resserrer("a", ""), ("a".to_owned(), String::new()));
        assert_eq!(resserrer("a b", "a a b"), ("a b".to_owned(), "a a b".to_owned()));
    }
}
