//! `spaser importer`: says how a table was understood, then writes what it gives in a new file, for review.

mod recit;

use std::path::Path;

use recit::raconter;

use super::arguments::importer::Importer;
use super::fichier::{creer_sortie, existe_deja};
use super::{FAIT, FICHIER, REFUSE, USAGE, interne};
use crate::ecriture::{compte, liste, typographier};
use crate::input::nom_affiche;
use crate::pipeline::{self, DemandeTableau, Importation, Jonction, RefusTableau};
use crate::tableaux::{self, Entree, Refus};

/// Longer titles are shown by their beginning.
const TITRE: usize = 36;

pub fn executer(arguments: &Importer) -> u8 {
    let nature = arguments.comme.nature();
    let imposees = arguments.colonnes.iter().map(|c| tableaux::lire_imposee(c, nature)).collect();
    let imposees = match imposees {
        Ok(imposees) => imposees,
        Err(raison) => {
            crier!("erreur : {raison}");
            return USAGE;
        }
    };
    let sortie = arguments.sortie.clone().unwrap_or_else(|| arguments.tableau.with_extension("toml"));
    // Before the table is read: a long report with nothing at its end would be a bad joke.
    if sortie.exists() {
        return existe_deja(&sortie);
    }
    let demande = DemandeTableau {
        tableau: arguments.tableau.clone(),
        nature,
        sortie: sortie.clone(),
        feuille: arguments.feuille.clone(),
        imposees,
        dossier: arguments.dossier.clone(),
    };
    let importation = match pipeline::importer_tableau(&demande) {
        Ok(importation) => importation,
        Err(refus) => return refuser(&refus),
    };
    match creer_sortie(&sortie, importation.texte.as_bytes()) {
        Ok(()) => {
            raconter(&importation, &arguments.tableau);
            conclure(&importation, &sortie, arguments.dossier.as_deref());
            FAIT
        }
        Err(code) => code,
    }
}

fn refuser(refus: &RefusTableau) -> u8 {
    let (message, aide, code) = match refus {
        RefusTableau::Lecture { fichier, raison, aide } => {
            (format!("impossible de lire {fichier} : {raison}"), aide.clone(), FICHIER)
        }
        RefusTableau::Feuille { voulue, presentes } if presentes.is_empty() => (
            format!("pas de feuille « {voulue} » : un fichier .csv n’en a pas"),
            "retirez `--feuille`".to_owned(),
            REFUSE,
        ),
        RefusTableau::Feuille { voulue, presentes } => {
            let noms: Vec<String> = presentes.iter().map(|p| format!("« {p} »")).collect();
            (
                format!("aucune feuille ne s’appelle « {voulue} »"),
                format!("feuilles de ce classeur : {}", noms.join(", ")),
                REFUSE,
            )
        }
        RefusTableau::Dossier { fichier } => (
            format!("{fichier} ne peut servir de dossier : il est absent ou refusé"),
            format!("corrigez d’abord ce que dit `spaser verifier {fichier}`"),
            REFUSE,
        ),
        RefusTableau::Tableau { fichier, refus } => {
            let (message, aide) = tableau_refuse(refus);
            (format!("{fichier} : {message}"), aide, REFUSE)
        }
        RefusTableau::Interne(raison) => return interne(raison),
    };
    crier!("erreur : {}", typographier(&message));
    crier!("aide : {}", typographier(&aide));
    code
}

fn tableau_refuse(refus: &Refus) -> (String, String) {
    match refus {
        Refus::SansTitres { premieres } => {
            let lues: Vec<String> = premieres.iter().map(|l| format!("\n    {}", couper(l, 100))).collect();
            let lues = if lues.is_empty() { " aucune".to_owned() } else { lues.concat() };
            (
                format!("aucune ligne de titres n’est reconnue ; premières lignes :{lues}"),
                "vérifiez `--comme` et `--feuille`, ou nommez au moins deux colonnes : --colonne \"Titre de colonne=champ\"".to_owned(),
            )
        }
        Refus::SansLigne { titres } => (
            format!("aucune ligne à lire sous les titres de la ligne {titres}"),
            "vérifiez que le tableau n’est pas vide, ou choisissez une autre feuille avec `--feuille`"
                .to_owned(),
        ),
        Refus::ColonneAbsente { titre, titres } => {
            let noms: Vec<String> = titres.iter().map(|t| format!("« {} »", couper(t, TITRE))).collect();
            (
                format!("aucune colonne ne s’appelle « {titre} »"),
                format!("colonnes du tableau : {}", noms.join(", ")),
            )
        }
        Refus::TropDeLignes => (
            format!("plus de {} lignes sous les titres", tableaux::LIGNES_AU_PLUS),
            "ne gardez que les lignes du schéma, ou regroupez-les".to_owned(),
        ),
        Refus::Interne(raison) => (raison.clone(), "signalez-nous ce cas".to_owned()),
    }
}

