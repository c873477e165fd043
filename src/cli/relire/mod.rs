//! `spaser relire`: what a copy of the scheme says that the dossier does not. Writes nothing.

mod texte;

use std::path::Path;

use serde::Serialize;

use super::arguments::{Forme, Relire};
use super::fichier::lire;
use super::{Environnement, FAIT, REFUSE, dire_les_fautes, interne};
use crate::amendements::{Ecart, Suivi};
use crate::ecriture::liste;
use crate::paquet::OCTETS_AU_PLUS;
use crate::pipeline::{self, ChampRelu, Maintenant, PassageRelu, Place, RefusDeRelire, Relecture};

pub fn executer(demande: &Relire, environnement: &Environnement) -> u8 {
    // One byte more than a package may hold is let through: the package says that it is too heavy.
    let octets = match lire(&demande.copie, OCTETS_AU_PLUS) {
        Ok(octets) => octets,
        Err(code) => return code,
    };
    match pipeline::relire(octets, demande.dossier.as_deref()) {
        Ok(relecture) => {
            match demande.format {
                Forme::Json => dire!("{}", json(&relecture)),
                Forme::Texte => ecrire!("{}", texte::rendre(&relecture)),
            }
            FAIT
        }
        Err(refus) => refuser(&demande.copie, refus, environnement),
    }
}

fn refuser(copie: &Path, refus: RefusDeRelire, environnement: &Environnement) -> u8 {
    match refus {
        RefusDeRelire::Copie(refus) => {
            crier!("erreur : {} : {refus}", copie.display());
            crier!("aide : {}", refus.aide());
            REFUSE
        }
        RefusDeRelire::SansReleve => {
            crier!("erreur : {} ne dit plus ce que ses champs disaient au départ", copie.display());
            crier!(
                "aide : l’outil qui l’a enregistré a retiré ce relevé ; donnez le dossier avec `--dossier`, la copie lui sera comparée"
            );
            REFUSE
        }
        RefusDeRelire::AutreSchema(acheteurs) => {
            crier!("erreur : {} est la copie d’un autre schéma : {}", copie.display(), liste(&acheteurs));
            crier!("aide : donnez son dossier avec `--dossier`, ou relisez-la sans dossier");
            REFUSE
        }
        RefusDeRelire::Dossier(verdict) => {
            dire_les_fautes(&verdict.diagnostics, &verdict.sources, environnement.couleurs)
        }
        RefusDeRelire::Interne(raison) => interne(&raison),
    }
}

#[derive(Serialize)]
struct Donnees<'a> {
    champs_compares: usize,
    diffusion: &'static str,
    dossier_change_depuis: Option<bool>,
    compare_au_dossier: bool,
    champs: Vec<ChampDit<'a>>,
    commentaires: Vec<CommentaireDit<'a>>,
    suivis_hors_champ: Vec<SuiviDit<'a>>,
    passages_hors_champ: Option<Vec<PassageDit<'a>>>,
}

#[derive(Serialize)]
struct PassageDit<'a> {
    titre: &'a str,
    avant: Option<&'a str>,
    apres: Option<&'a str>,
    reprend: Vec<ReprisDit<'a>>,
    dans_le_dossier: bool,
}

#[derive(Serialize)]
struct ReprisDit<'a> {
    champ: &'a str,
    fichier: Option<&'a str>,
    ligne: Option<usize>,
}

#[derive(Default, Serialize)]
struct ChampDit<'a> {
    cle: &'a str,
    nom: &'a str,
    nature: &'static str,
    fichier: Option<&'a str>,
    ligne: Option<usize>,
    avant: Option<&'a str>,
    apres: Option<&'a str>,
    textes: Vec<&'a str>,
    sous: Vec<&'a str>,
    dans_le_dossier: &'static str,
    texte_du_dossier: Option<&'a str>,
    suivis: Vec<SuiviDit<'a>>,
}

#[derive(Serialize)]
struct CommentaireDit<'a> {
    auteur: &'a str,
    date: &'a str,
    texte: &'a str,
    champ: Option<&'a str>,
    fichier: Option<&'a str>,
    ligne: Option<usize>,
    titre: &'a str,
    extrait: &'a str,
}

