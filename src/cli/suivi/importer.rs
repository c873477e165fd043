//! `spaser suivi importer`

use crate::cli::arguments::suivi::Importer;
use crate::cli::{Environnement, FAIT, FICHIER, REFUSE, dire_les_fautes, interne};
use crate::ecriture::{compte, liste};
use crate::imports::{Bilan, LuDans, Poids, Remarque};
use crate::input::nom_affiche;
use crate::pipeline::import::{DemandeImport, ImportFait, RefusImport, SortDuSuivi, importer};

/// Rows without any copy, beyond which their number is enough.
const ABSENTES_DITES: usize = 12;

/// How the blocks of the messages become decisions.
const TRANCHER: &str = "Pour trancher ou confirmer : écrivez `format = 1` en première ligne d’un fichier, copiez-y ensuite \
     les blocs `[[choix]]` voulus, puis relancez la même commande avec `--arbitrages FICHIER.toml`.";

pub fn executer(arguments: &Importer, environnement: &Environnement) -> u8 {
    let demande = DemandeImport {
        dossier: arguments.dossier.clone(),
        classeurs: arguments.classeurs.clone(),
        priorite: arguments.priorite.clone(),
        arbitrages: arguments.arbitrages.clone(),
        ecraser: arguments.ecraser,
        accepter_textes: arguments.accepter_textes,
        apercu: arguments.apercu,
        modeles: arguments.modeles.clone(),
        par: arguments.par.clone(),
        le: arguments.le,
        aujourdhui: environnement.aujourdhui,
    };
    match importer(&demande) {
        Ok(fait) => raconter(&fait),
        Err(refus) => refuser(&refus, environnement),
    }
}

fn raconter(fait: &ImportFait) -> u8 {
    for verrou in &fait.verrous {
        dire!(
            "{} : laissé de côté, c’est la trace d’un classeur encore ouvert ; enregistrez-le et fermez-le",
            nom_affiche(verrou)
        );
    }
    fait.remarques.iter().for_each(signaler);
    fait.bilan.lus.iter().for_each(lu);
    let fautes = fait.remarques.iter().filter(|r| r.poids == Poids::Faute).count();
    match &fait.sort {
        SortDuSuivi::Bloque => {
            crier!("{} à régler : rien n’a été écrit.", compte(fautes, "point", "points"));
            if fait.remarques.iter().any(|r| r.aide.as_ref().is_some_and(|a| a.contains("[[choix]]"))) {
                crier!("{TRANCHER}");
            }
            return REFUSE;
        }
        SortDuSuivi::Inchange => dire!("Rien de nouveau : suivi.toml reste tel qu’il est."),
        SortDuSuivi::Apercu => dire!("Aperçu : {} ; rien n’a été écrit.", changements(&fait.bilan)),
        SortDuSuivi::Ecrit { chemin, garde, recrit } => {
            dire!("{} : {}", nom_affiche(chemin), changements(&fait.bilan));
            if let Some(garde) = garde {
                dire!("  version précédente : {}", nom_affiche(garde));
            }
            if *recrit {
                dire!(
                    "  fichier récrit en entier, dans l’ordre habituel : ses commentaires ne sont plus que dans la version précédente"
                );
            }
        }
    }
    reste(&fait.bilan);
    FAIT
}

/// « erreur : classeur-dsi.xlsx, Indicateurs!H12 : … », then the way out.
fn signaler(remarque: &Remarque) {
    let poids = match remarque.poids {
        Poids::Faute => "erreur",
        Poids::Alerte => "avertissement",
        Poids::Note => "à reporter",
    };
    crier!("{poids} : {} : {}", remarque.lieu, remarque.message);
    if let Some(aide) = &remarque.aide {
        crier!("  aide : {}", aide.replace('\n', "\n    "));
    }
}

fn lu(lu: &LuDans) {
    let parts = [
        (lu.nouvelles, "nouvelle", "nouvelles"),
        (lu.modifiees, "modifiée", "modifiées"),
        (lu.inchangees, "déjà connue", "déjà connues"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(n, ..)| *n > 0).map(|(n, un, des)| compte(*n, un, des)).collect();
    let detail = if parts.is_empty() { String::new() } else { format!(", dont {}", liste(&parts)) };
    dire!("{} : {}{detail}", lu.fichier, compte(lu.saisies, "saisie lue", "saisies lues"));
}

fn changements(bilan: &Bilan) -> String {
    let parts = [
        (bilan.nouvelles, "valeur ajoutée", "valeurs ajoutées"),
        (bilan.modifiees, "valeur remplacée", "valeurs remplacées"),
        (bilan.journal, "ligne de journal", "lignes de journal"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(n, ..)| *n > 0).map(|(n, un, des)| compte(*n, un, des)).collect();
    liste(&parts)
}

/// What is still awaited, and of whom.
fn reste(bilan: &Bilan) {
    if let Some(annee) = bilan.annee {
        if bilan.restes.is_empty() {
            dire!("Tous les indicateurs sont renseignés pour {annee}.");
        } else {
            dire!("Reste à renseigner pour {annee} :");
        }
        for reste in &bilan.restes {
            dire!("  {} : {}", reste.responsable, liste(&reste.indicateurs));
        }
    }
    let absentes = &bilan.absentes;
    if absentes.is_empty() {
        return;
    }
    let dites: Vec<&str> = absentes.iter().take(ABSENTES_DITES).map(String::as_str).collect();
    match absentes.len().checked_sub(ABSENTES_DITES) {
        Some(autres) if autres > 0 => {
            dire!("Dans aucune copie : {} et {}", dites.join(", "), compte(autres, "autre", "autres"));
        }
        _ => dire!("Dans aucune copie : {}", liste(&dites)),
    }
}

fn refuser(refus: &RefusImport, environnement: &Environnement) -> u8 {
    let code = match refus {
        RefusImport::Dossier(verdict) => {
            dire_les_fautes(&verdict.diagnostics, &verdict.sources, environnement.couleurs)
        }
        RefusImport::Texte(texte) => dire_les_fautes(&texte.0, &texte.1, environnement.couleurs),
        RefusImport::Decision(raison) => {
            crier!("erreur : {raison}");
            REFUSE
        }
        RefusImport::Fichier { chemin, raison } => {
            crier!("erreur : impossible de lire {} : {raison}", nom_affiche(chemin));
            crier!(
                "aide : vérifiez le chemin et vos droits ; donnez des classeurs, leur dossier, ou un motif entre guillemets : \"rendus/*.xlsx\""
            );
            FICHIER
        }
        RefusImport::Ecriture(echec) => {
            crier!("erreur : impossible d’écrire {}", nom_affiche(&echec.chemin));
            crier!("aide : vérifiez vos droits sur ce dossier et la place libre ; l’ancien suivi est intact");
            return FICHIER;
        }
        RefusImport::Interne(raison) => return interne(raison),
    };
    crier!("Rien n’a été écrit.");
    code
}
