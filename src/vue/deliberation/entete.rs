//! The heading: who, which register, which number, about what.

use super::motifs::executif;
use super::{Sujet, note, numero_ou_blanc};
use crate::dossier::{Acheteur, NatureActe};
use crate::droit::seance::dire_delai;
use crate::droit::transmission::{CODE_DE_MATIERE, NOMS_DE_MATIERE};
use crate::ecriture::{capitale, date_longue, de, minuscule, typographier};
use crate::vue::acte::EnTete;
use crate::vue::contexte::Contexte;
use crate::vue::contrat::Ligne;
use crate::vue::texte;

/// « 1.7 — Commande publique, actes spéciaux et divers »: a class proposed.
pub fn matiere() -> String {
    let [large, precis] = NOMS_DE_MATIERE;
    format!("{CODE_DE_MATIERE} — {large}, {}", minuscule(precis))
}

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
    let mut champs = vec![champ("Nature de l’acte", &capitale(sujet.nom_de_l_acte()))];
    // The State’s classes are those of the acts sent to its representative.
    champs.extend(sujet.est_controle().then(|| champ("Matière", &matiere())));
    champs.extend(acte.and_then(|a| a.rapporteur.as_deref()).map(|r| champ("Rapporteur", &capitale(r))));
    champs.extend(acte.and_then(|a| a.rapport.as_deref()).map(|r| champ("Rapport", &format!("n° {r}"))));
    champs
}

/// The object: what the act does, without comment.
pub fn objet(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> String {
    if let Some(objet) = sujet.acte.and_then(|a| a.objet.as_deref()) {
        return typographier(objet);
    }
    let periode = cx.spaser.periode().map(|p| format!(" {p}")).unwrap_or_default();
    let schema = "schéma de promotion des achats publics socialement et écologiquement responsables (SPASER)";
    typographier(&match sujet.nature {
        NatureActe::Orientation => format!("Orientations du {schema}"),
        NatureActe::Adoption => format!("Adoption du {schema}{periode}"),
        NatureActe::Revision => format!("Révision du {schema}{periode}"),
        // A report is presented with its figures, or not written.
        NatureActe::PresentationRapport => {
            let annee = sujet.bilan.as_ref().map(|b| format!(" {}", b.annee)).unwrap_or_default();
            format!("Présentation du bilan{annee} du {schema}{periode}")
        }
    })
}

/// The heading of the note: the same names, its own title, no number.
pub fn entete_de_la_note(cx: &Contexte<'_>, sujet: &Sujet<'_>, titre: &str, objet: &str) -> EnTete {
    let champ =
        |libelle: &str, dit: &str| Ligne { libelle: libelle.to_owned(), contenu: texte::paragraphe(dit) };
    let acte = sujet.acte;
    let mut champs = Vec::new();
    if sujet.delibere() {
        let date = acte.and_then(|a| a.date).map(|d| format!(", séance du {}", date_longue(d.0)));
        let qui = capitale(&le_organe(cx, sujet));
        champs.push(champ("Destinataires", &format!("{qui}{}", date.unwrap_or_default())));
    }
    champs.extend(acte.and_then(|a| a.rapporteur.as_deref()).map(|r| champ("Rapporteur", &capitale(r))));
    champs.extend(acte.and_then(|a| a.rapport.as_deref()).map(|r| champ("Rapport", &format!("n° {r}"))));
    if let Some(regle) = note::regle(sujet) {
        let quand = regle.delai.map(|d| format!("{} au moins avant la séance", dire_delai(d)));
        let envoi = match (regle.porte_sur_le_document, quand) {
            (true, quand) => quand,
            (false, Some(quand)) => Some(format!("Avec la convocation, {quand}")),
            (false, None) => Some("Avec la convocation".to_owned()),
        };
        champs.extend(envoi.map(|e| champ("Envoi", &capitale(&e))));
        champs.extend(note::fondement(cx, regle).map(|f| champ("Fondement", &capitale(&f))));
    }
    let schema = match sujet.nature {
        NatureActe::Orientation => "",
        _ => " ; projet de schéma",
    };
    champs.push(champ("Pièces jointes", &format!("Projet de {}{schema}", sujet.nom_de_l_acte())));
    EnTete { registre: titre.to_owned(), numero: Vec::new(), champs, ..entete(cx, sujet, objet) }
}
