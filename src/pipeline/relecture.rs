//! A copy of the scheme came back: what was changed in it, where that stands in the dossier, and whether the
//! dossier itself has moved on meanwhile. Nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::composition::Echoue;
use super::reperes::chemin;
use super::schema::releve;
use super::{Charge, Verdict, modeles};
use crate::amendements::{self, Commentaire, Copie, Ecart, Releve, Retouche, Suivi, cle, nu};
use crate::diagnostic::{Carte, Cible};

/// How many fields a passage is said to repeat.
const CHAMPS_NOMMES: usize = 3;

/// A copy, read and compared.
pub struct Relecture {
    pub champs: Vec<ChampRelu>,
    pub commentaires: Vec<CommentaireSitue>,
    /// Tracked changes that no field holds.
    pub hors_champ: Vec<Suivi>,
    /// What was changed there without being tracked; unknown of a copy that left before this was kept.
    pub passages: Option<Vec<PassageRelu>>,
    /// How many fields were compared.
    pub compares: usize,
    /// Whether the dossier changed since the copy left; unknown without a dossier.
    pub dossier_change: Option<bool>,
    /// The copy lost what it said when it left: it is compared with the dossier of today.
    pub sans_releve: bool,
    pub interne: bool,
}

/// A field that is not what it was.
pub struct ChampRelu {
    pub ecart: Ecart,
    /// « action GOV-03, champ `description` »
    pub dit: String,
    pub place: Option<Place>,
    /// What the dossier says now, when that is not what the copy said when it left.
    pub maintenant: Maintenant,
}

/// A passage that no field holds and that is not what it was.
pub struct PassageRelu {
    pub retouche: Retouche,
    /// The fields whose words it held and holds no more.
    pub reprend: Vec<(String, Option<Place>)>,
    /// The dossier of today has it said so already.
    pub reporte: bool,
}

/// Where a field is written.
pub struct Place {
    pub fichier: String,
    pub ligne: usize,
    /// The field itself, or what should hold it: a field inherited from the catalogue is written nowhere.
    pub ecrit: bool,
}

/// What the dossier says of a field by now.
pub enum Maintenant {
    /// As when the copy left, or unknown.
    Pareil,
    /// What the copy says: the change is made.
    Reporte,
    /// Something else again.
    Autre(String),
    /// Nothing.
    Absent,
}

pub struct CommentaireSitue {
    pub commentaire: Commentaire,
    /// The field it is about, in words.
    pub dit: Option<String>,
    pub place: Option<Place>,
}

/// Why a copy is not compared.
pub enum RefusDeRelire {
    Copie(amendements::Refus),
    /// The dossier cannot be read.
    Dossier(Box<Verdict>),
    /// The copy lost its record, and no dossier is given.
    SansReleve,
    /// The copy of another scheme: whose it is.
    AutreSchema(Vec<String>),
    Interne(String),
}

/// # Errors
/// See [`RefusDeRelire`].
pub fn relire(octets: Vec<u8>, dossier: Option<&Path>) -> Result<Relecture, RefusDeRelire> {
    let copie = Copie::lire(octets).map_err(RefusDeRelire::Copie)?;
    let charge = dossier.map(charger).transpose()?;
    // The same readers as the copy; one that lost its record is taken for public.
    let interne = copie.releve.as_ref().is_some_and(|releve| releve.interne);
    let actuel = charge.as_ref().map(|charge| lire_actuel(charge, interne)).transpose()?;
    let Some(depart) = copie.releve.as_ref().or(actuel.as_ref()) else {
        return Err(RefusDeRelire::SansReleve);
    };
    if let (Some(releve), Some(actuel)) = (&copie.releve, &actuel)
        && !releve.acheteurs.is_empty()
        && !releve.acheteurs.iter().any(|a| actuel.acheteurs.contains(a))
    {
        return Err(RefusDeRelire::AutreSchema(releve.acheteurs.clone()));
    }
    let arbre = charge.as_ref();
    let par_etiquette: BTreeMap<&str, &str> =
        depart.champs.iter().map(|c| (c.etiquette.as_str(), c.cle.as_str())).collect();
    let champs = amendements::ecarts(depart, &copie.lecture)
        .into_iter()
        .map(|ecart| {
            let maintenant = comparer(&ecart, copie.releve.is_some(), actuel.as_ref());
            ChampRelu {
                dit: dire(ecart.cle(), arbre),
                place: arbre.and_then(|charge| situer(charge, ecart.cle())),
                maintenant,
                ecart,
            }
        })
        .collect();
    let commentaires = copie.commentaires.iter().map(|commentaire| {
        let etiquette = commentaire.etiquette.as_deref();
        let cle = etiquette.map(|e| par_etiquette.get(e).copied().unwrap_or(e));
        CommentaireSitue {
            commentaire: commentaire.clone(),
            dit: cle.map(|cle| dire(cle, arbre)),
            place: cle.and_then(|cle| situer(arbre?, cle)),
        }
    });
    Ok(Relecture {
        champs,
        commentaires: commentaires.collect(),
        hors_champ: copie.lecture.hors_champ.clone(),
        passages: passages(depart, &copie, actuel.as_ref(), arbre),
        compares: par_etiquette.len(),
        dossier_change: charge
            .as_ref()
            .and_then(|charge| Some(!charge.est_de(&copie.releve.as_ref()?.empreinte))),
        sans_releve: copie.releve.is_none(),
        interne,
    })
}

