//! The comparison as text, plain or marked up.

use std::fmt::Write as _;

use super::Comparaison;
use crate::vue::contrat::Tableau;
use crate::vue::texte::brut;

/// On screen: sentences alone, which say all that the tables do.
pub fn texte(c: &Comparaison) -> String {
    let mut ecrit = format!("Avant : {}\nAprès : {}\n\n{}\n", c.ancienne, c.nouvelle, c.resume);
    for section in &c.sections {
        let _ = write!(ecrit, "\n{}\n", section.titre.to_uppercase());
        for groupe in &section.groupes {
            let _ = writeln!(ecrit, "{}", groupe.titre);
            for p in &groupe.changements {
                let _ = writeln!(ecrit, "  - {}", p.phrase);
            }
        }
    }
    ecrit
}

pub fn markdown(c: &Comparaison) -> String {
    let mut ecrit = format!(
        "# {}\n\n- Avant : {}\n- Après : {}\n\n**{}**\n",
        proteger(&c.titre),
        proteger(&c.ancienne),
        proteger(&c.nouvelle),
        c.resume
    );
    for section in &c.sections {
        let _ = write!(ecrit, "\n## {}\n", section.titre);
        for groupe in &section.groupes {
            let _ = write!(ecrit, "\n### {}\n\n", groupe.titre);
            for p in &groupe.changements {
                let _ = writeln!(ecrit, "- {}", proteger(&p.phrase));
            }
        }
    }
    c.tableaux.iter().for_each(|t| tableau(t, &mut ecrit));
    ecrit
}

fn tableau(t: &Tableau, ecrit: &mut String) {
    let _ = write!(ecrit, "\n## {}\n\n", t.titre.as_deref().unwrap_or_default());
    let rang = |cellules: Vec<String>| format!("| {} |\n", cellules.join(" | "));
    ecrit.push_str(&rang(t.colonnes.iter().map(|c| c.libelle.clone()).collect()));
    ecrit.push_str(&rang(t.colonnes.iter().map(|_| "---".to_owned()).collect()));
    for ligne in &t.lignes {
        ecrit.push_str(&rang(ligne.cellules.iter().map(|c| proteger(&brut(&c.contenu))).collect()));
    }
}

/// What a user typed is text: no mark of it is read as one.
fn proteger(texte: &str) -> String {
    let mut ecrit = String::with_capacity(texte.len());
    for c in texte.chars() {
        if "\\`*_[]<>|#".contains(c) {
            ecrit.push('\\');
        }
        ecrit.push(c);
    }
    ecrit
}
