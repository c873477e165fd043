//! The file to review: blocks of the dossier, and beside each what was typed and not understood.

use std::fmt::Write as _;

use super::entree::{Entree, GenreNote, Note};
use super::plan::Propose;
use super::toml::{Toml, commenter};
use super::{Import, Nature};

/// The whole file.
pub fn ecrire(import: &Import, fichier: &str, jonction: &[String]) -> String {
    let mut texte = String::new();
    let feuille = import.feuille.as_ref().map(|f| format!(", feuille « {f} »")).unwrap_or_default();
    commenter(
        &format!("Importé de « {fichier} »{feuille} ; titres à la ligne {}.", import.ligne_des_titres),
        &mut texte,
    );
    jonction.iter().for_each(|l| commenter(l, &mut texte));
    if !import.axes.is_empty() || !import.objectifs.is_empty() {
        texte.push('\n');
        commenter("Axes et objectifs que le tableau nomme et que le dossier n’a pas.", &mut texte);
        import.axes.iter().for_each(|a| proposer("axes", a, &mut texte));
        import.objectifs.iter().for_each(|o| proposer("objectifs", o, &mut texte));
    }
    import.entrees.iter().for_each(|e| bloc(import.nature, e, &mut texte));
    import.cibles.iter().for_each(|c| bloc(Nature::Cibles, c, &mut texte));
    if !import.releves.is_empty() {
        texte.push('\n');
        commenter(
            "Valeurs observées : ni cible, ni dossier. À relire, puis à recopier, sans les dièses, dans suivi.toml, à côté du dossier ; à plusieurs acheteurs, ajoutez `acheteur`.",
            &mut texte,
        );
        for releve in &import.releves {
            let mut ecrit = format!("[[releves]]   # ligne {}\n", releve.ligne);
            for (cle, valeur) in &releve.champs {
                let _ = writeln!(ecrit, "{cle} = {}", valeur.ecrire());
            }
            commenter(ecrit.trim_end(), &mut texte);
        }
    }
    if !import.ecartees.is_empty() {
        texte.push('\n');
        commenter("Lignes du tableau qui ne sont pas des entrées.", &mut texte);
        for ligne in &import.ecartees {
            commenter(&format!("Ligne {} ({}) : {}", ligne.ligne, ligne.pourquoi, ligne.contenu), &mut texte);
        }
    }
    texte
}

fn proposer(table: &str, propose: &Propose, texte: &mut String) {
    let _ = write!(texte, "\n[[{table}]]\nid = \"{}\"\n", propose.id);
    if let Some(axe) = &propose.axe {
        let _ = writeln!(texte, "axe = \"{axe}\"");
    }
    let titre = Toml::Texte(propose.titre.clone()).ecrire();
    let dit = propose.dit.as_ref().map(|d| format!("   # {d}")).unwrap_or_default();
    let _ = writeln!(texte, "titre = {titre}{dit}");
}

fn bloc(nature: Nature, entree: &Entree, texte: &mut String) {
    let mut ecrit = format!("[[{}]]   # ligne {}\n", nature.table(), entree.ligne);
    for (cle, valeur) in &entree.champs {
        let _ = writeln!(ecrit, "{cle} = {}", valeur.ecrire());
    }
    texte.push('\n');
    match &entree.retenue {
        Some(pourquoi) => {
            commenter(&format!("Proposé en commentaire : {pourquoi}."), texte);
            commenter(ecrit.trim_end(), texte);
        }
        None => texte.push_str(&ecrit),
    }
    entree.notes.iter().for_each(|n| commenter(&note(n), texte));
}

/// « E5, Échéance, « bientôt » : une date est attendue ».
pub fn note(n: &Note) -> String {
    let titre = if n.titre.is_empty() { String::new() } else { format!(" ({})", n.titre) };
    let ecrit = if n.ecrit.is_empty() { String::new() } else { format!(" : « {} »", n.ecrit) };
    let genre = match n.genre {
        GenreNote::Incompris => " — non compris, ",
        GenreNote::SansChamp if n.dit.is_empty() => "",
        GenreNote::Lu | GenreNote::SansChamp => " — ",
    };
    format!("{}{titre}{ecrit}{genre}{}", n.ou, n.dit)
}
