//! The catalogue completed by the dossier’s own records, or by those of a folder given at the command
//! line: read, checked against their schema, joined one by one, and held together.

use std::path::Path;

use crate::catalogue::{self, Catalogue, Fiches, Incoherence};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics, Sources};
use crate::input::{self, Arbre, Noeud};
use crate::validation::{Validateur, typer};

/// The list of a dossier that names its overlays.
fn liste() -> Chemin {
    Chemin::racine().cle("droit").cle("complements")
}

/// Adds the overlays that a dossier names, then those of a folder.
///
/// # Errors
/// A schema of ours that is malformed.
pub fn completer(
    mut catalogue: Catalogue,
    dossier: Option<(&Arbre, &Path)>,
    dossier_de_fiches: Option<&Path>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Result<Catalogue, String> {
    let mut lus = Vec::new();
    if let Some((arbre, principal)) = dossier {
        let (designes, fautes) = input::lire_designes(arbre, &liste(), principal, sources);
        diagnostics.extend(fautes);
        lus.extend(designes);
    }
    if let Some(dossier) = dossier_de_fiches {
        match input::lire_tous(dossier, sources) {
            Ok((trouves, fautes)) => {
                diagnostics.extend(fautes);
                lus.extend(trouves);
            }
            Err(_) => diagnostics.push(introuvable(dossier)),
        }
    }
    if lus.is_empty() {
        return Ok(catalogue);
    }
    let validateur = Validateur::new(catalogue::schema_des_fiches(), catalogue::FORMATS)?;
    for (nom, arbre) in &lus {
        let fautes = validateur.valider(arbre);
        let saines = !fautes.has_errors();
        diagnostics.extend(fautes);
        if !saines {
            continue;
        }
        match typer::<Fiches>(arbre) {
            Ok(fiches) => {
                let (complete, sans_effet) = catalogue.complete(fiches, nom);
                catalogue = complete;
                diagnostics.extend(sans_effet.into_iter().map(|rang| cloture_sans_effet(rang, arbre)));
            }
            Err(faute) => diagnostics.push(*faute),
        }
    }
    let incoherences = catalogue.incoherences().into_iter();
    let placees = incoherences.filter_map(|i| {
        let arbre = lus.iter().find(|(nom, _)| Some(nom) == i.origine.as_ref()).map(|(_, arbre)| arbre)?;
        Some(incoherente(&i, arbre))
    });
    diagnostics.extend(placees);
    Ok(catalogue)
}

fn introuvable(dossier: &Path) -> Diagnostic {
    let nom = input::nom_affiche(dossier);
    Diagnostic::new(Code::FichierIntrouvable, format!("le dossier de fiches `{nom}` ne peut être lu"))
        .aide("donnez à `--droit` un dossier qui contient des fiches TOML")
}

fn cloture_sans_effet(rang: usize, arbre: &Arbre) -> Diagnostic {
    let mut faute = Diagnostic::new(Code::ComplementIncoherent, "cette clôture ne clôt aucune fiche")
        .en(Chemin::racine().cle("clotures").rang(rang).cle("id"))
        .dit("aucune version de ce nom ne vaut à cette date")
        .sujet("")
        .aide("vérifiez `famille`, `id` et `au` ; `spaser droit montrer` donne les versions d’une fiche");
    faute.placer(arbre);
    faute
}

fn incoherente(i: &Incoherence, arbre: &Arbre) -> Diagnostic {
    let fiches = arbre.racine.get(i.famille).map(Noeud::elements).unwrap_or_default();
    let nommee = |n: &Noeud| {
        ["id", "type", "terme", "nature"].iter().any(|cle| n.get(cle).and_then(Noeud::texte) == Some(&i.id))
    };
    let chemin = match fiches.iter().position(nommee) {
        Some(rang) => Chemin::racine().cle(i.famille).rang(rang),
        None => Chemin::racine().cle("clotures"),
    };
    let mut faute = Diagnostic::new(Code::ComplementIncoherent, format!("{} : {}", i.id, i.message))
        .en(chemin)
        .sujet("")
        .aide("une fiche corrige celle du catalogue si elle a le même identifiant et la même date `du`");
    faute.placer(arbre);
    faute
}
