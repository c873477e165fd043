//! The workbooks: the whole one, and the copies that hold one department's rows.

use super::composition::{Document, Echoue};
use super::{Charge, Copies, Demande, familles};
use crate::diagnostic::proche;
use crate::render;
use crate::vue;
use crate::vue::classeur::{Entrees, Usage, directions};
use crate::vue::contexte::Contexte;
use crate::vue::directions::est_nommee;

/// Folder of the copies, within that of the documents.
const CLASSEURS: &str = "classeurs";

pub(super) fn composer(
    cx: &Contexte<'_>,
    charge: &Charge,
    demande: &Demande,
    usage: Usage,
    nom: &str,
) -> Result<Vec<Document>, Echoue> {
    let suffixe = match usage {
        Usage::Suivi => "classeur",
        Usage::Collecte => "collecte",
    };
    let copies = voulues(&directions(cx.spaser, usage), &demande.copies)?;
    let mut documents = vec![classeur(cx, charge, usage, None, format!("{nom}-{suffixe}.xlsx"))?];
    for direction in &copies {
        let base = vue::noms::simplifier(direction);
        let fin = if usage == Usage::Collecte { "-collecte" } else { "" };
        // Two long names may be cut alike.
        let numerotes = (2..).map(|n| format!("{CLASSEURS}/{base}-{n}{fin}.xlsx"));
        let mut libres = std::iter::once(format!("{CLASSEURS}/{base}{fin}.xlsx")).chain(numerotes);
        let libre = libres.find(|l| documents.iter().all(|d| d.fichier.nom != *l)).unwrap_or_default();
        let copie = classeur(cx, charge, usage, Some(direction), libre)?;
        documents.push(Document { famille: familles::copies(usage).to_owned(), ..copie });
    }
    Ok(documents)
}

/// The departments asked for, as the dossier spells them.
fn voulues(connues: &[String], copies: &Copies) -> Result<Vec<String>, Echoue> {
    let mut voulues: Vec<String> = Vec::new();
    match copies {
        Copies::Aucune => {}
        Copies::Toutes => voulues.extend_from_slice(connues),
        Copies::De(noms) => {
            for nom in noms {
                let connue = connues.iter().find(|c| est_nommee(c, nom));
                let connue = connue.ok_or_else(|| Echoue::Demande(inconnue(nom, connues)))?;
                if !voulues.contains(connue) {
                    voulues.push(connue.clone());
                }
            }
        }
    }
    Ok(voulues)
}

fn inconnue(nom: &str, connues: &[String]) -> String {
    let mut dit = format!("le dossier ne nomme aucune direction « {nom} »");
    if let Some(voisine) = proche(nom, connues.iter().map(String::as_str)) {
        dit.push_str(&format!("\naide : vouliez-vous dire « {voisine} » ?"));
    }
    if connues.is_empty() {
        dit.push_str(
            "\nLe dossier n’en nomme aucune : remplissez `pilote`, `contributeurs` et `responsable`.",
        );
    } else {
        dit.push_str("\nCelles qu’il nomme :");
        dit.extend(connues.iter().map(|c| format!("\n  - {c}")));
    }
    dit
}

fn classeur(
    cx: &Contexte<'_>,
    charge: &Charge,
    usage: Usage,
    direction: Option<&str>,
    nom: String,
) -> Result<Document, Echoue> {
    let vue = vue::classeur::construire(&Entrees {
        spaser: cx.spaser,
        suivi: cx.suivi,
        vocabulaire: &cx.vocabulaire,
        charte: charge.charte(cx.spaser),
        empreinte: &cx.empreinte,
        usage,
        direction,
    });
    let octets = render::xlsx::rendre(&vue).map_err(|e| Echoue::Interne(format!("classeur : {e}")))?;
    Ok(Document::new(nom, octets))
}