#[derive(Serialize)]
struct SuiviDit<'a> {
    auteur: &'a str,
    date: &'a str,
    insere: &'a str,
    supprime: &'a str,
    titre: &'a str,
}

fn json(relecture: &Relecture) -> String {
    let donnees = Donnees {
        champs_compares: relecture.compares,
        diffusion: if relecture.interne { "interne" } else { "public" },
        dossier_change_depuis: relecture.dossier_change,
        compare_au_dossier: relecture.sans_releve,
        champs: relecture.champs.iter().map(champ).collect(),
        commentaires: relecture.commentaires.iter().map(commente).collect(),
        suivis_hors_champ: relecture.hors_champ.iter().map(suivi).collect(),
        passages_hors_champ: relecture.passages.as_ref().map(|p| p.iter().map(passage).collect()),
    };
    // Strings and numbers only: nothing here can fail to be written.
    serde_json::to_string_pretty(&donnees).unwrap_or_default()
}

fn champ(relu: &ChampRelu) -> ChampDit<'_> {
    let place: Option<&Place> = relu.place.as_ref();
    let mut dit = ChampDit {
        cle: relu.ecart.cle(),
        nom: &relu.dit,
        fichier: place.map(|p| p.fichier.as_str()),
        ligne: place.map(|p| p.ligne),
        ..ChampDit::default()
    };
    match &relu.ecart {
        Ecart::Change { avant, apres, suivis, sous, .. } => {
            dit.sous = sous.iter().map(String::as_str).collect();
            dit.nature = "change";
            dit.avant = Some(avant);
            dit.apres = Some(apres);
            dit.suivis = suivis.iter().map(suivi).collect();
        }
        Ecart::Retire { avant, restent, .. } => {
            dit.nature = if *restent == 0 { "repere_supprime" } else { "place_supprimee" };
            dit.avant = Some(avant);
        }
        Ecart::Discordant { avant, textes, .. } => {
            dit.nature = "discordant";
            dit.avant = Some(avant);
            dit.textes = textes.iter().map(String::as_str).collect();
        }
        Ecart::Inconnu { texte, .. } => {
            dit.nature = "inconnu";
            dit.apres = Some(texte);
        }
    }
    dit.dans_le_dossier = match &relu.maintenant {
        Maintenant::Pareil => "inchange",
        Maintenant::Reporte => "reporte",
        Maintenant::Autre(texte) => {
            dit.texte_du_dossier = Some(texte);
            "autre"
        }
        Maintenant::Absent => "absent",
    };
    dit
}

fn commente(situe: &pipeline::CommentaireSitue) -> CommentaireDit<'_> {
    let place = situe.place.as_ref();
    CommentaireDit {
        auteur: &situe.commentaire.auteur,
        date: &situe.commentaire.date,
        texte: &situe.commentaire.texte,
        champ: situe.dit.as_deref(),
        fichier: place.map(|p| p.fichier.as_str()),
        ligne: place.map(|p| p.ligne),
        titre: &situe.commentaire.titre,
        extrait: &situe.commentaire.extrait,
    }
}

fn passage(relu: &PassageRelu) -> PassageDit<'_> {
    let repris = relu.reprend.iter().map(|(champ, place)| ReprisDit {
        champ,
        fichier: place.as_ref().map(|p| p.fichier.as_str()),
        ligne: place.as_ref().map(|p| p.ligne),
    });
    PassageDit {
        titre: &relu.retouche.titre,
        avant: relu.retouche.avant.as_deref(),
        apres: relu.retouche.apres.as_deref(),
        reprend: repris.collect(),
        dans_le_dossier: relu.reporte,
    }
}

fn suivi(suivi: &Suivi) -> SuiviDit<'_> {
    SuiviDit {
        auteur: &suivi.auteur,
        date: &suivi.date,
        insere: &suivi.insere,
        supprime: &suivi.supprime,
        titre: &suivi.titre,
    }
}
