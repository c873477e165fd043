//! `spaser generer`

use std::io;

use super::arguments::{Generer, Voulu};
use super::{Environnement, FAIT, FICHIER, REFUSE, dire_les_fautes, interne};
use crate::diagnostic::Gravite;
use crate::ecriture::{nombre, poids};
use crate::input::nom_affiche;
use crate::output::{Echec, Sort, SortDuPerime};
use crate::pipeline::{self, Copies, Demande, Livrable, Livraison, Perime, Produit, Refus, Verdict};

pub fn executer(arguments: &Generer, environnement: &Environnement) -> u8 {
    if copies(arguments) != Copies::Aucune && !donne_un_classeur(&arguments.livrables) {
        crier!("erreur : une copie par direction est celle d’un classeur, et aucun n’est demandé");
        crier!("aide : ajoutez `classeur` ou `collecte` à `--livrables`");
        return REFUSE;
    }
    let demande = Demande {
        dossier: arguments.dossier.clone(),
        sortie: arguments.sortie.clone(),
        livrables: livrables(&arguments.livrables),
        remplacer: arguments.remplacer,
        diffusion: arguments.diffusion.into(),
        joindre_source: arguments.joindre_source,
        entete: arguments.entete.clone(),
        liste: !arguments.sans_liste,
        modeles: arguments.modeles.clone(),
        copies: copies(arguments),
        droit: arguments.droit.clone(),
        sources_typst: arguments.sources_typst.clone(),
    };
    match progresser(environnement, arguments.quiet, |etape| pipeline::generer(&demande, etape)) {
        Ok(livraison) => {
            if !arguments.quiet {
                raconter(&livraison, environnement);
            }
            prevenir(&livraison.produits, &livraison.perimes, &livraison.alertes);
            FAIT
        }
        Err(refus) => refuser_la_demande(refus, environnement),
    }
}

/// Says what is being made while it is, on a terminal.
pub(super) fn progresser<T>(
    environnement: &Environnement,
    quiet: bool,
    faire: impl FnOnce(&mut dyn FnMut(&str)) -> T,
) -> T {
    let progression = environnement.progression && !quiet;
    let mut etape = |dit: &str| {
        if progression {
            souffler!("\r\u{1b}[2K… {dit}");
        }
    };
    let resultat = faire(&mut etape);
    if progression {
        souffler!("\r\u{1b}[2K");
    }
    resultat
}

/// Why nothing was written, and the exit code.
pub(super) fn refuser_la_demande(refus: Refus, environnement: &Environnement) -> u8 {
    match refus {
        Refus::Dossier(verdict) => refuser(&verdict, environnement),
        Refus::Ecriture(echec) => resister(&echec),
        Refus::Fichier(raison) => {
            crier!("erreur : {raison}");
            crier!("aide : vérifiez le chemin et vos droits sur ce fichier");
            crier!("Rien n’a été écrit.");
            FICHIER
        }
        Refus::Modele(raison) | Refus::Demande(raison) => {
            crier!("erreur : {raison}");
            crier!("Rien n’a été écrit.");
            REFUSE
        }
        Refus::Interne(raison) => interne(&raison),
    }
}

fn donne_un_classeur(voulus: &[Voulu]) -> bool {
    voulus.iter().any(|v| matches!(v, Voulu::Tout | Voulu::Classeur | Voulu::Collecte))
}

fn copies(arguments: &Generer) -> Copies {
    match (arguments.par_direction, &arguments.direction[..]) {
        (true, _) => Copies::Toutes,
        (false, []) => Copies::Aucune,
        (false, noms) => Copies::De(noms.to_vec()),
    }
}

/// Each document once, in the order in which they depend on each other.
fn livrables(voulus: &[Voulu]) -> Vec<Livrable> {
    let tout = voulus.contains(&Voulu::Tout);
    // A list of files comes with the files that it lists.
    let listes = [Voulu::Schema, Voulu::Deliberation, Voulu::Note];
    let liste = |voulu: &Voulu| voulus.contains(&Voulu::Annexes) && listes.contains(voulu);
    // For who asks for them: a working copy to send round, sheets that are many, data gathered before a scheme.
    let a_part = [
        (Voulu::SchemaDocx, Livrable::SchemaDocx),
        (Voulu::Collecte, Livrable::Collecte),
        (Voulu::Directions, Livrable::Directions),
    ];
    let choix = [
        (Voulu::Schema, Livrable::Schema),
        (Voulu::Deliberation, Livrable::Deliberation),
        (Voulu::Note, Livrable::Note),
        (Voulu::Annexes, Livrable::Annexes),
        (Voulu::Classeur, Livrable::Classeur),
        (Voulu::Synthese, Livrable::Synthese),
        (Voulu::Publication, Livrable::Publication),
    ];
    choix
        .into_iter()
        .filter(|(voulu, _)| tout || voulus.contains(voulu) || liste(voulu))
        .chain(a_part.into_iter().filter(|(voulu, _)| voulus.contains(voulu)))
        .map(|(_, l)| l)
        .collect()
}

