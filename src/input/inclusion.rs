//! One dossier, several files: which ones, and how do they become one tree?

use std::path::{Path, PathBuf};

use super::arbre::{Arbre, Entree, Noeud, Valeur};
use super::lecture::{LIMITE_FICHIERS, lire, nom_affiche};
use super::{motif, toml};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics, Pas, Sources};

const CLE: &str = "inclure";

/// A table where the other file has a list of tables.
const EN_LISTE: &str = "une liste de tables";

/// Reads the main file and those it includes. `reserves` are file names that no pattern swallows,
/// such as `suivi.toml`. No tree when a file is absent or malformed.
pub fn lire_dossier(chemin: &Path, reserves: &[&str]) -> (Option<Arbre>, Sources, Diagnostics) {
    let mut sources = Sources::default();
    let (arbre, mut diagnostics) = match lire(chemin, &nom_affiche(chemin), &mut sources) {
        Ok(source) => toml::parse(source, &sources),
        Err(diagnostic) => (None, (*diagnostic).into()),
    };
    let Some(mut arbre) = arbre else { return (None, sources, diagnostics) };
    let mut complet = true;
    let liste = Chemin::racine().cle(CLE);
    for fichier in choisir(&arbre, &liste, chemin, reserves, &mut diagnostics, &mut complet) {
        let source = match lire(&fichier.chemin, &fichier.nom, &mut sources) {
            Ok(source) => source,
            Err(mut diagnostic) => {
                diagnostic.placer(&arbre);
                diagnostics.push(*diagnostic);
                complet = false;
                continue;
            }
        };
        let (inclus, fautes) = toml::parse(source, &sources);
        diagnostics.extend(fautes);
        match inclus {
            Some(inclus) => joindre(&mut arbre, inclus, &mut diagnostics),
            None => complet = false,
        }
    }
    diagnostics.trier();
    (complet.then_some(arbre), sources, diagnostics)
}

/// Reads, each for itself, the files that a list of the dossier names: under its folder, nowhere else.
pub fn lire_designes(
    arbre: &Arbre,
    liste: &Chemin,
    principal: &Path,
    sources: &mut Sources,
) -> (Vec<(String, Arbre)>, Diagnostics) {
    let (mut diagnostics, mut complet) = (Diagnostics::new(), true);
    let mut lus = Vec::new();
    for fichier in choisir(arbre, liste, principal, &[], &mut diagnostics, &mut complet) {
        match lire(&fichier.chemin, &fichier.nom, sources) {
            Ok(source) => {
                let (lu, fautes) = toml::parse(source, sources);
                diagnostics.extend(fautes);
                lus.extend(lu.map(|arbre| (fichier.nom, arbre)));
            }
            Err(mut diagnostic) => {
                diagnostic.placer(arbre);
                diagnostics.push(*diagnostic);
            }
        }
    }
    (lus, diagnostics)
}

struct Fichier {
    nom: String,
    chemin: PathBuf,
}

