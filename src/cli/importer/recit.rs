//! How a table was understood: its columns, the rows set aside, what was interpreted or not understood.

use std::path::Path;

use super::{TITRE, couper};
use crate::ecriture::{liste, typographier};
use crate::input::nom_affiche;
use crate::pipeline::Importation;
use crate::tableaux::{self, GenreNote, Import, Nature, lettres};

/// Longer examples are shown by their beginning.
const EXEMPLE: usize = 40;

pub(super) fn raconter(importation: &Importation, tableau: &Path) {
    let import = &importation.import;
    dire!(
        "{} ({}), titres à la ligne {}",
        nom_affiche(tableau),
        typographier(&importation.lecture),
        import.ligne_des_titres
    );
    if !importation.autres_feuilles.is_empty() {
        let noms: Vec<String> = importation.autres_feuilles.iter().map(|f| format!("« {f} »")).collect();
        dire!(
            "{}",
            typographier(&format!("Feuilles non lues : {} (`--feuille` en choisit une)", noms.join(", ")))
        );
    }
    if importation.macros {
        dire!("Ce classeur porte des macros : elles n’ont pas été lues.");
    }
    colonnes(import);
    sans_champ(import);
    lignes(import);
    if !import.remarques.is_empty() {
        dire!("\nÀ vérifier");
        import.remarques.iter().for_each(|r| dire!("  {}", typographier(r)));
    }
    notes(import, GenreNote::Lu, "Lu en interprétant");
    notes(import, GenreNote::Incompris, "Non compris, gardé en commentaire");
}

fn colonnes(import: &Import) {
    let lignes: Vec<[String; 4]> = import
        .colonnes
        .iter()
        .zip(&import.exemples)
        .filter_map(|(c, exemple)| {
            let lien = c.lien.as_ref()?;
            let unite = lien.unite.map(|(_, u)| format!(" (en {u})")).unwrap_or_default();
            Some([
                format!("{:3}{}", lettres(c.rang), couper(&c.titre, TITRE)),
                format!("{}{unite}", lien.champ.dite()),
                lien.confiance.dite().to_owned(),
                exemple.as_deref().map_or_else(|| "(vide)".to_owned(), |e| couper(e, EXEMPLE)),
            ])
        })
        .collect();
    let titres = ["   Colonne", "Champ", "Confiance", "Exemple"].map(str::to_owned);
    let largeur = |i: usize| lignes.iter().chain([&titres]).map(|l| l[i].chars().count()).max().unwrap_or(0);
    let largeurs = [0, 1, 2].map(largeur);
    dire!("");
    for ligne in [&titres].into_iter().chain(&lignes) {
        let aligne: Vec<String> = ligne
            .iter()
            .zip(largeurs)
            .map(|(mot, l)| format!("{mot}{}", " ".repeat(l - mot.chars().count())))
            .collect();
        dire!("{}  {}", aligne.join("  "), ligne[3]);
    }
}

fn sans_champ(import: &Import) {
    let orphelines: Vec<_> = import.colonnes.iter().filter(|c| c.lien.is_none()).collect();
    if orphelines.is_empty() {
        return;
    }
    dire!("\nColonnes sans champ, gardées en commentaire");
    let mut voisine = "";
    for c in &import.colonnes {
        let avant = voisine;
        if !c.titre.is_empty() {
            voisine = &c.titre;
        }
        if c.lien.is_some() {
            continue;
        }
        if c.titre.is_empty() {
            let apres = if avant.is_empty() {
                String::new()
            } else {
                format!(", à droite de « {} » : cellule fusionnée ?", couper(avant, TITRE))
            };
            dire!("{:3}{}", lettres(c.rang), typographier(&format!("(sans titre){apres}")));
            continue;
        }
        let pourquoi = match c.pris_par {
            Some((cle, rang)) => format!(" : `{cle}` est déjà pris par la colonne {}", lettres(rang)),
            None if import.nature == Nature::Indicateurs && porte_une_annee(&c.titre) => {
                " : une cible se lit par `=annees.ANNÉE`, une valeur observée par `=releves.ANNÉE`".to_owned()
            }
            None if import.nature == Nature::Cibles && porte_une_annee(&c.titre) => {
                " : une valeur observée va dans suivi.toml, à côté du dossier".to_owned()
            }
            None => String::new(),
        };
        dire!("{:3}{}{pourquoi}", lettres(c.rang), couper(&c.titre, TITRE));
    }
    let premiere = if orphelines[0].titre.is_empty() {
        lettres(orphelines[0].rang)
    } else {
        couper(&orphelines[0].titre, TITRE)
    };
    dire!(
        "Pour en lire une : --colonne \"{premiere}=champ\" ; pour en écarter une : --colonne \"{premiere}=\""
    );
    let cles: Vec<&str> = import.nature.champs().iter().map(|c| c.cle).collect();
    dire!("Champs : {}", cles.join(", "));
}

fn lignes(import: &Import) {
    let mut dits: Vec<String> = Vec::new();
    for l in &import.ecartees {
        dits.push(format!("ligne {} : {} ({})", l.ligne, l.pourquoi, couper(&l.contenu, 60)));
    }
    match import.vides.as_slice() {
        [] => {}
        [seule] => dits.push(format!("ligne {seule} : vide")),
        vides => dits.push(format!("lignes vides : {}", nombres(vides))),
    }
    if !dits.is_empty() {
        dire!("\nLignes qui ne sont pas des entrées");
        dits.iter().for_each(|d| dire!("  {}", typographier(d)));
    }
    for (titre, ous) in &import.reprises {
        dire!(
            "\n{}",
            typographier(&format!(
                "Colonne « {titre} » : {} de la ligne du dessus, comme sous une cellule fusionnée ({})",
                if ous.len() == 1 {
                    "1 cellule vide reprise".to_owned()
                } else {
                    format!("{} cellules vides reprises", ous.len())
                },
                ous.join(", ")
            ))
        );
    }
    if !import.formules.is_empty() {
        let dit = if import.formules.len() == 1 {
            "1 valeur vient d’une formule"
        } else {
            &format!("{} valeurs viennent de formules", import.formules.len())
        };
        dire!("\n{dit} : le dernier résultat enregistré est repris ({})", import.formules.join(", "));
    }
}

fn nombres(vides: &[u32]) -> String {
    liste(&vides.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn notes(import: &Import, genre: GenreNote, titre: &str) {
    let notes =
        import.entrees.iter().chain(&import.cibles).flat_map(|e| &e.notes).filter(|n| n.genre == genre);
    let notes: Vec<String> = notes.map(|n| typographier(&couper(&tableaux::note(n), 150))).collect();
    if !notes.is_empty() {
        dire!("\n{titre}");
        notes.iter().for_each(|n| dire!("  {n}"));
    }
}

fn porte_une_annee(titre: &str) -> bool {
    titre.split(|c: char| !c.is_ascii_digit()).any(|mot| mot.len() == 4 && mot.starts_with("20"))
}