/// What was written, and what deserves a look.
fn raconter(livraison: &Livraison, environnement: &Environnement) {
    let Livraison { verdict, produits, perimes, notes, scelle, .. } = livraison;
    dire_les_fichiers(produits);
    dire_les_retraits(perimes);
    for note in notes {
        dire!("{note}");
    }
    if let Some(chemin) = scelle {
        dire!(
            "{} : le texte soumis à l’assemblée, gardé pour être comparé au texte adopté",
            nom_affiche(chemin)
        );
    }
    dire_le_temps(produits, environnement);
    let avertissements = verdict.diagnostics.compter(Gravite::Avertissement);
    let conseils = verdict.diagnostics.compter(Gravite::Conseil);
    if avertissements + conseils > 0 {
        dire!("{} : voir `spaser verifier`", verdict.diagnostics.bilan());
    }
}

/// Files with sizes and pages, then the time they took.
pub(super) fn dire_les_produits(produits: &[Produit], perimes: &[Perime], environnement: &Environnement) {
    dire_les_fichiers(produits);
    dire_les_retraits(perimes);
    dire_le_temps(produits, environnement);
}

fn dire_les_fichiers(produits: &[Produit]) {
    for produit in produits {
        let pages = match produit.pages {
            Some(1) => ", 1 page".to_owned(),
            Some(n) => format!(", {n} pages"),
            None => String::new(),
        };
        let sort = match produit.sort {
            Sort::Ecrit => "",
            Sort::Identique => " — inchangé",
            Sort::Conserve => " — conservé",
        };
        dire!("{} ({}{pages}){sort}", nom_affiche(&produit.chemin), poids(produit.octets));
    }
}

fn dire_les_retraits(perimes: &[Perime]) {
    for perime in perimes.iter().filter(|p| p.sort == SortDuPerime::Retire) {
        dire!("{} — retiré : n’est plus produit", nom_affiche(&perime.chemin));
    }
}

fn dire_le_temps(produits: &[Produit], environnement: &Environnement) {
    let secondes = environnement.debut.elapsed().as_secs_f64();
    let documents = if produits.len() > 1 { "documents" } else { "document" };
    dire!("{} {documents} en {} s", produits.len(), nombre(secondes, 1));
}

/// A file kept is a document not delivered, a heavy set may not be: said even when quiet.
pub(super) fn prevenir(produits: &[Produit], perimes: &[Perime], alertes: &[String]) {
    for alerte in alertes {
        crier!("avertissement : {alerte}");
    }
    for produit in produits.iter().filter(|p| p.sort == Sort::Conserve) {
        crier!(
            "avertissement : {} a été modifié à la main et n’a pas été remplacé ; `--remplacer` l’écrase, `-o` écrit ailleurs",
            nom_affiche(&produit.chemin)
        );
    }
    for perime in perimes {
        let (raison, conseil) = match perime.sort {
            SortDuPerime::Retire => continue,
            SortDuPerime::Modifie => (
                "a été modifié à la main : il est conservé",
                "gardez-le ailleurs s’il vous sert, ou supprimez-le",
            ),
            SortDuPerime::Tenu => (
                "n’a pas pu être retiré",
                "fermez-le s’il est ouvert, vérifiez vos droits, puis supprimez-le",
            ),
        };
        crier!("avertissement : {} n’est plus produit et {raison}", nom_affiche(&perime.chemin));
        let en_ligne = if perime.en_ligne { " avant de déposer ce dossier en ligne" } else { "" };
        crier!("aide : {conseil}{en_ligne}");
    }
}

fn refuser(verdict: &Verdict, environnement: &Environnement) -> u8 {
    let code = dire_les_fautes(&verdict.diagnostics, &verdict.sources, environnement.couleurs);
    crier!("Rien n’a été écrit.");
    code
}

fn resister(echec: &Echec) -> u8 {
    let conseil = match echec.cause.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy => {
            "s’il est ouvert, fermez-le dans Word ou Excel ; sinon, vérifiez vos droits sur ce dossier"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "le disque est plein : libérez de la place"
        }
        io::ErrorKind::ReadOnlyFilesystem => {
            "ce disque est en lecture seule : choisissez un autre dossier avec `-o`"
        }
        io::ErrorKind::IsADirectory => "un dossier porte ce nom : déplacez-le, ou écrivez ailleurs avec `-o`",
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "un fichier porte le nom du dossier : choisissez un autre dossier avec `-o`"
        }
        _ => "vérifiez le chemin, ou choisissez un autre dossier avec `-o`",
    };
    crier!("erreur : impossible d’écrire {}", nom_affiche(&echec.chemin));
    crier!("aide : {conseil}");
    FICHIER
}