/// The files to include, in order, each once.
fn choisir(
    arbre: &Arbre,
    liste: &Chemin,
    principal: &Path,
    reserves: &[&str],
    diagnostics: &mut Diagnostics,
    complet: &mut bool,
) -> Vec<Fichier> {
    let dossier = match principal.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => Path::new("."),
    };
    let prefixe = principal.parent().map(nom_affiche).filter(|p| !p.is_empty());
    let racine = dossier.canonicalize().unwrap_or_else(|_| dossier.to_owned());
    let soi = principal.canonicalize().ok();
    let mut vus: Vec<PathBuf> = Vec::new();
    let mut fichiers = Vec::new();
    // What is no list of texts is left to the schema to report.
    let motifs = arbre.noeud(liste).map(Noeud::elements).unwrap_or_default();
    for (rang, texte) in motifs.iter().enumerate().filter_map(|(rang, n)| n.texte().map(|t| (rang, t))) {
        let ou = || liste.clone().rang(rang);
        let mut refuser = |diagnostic: Diagnostic| {
            let mut diagnostic = diagnostic.sujet("");
            diagnostic.placer(arbre);
            diagnostics.push(diagnostic);
            *complet = false;
        };
        let composants = match motif::composants(texte) {
            Ok(composants) => composants,
            Err(refus) => {
                refuser(motif_refuse(&refus, texte, ou()));
                continue;
            }
        };
        let joker = composants.iter().any(|c| motif::est_joker(c));
        let mut trouves = 0;
        for (relatif, chemin) in motif::trouver(dossier, &composants) {
            let reel = chemin.canonicalize().unwrap_or_else(|_| chemin.clone());
            let nom = relatif.rsplit('/').next().unwrap_or_default();
            let reserve = Some(&reel) == soi.as_ref() || reserves.contains(&nom);
            if reserve && joker {
                continue;
            }
            trouves += 1;
            if reserve {
                refuser(reserve_inclus(&relatif, ou()));
            } else if !reel.starts_with(&racine) {
                let message = format!("`{relatif}` mène hors du dossier");
                let faute = Diagnostic::new(Code::InclusionHorsDossier, message)
                    .en(ou())
                    .dit("lien qui mène ailleurs");
                refuser(faute.aide("copiez le fichier dans le dossier, à la place du lien"));
            } else if !vus.contains(&reel) {
                vus.push(reel);
                let nom = prefixe
                    .as_ref()
                    .map_or_else(|| relatif.clone(), |p| format!("{}/{relatif}", p.trim_end_matches('/')));
                fichiers.push(Fichier { nom, chemin });
            }
        }
        if trouves == 0 {
            refuser(motif_vide(texte, joker, dossier, ou()));
        }
        if fichiers.len() > LIMITE_FICHIERS {
            let message = format!("plus de {LIMITE_FICHIERS} fichiers à inclure");
            refuser(
                Diagnostic::new(Code::FichierTropGros, message)
                    .en(ou())
                    .aide("regroupez-les, ou précisez le motif"),
            );
            return Vec::new();
        }
    }
    fichiers
}

fn motif_refuse(refus: &motif::Refus, texte: &str, chemin: Chemin) -> Diagnostic {
    let (message, dit) = match refus {
        motif::Refus::Absolu => {
            (format!("`{texte}` est un chemin absolu"), "un chemin relatif au dossier est attendu")
        }
        motif::Refus::Remonte => (format!("`{texte}` sort du dossier"), "« .. » n’est pas admis"),
        motif::Refus::Vide => {
            return Diagnostic::new(Code::InclusionVide, "ce motif ne désigne aucun fichier")
                .en(chemin)
                .dit("motif vide")
                .aide("écrivez par exemple \"axes/*.toml\", ou effacez ce motif");
        }
    };
    Diagnostic::new(Code::InclusionHorsDossier, message)
        .en(chemin)
        .dit(dit)
        .aide("placez les fichiers inclus à côté du fichier principal, ou dans un sous-dossier")
}

fn reserve_inclus(relatif: &str, chemin: Chemin) -> Diagnostic {
    Diagnostic::new(Code::InclusionInterdite, format!("`{relatif}` ne s’inclut pas"))
        .en(chemin)
        .dit("il est lu pour lui-même")
        .aide("retirez-le de la liste `inclure`")
}

fn motif_vide(texte: &str, joker: bool, dossier: &Path, chemin: Chemin) -> Diagnostic {
    let code = if joker { Code::InclusionVide } else { Code::FichierIntrouvable };
    let message = if joker {
        format!("le motif `{texte}` ne désigne aucun fichier")
    } else {
        format!("le fichier inclus `{texte}` n’existe pas")
    };
    let faute = Diagnostic::new(code, message).en(chemin).dit("rien à inclure ici");
    let ou = if dossier == Path::new(".") {
        "le dossier courant".to_owned()
    } else {
        format!("`{}`", nom_affiche(dossier))
    };
    faute.aide(format!("ce chemin se lit depuis {ou} ; majuscules et minuscules comptent"))
}

