//! The heading: who, which register, which number, about what.

use super::motifs::executif;
use super::{Sujet, numero_ou_blanc};
use crate::dossier::Acheteur;
use crate::ecriture::{capitale, de};
use crate::vue::acte::EnTete;
use crate::vue::contexte::Contexte;
use crate::vue::contrat::Ligne;
use crate::vue::texte;

/// Proposed class of the act in the State's nomenclature of transmissions: a point to clear before signing.
pub const MATIERE: &str = "1.7 — Commande publique, actes spéciaux et divers";

pub fn entete(cx: &Contexte<'_>, sujet: &Sujet<'_>, objet: &str) -> EnTete {
    let a = sujet.acheteur;
    let mut lignes = vec!["République française".to_owned(), a.nom.clone()];
    lignes.extend(a.adresse.iter().cloned());
    let acte = capitale(sujet.nom_de_l_acte());
    let mut numero = vec![texte::texte(&format!("{acte} "))];
    numero.extend(numero_ou_blanc(sujet.acte.and_then(|x| x.numero.as_deref())));
    EnTete {
        logo: cx.logos.get(&a.id).cloned(),
        lignes,
        registre: if sujet.delibere() {
            // A draft is no extract of the register.
            match sujet.est_pris(cx) {
                true => format!("Extrait du registre des délibérations {}", du_organe(cx, a)),
                false => format!("Délibérations {}", du_organe(cx, a)),
            }
        } else {
            format!("Décision {}", de(&le_organe(cx, sujet)))
        },
        numero,
        objet: texte::ligne(objet),
        champs: champs(sujet),
    }
}

/// « du conseil municipal », « de l’assemblée de Corse ».
pub fn du_organe(cx: &Contexte<'_>, a: &Acheteur) -> String {
    let organe = cx.organe(a).unwrap_or_else(|| "conseil".to_owned());
    match organe.chars().next() {
        Some('a' | 'A' | 'o' | 'O' | 'é') => format!("de l’{organe}"),
        _ => format!("du {organe}"),
    }
}

/// « le conseil municipal », « l’assemblée de Corse ».
pub fn le_organe(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> String {
    let a = sujet.acheteur;
    if !sujet.delibere() {
        return executif(sujet);
    }
    match a.assemblee.as_deref() {
        None => cx.organisme(a).map_or_else(|| "le conseil".to_owned(), |o| o.organe_avec_article.clone()),
        Some(assemblee) => match assemblee.chars().next() {
            Some('a' | 'A' | 'o' | 'O' | 'é') => format!("l’{assemblee}"),
            _ => format!("le {assemblee}"),
        },
    }
}

fn champs(sujet: &Sujet<'_>) -> Vec<Ligne> {
    let champ =
        |libelle: &str, dit: &str| Ligne { libelle: libelle.to_owned(), contenu: texte::paragraphe(dit) };
    let acte = sujet.acte;
    let mut champs =
        vec![champ("Nature de l’acte", &capitale(sujet.nom_de_l_acte())), champ("Matière", MATIERE)];
    if !sujet.delibere() {
        // The State’s classes are those of the acts sent to its representative.
        champs.pop();
    }
    champs.extend(acte.and_then(|a| a.rapporteur.as_deref()).map(|r| champ("Rapporteur", &capitale(r))));
    champs.extend(acte.and_then(|a| a.rapport.as_deref()).map(|r| champ("Rapport", &format!("n° {r}"))));
    champs
}