fn charger(chemin: &Path) -> Result<Charge, RefusDeRelire> {
    let mut verdict = super::verifier(chemin, None).map_err(RefusDeRelire::Interne)?;
    match verdict.charge.take() {
        Some(charge) => Ok(charge),
        None => Err(RefusDeRelire::Dossier(Box::new(verdict))),
    }
}

/// What a copy made today would say.
fn lire_actuel(charge: &Charge, interne: bool) -> Result<Releve, RefusDeRelire> {
    let faute = |echoue: Echoue| match modeles::refus(echoue, &charge.modeles) {
        super::Refus::Interne(raison) | super::Refus::Modele(raison) => RefusDeRelire::Interne(raison),
        _ => RefusDeRelire::Interne("le dossier ne se compose pas".to_owned()),
    };
    releve(charge, interne).map_err(faute)
}

fn passages(
    depart: &Releve,
    copie: &Copie,
    actuel: Option<&Releve>,
    charge: Option<&Charge>,
) -> Option<Vec<PassageRelu>> {
    if depart.passages.is_empty() {
        return None;
    }
    let presents: BTreeSet<&str> = copie.lecture.champs.iter().map(|lu| lu.etiquette.as_str()).collect();
    // What a field said, left behind by its control, is told with the field.
    let laisses: BTreeSet<String> = depart
        .champs
        .iter()
        .filter(|champ| !presents.contains(champ.etiquette.as_str()))
        .flat_map(|champ| champ.texte.lines().map(nu))
        .collect();
    let dits: BTreeSet<&str> =
        actuel.into_iter().flat_map(|a| &a.passages).map(|passage| passage.texte.as_str()).collect();
    let retouches = amendements::retouches(&depart.passages, &copie.lecture.passages);
    let relues = retouches
        .into_iter()
        .filter(|r| r.avant.is_some() || r.apres.as_ref().is_none_or(|apres| !laisses.contains(apres)))
        .map(|retouche| PassageRelu {
            reprend: reprendre(depart, &retouche, charge),
            reporte: copie.releve.is_some()
                && retouche.apres.as_deref().is_some_and(|apres| dits.contains(apres)),
            retouche,
        });
    Some(relues.collect())
}

/// The fields, few, whose words a passage lost.
fn reprendre(depart: &Releve, retouche: &Retouche, charge: Option<&Charge>) -> Vec<(String, Option<Place>)> {
    let Some(avant) = &retouche.avant else { return Vec::new() };
    let apres = retouche.apres.as_deref().unwrap_or_default();
    let perdu = |texte: &str| texte.contains(' ') && avant.contains(texte) && !apres.contains(texte);
    let champs = depart.champs.iter().filter(|champ| perdu(&nu(&champ.texte)));
    champs
        .take(CHAMPS_NOMMES)
        .map(|c| (dire(&c.cle, charge), charge.and_then(|charge| situer(charge, &c.cle))))
        .collect()
}

fn comparer(ecart: &Ecart, avec_releve: bool, actuel: Option<&Releve>) -> Maintenant {
    let Some(actuel) = actuel.filter(|_| avec_releve) else { return Maintenant::Pareil };
    let (avant, apres) = match ecart {
        Ecart::Change { avant, apres, .. } => (avant, Some(apres)),
        Ecart::Retire { avant, .. } | Ecart::Discordant { avant, .. } => (avant, None),
        Ecart::Inconnu { .. } => return Maintenant::Pareil,
    };
    let champs: Vec<_> = actuel.champs.iter().filter(|champ| champ.cle == ecart.cle()).collect();
    let dit = |texte: &str| champs.iter().any(|champ| nu(&champ.texte) == nu(texte));
    match champs.first() {
        None => Maintenant::Absent,
        Some(_) if dit(avant) => Maintenant::Pareil,
        Some(_) if apres.is_some_and(|apres| dit(apres)) => Maintenant::Reporte,
        Some(champ) => Maintenant::Autre(champ.texte.clone()),
    }
}

/// In the words of messages; without a dossier, by the key alone.
fn dire(cle: &str, charge: Option<&Charge>) -> String {
    let chemin = charge.and_then(|charge| Some((charge, chemin(&charge.arbre, cle)?)));
    match chemin {
        // A target is named by its year, which is no field.
        Some((charge, chemin)) if !cle.starts_with("cibles/") && charge.arbre.noeud(&chemin).is_some() => {
            charge.arbre.dire(&chemin)
        }
        _ => cle::dire(cle),
    }
}

fn situer(charge: &Charge, cle: &str) -> Option<Place> {
    let chemin = chemin(&charge.arbre, cle)?;
    let ecrit = charge.arbre.noeud(&chemin).is_some();
    let connu = if ecrit { chemin } else { chemin.parent()? };
    let origine = charge.arbre.origine(&connu)?;
    let source = charge.sources.get(origine.source())?;
    let octet = origine.etendue(Cible::Valeur)?.start;
    Some(Place { fichier: source.nom.clone(), ligne: source.position(octet).ligne, ecrit })
}