/// Adds an included file: arrays of tables are joined, anything else is defined once.
fn joindre(arbre: &mut Arbre, inclus: Arbre, diagnostics: &mut Diagnostics) {
    let mut decalages: Vec<(String, usize)> = Vec::new();
    let fautifs: Vec<Chemin> = inclus.fautifs().cloned().collect();
    let Valeur::Table(nouvelles) = inclus.racine.valeur else { return };
    let mut doubles = Vec::new();
    if let Valeur::Table(entrees) = &mut arbre.racine.valeur {
        for Entree { cle, noeud } in nouvelles {
            if cle == CLE {
                let faute =
                    Diagnostic::new(Code::InclusionInterdite, "un fichier inclus n’en inclut pas d’autres");
                let faute = faute.a(noeud.origine).cle().dit("à écrire dans le fichier principal");
                diagnostics
                    .push(faute.aide("déplacez ce motif dans la liste `inclure` du fichier principal"));
                continue;
            }
            let Some(existante) = entrees.iter_mut().find(|e| e.cle == cle) else {
                entrees.push(Entree { cle, noeud });
                continue;
            };
            match (&mut existante.noeud.valeur, noeud.valeur) {
                (Valeur::Liste(debut), Valeur::Liste(suite)) if de_tables(debut) && de_tables(&suite) => {
                    decalages.push((cle, debut.len()));
                    debut.extend(suite);
                }
                // [cibles] for [[cibles]] in the main file: the schema says it, and it is the only fault.
                (Valeur::Table(_), Valeur::Liste(suite)) if de_tables(&suite) => {}
                (Valeur::Liste(debut), Valeur::Table(_)) if de_tables(debut) => {
                    doubles.push((cle, noeud.origine, existante.noeud.origine.clone(), EN_LISTE));
                }
                (ancienne, _) => {
                    doubles.push((cle, noeud.origine, existante.noeud.origine.clone(), ancienne.nature()));
                }
            }
        }
    }
    for (cle, ici, la, nature) in doubles {
        let faute =
            Diagnostic::new(Code::InclusionCleDouble, format!("`{cle}` est défini dans deux fichiers"));
        let faute = faute.a(ici).cle().dit("seconde définition").a(la).cle().dit("première définition");
        let aide = match nature {
            EN_LISTE => {
                diagnostics
                    .push(faute.aide("c’est une liste : écrivez son titre entre doubles crochets, [[…]]"));
                continue;
            }
            "une table" => "gardez une seule des deux tables, et réunissez-y leurs champs",
            "une liste" => "réunissez les deux listes dans un seul fichier",
            _ => "gardez une seule des deux lignes",
        };
        diagnostics.push(faute.aide(aide));
    }
    for chemin in fautifs {
        arbre.marquer_fautif(decaler(&chemin, &decalages));
    }
}

fn de_tables(elements: &[Noeud]) -> bool {
    elements.iter().all(|n| matches!(n.valeur, Valeur::Table(_)))
}

/// Where a path of the included file leads once its lists follow those already there.
fn decaler(chemin: &Chemin, decalages: &[(String, usize)]) -> Chemin {
    let mut etapes = chemin.etapes().to_vec();
    if let [Pas::Cle(cle), Pas::Rang(rang), ..] = etapes.as_mut_slice()
        && let Some((_, decalage)) = decalages.iter().find(|(c, _)| c == cle)
    {
        *rang += decalage;
    }
    etapes.into()
}

/// Whether `format` is the version this program reads. An absent one is left to the schema.
pub fn verifier_format(arbre: &mut Arbre, version: i64) -> Option<Diagnostic> {
    let chemin = Chemin::racine().cle("format");
    let Valeur::Entier(lue) = arbre.noeud(&chemin)?.valeur else { return None };
    if lue == version {
        return None;
    }
    let aide = if lue > version {
        format!("installez une version plus récente du programme ; celle-ci lit le format {version}")
    } else {
        format!("écrivez `format = {version}`")
    };
    let faute = Diagnostic::new(Code::FormatVersion, format!("le format {lue} n’est pas connu"));
    let mut faute = faute.en(chemin.clone()).dit(format!("{version} est attendu")).aide(aide).sujet("");
    faute.placer(arbre);
    arbre.marquer_fautif(chemin);
    Some(faute)
}