fn conclure(importation: &Importation, sortie: &Path, dossier: Option<&Path>) {
    let import = &importation.import;
    let retenues: Vec<&Entree> = import.entrees.iter().filter(|e| e.retenue.is_some()).collect();
    let posees = import.entrees.len() - retenues.len();
    if !retenues.is_empty() {
        dire!("\nProposées en commentaire, à compléter");
        for e in &retenues {
            let pourquoi = e.retenue.as_deref().unwrap_or_default();
            dire!("  ligne {} : {}", e.ligne, typographier(pourquoi));
        }
    }
    let (un, plusieurs) = import.nature.noms();
    let mut comptes = vec![compte(posees, un, plusieurs)];
    let cibles = import.cibles.iter().filter(|c| c.retenue.is_none()).count();
    for (n, un, plusieurs) in [
        (cibles, "cible", "cibles"),
        (import.axes.len(), "axe", "axes"),
        (import.objectifs.len(), "objectif", "objectifs"),
    ] {
        if n > 0 {
            comptes.push(compte(n, un, plusieurs));
        }
    }
    dire!("\n{} : {}", nom_affiche(sortie), liste(&comptes));
    if !import.releves.is_empty() {
        let dits = compte(
            import.releves.len(),
            "indicateur a des valeurs observées",
            "indicateurs ont des valeurs observées",
        );
        dire!("{dits}, gardées en commentaire à la fin : elles vont dans suivi.toml, à côté du dossier");
    }
    if import.ids_crees > 0 {
        dire!(
            "{} : vous pouvez les changer avant de les employer",
            compte(import.ids_crees, "identifiant créé", "identifiants créés")
        );
    }
    if posees + cibles + import.axes.len() + import.objectifs.len() == 0 {
        dire!("Rien n’est à joindre au dossier : tout ce que donne ce tableau y est en commentaire.");
        return;
    }
    joindre(&importation.jonction, dossier);
}

fn joindre(jonction: &Jonction, dossier: Option<&Path>) {
    let dossier = dossier.map_or_else(|| "votre dossier".to_owned(), nom_affiche);
    let ecrire = |remplace: bool| {
        if remplace {
            format!("remplacez la ligne `inclure` de {dossier} par")
        } else {
            format!("écrivez en tête de {dossier}, avant la première table")
        }
    };
    let dit = match jonction {
        Jonction::SansDossier(ligne) => {
            dire!("Relisez ce fichier, puis {} : {ligne}", ecrire(false));
            dire!(
                "Ce chemin se lit depuis l’endroit où est votre dossier ; `--dossier DOSSIER.toml` le donne."
            );
            return;
        }
        Jonction::Ligne { ligne, remplace } => format!("puis {} : {ligne}", ecrire(*remplace)),
        Jonction::Deja(motif) => format!("{dossier} le joint déjà, par \"{motif}\""),
        Jonction::Dehors { vers, ligne, remplace } => format!(
            "déplacez-le dans {} (un dossier ne joint que ce qui est à côté de lui, ou dessous), puis {} : {ligne}",
            if vers == "." { "le dossier courant" } else { vers },
            ecrire(*remplace)
        ),
    };
    dire!("Relisez ce fichier, {dit}");
}

/// On one line, and no longer than can be read at a glance.
fn couper(texte: &str, longueur: usize) -> String {
    let plat = texte.split_whitespace().collect::<Vec<_>>().join(" ");
    if plat.chars().count() <= longueur {
        return plat;
    }
    let debut: String = plat.chars().take(longueur - 1).collect();
    format!("{}…", debut.trim_end())
}
