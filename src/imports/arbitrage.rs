//! What the user decided, entry by entry: `arbitrages.toml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::lieu::Place;
use super::monde::Monde;
use super::valeur::{Lue, Valeur, lire};
use crate::classeur::{Champ, Cle, CleColonne};
use crate::dossier::Annee;
use crate::input::classeur::{CelluleLue, Format, ValeurLue};

/// Arbitrages : entre deux copies, entre une copie et le suivi, ou pour confirmer une valeur signalée.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Arbitrages d’un import")]
pub struct Arbitrages {
    /// Version du format. Toujours 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// Décisions, une par valeur.
    #[serde(default)]
    pub choix: Vec<Choix>,
}

/// Une décision.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choix {
    /// La ligne, telle que le message la nomme : "indicateur/SOC-01/ville/numerateur".
    pub cle: String,
    /// L’année, pour une ligne d’indicateur.
    pub annee: Option<Annee>,
    /// Le champ, pour une action, une étape ou une séance : "statut".
    pub champ: Option<String>,
    /// La copie dont la valeur est prise, par le nom de son fichier ; "suivi" garde ce qui est dans suivi.toml.
    pub retenir: Option<String>,
    /// La valeur à prendre, si c’est un nombre.
    pub valeur: Option<f64>,
    /// La valeur à prendre, si c’est un texte, une date ou un mot d’une liste.
    pub texte: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    Copie(String),
    Suivi,
    Valeur(Valeur),
}

impl Arbitrages {
    /// Decisions by what they are about.
    ///
    /// # Errors
    /// What is wrong with one of them, in French.
    pub fn decisions(&self, monde: &Monde<'_>, copies: &[&str]) -> Result<BTreeMap<Place, Decision>, String> {
        let mut decisions = BTreeMap::new();
        for choix in &self.choix {
            let dire = |quoi: &str| format!("arbitrage de « {} » : {quoi}", choix.cle);
            let place = place(choix).map_err(dire)?;
            let place = Place { cle: monde.cle_actuelle(place.cle), ..place };
            let decision = decision(choix, &place, monde, copies).map_err(|quoi| dire(&quoi))?;
            if decisions.insert(place, decision).is_some() {
                return Err(dire("cette valeur est décidée deux fois"));
            }
        }
        Ok(decisions)
    }
}

fn place(choix: &Choix) -> Result<Place, &'static str> {
    let cle: Cle = choix.cle.parse().map_err(|_| "cette clé n’existe pas dans le classeur")?;
    let colonne = match (choix.annee, choix.champ.as_deref()) {
        (Some(annee), None) => CleColonne::Annee(annee.0),
        (None, Some(champ)) => {
            CleColonne::Champ(Champ::from_cle(champ).ok_or("ce champ n’existe pas dans le classeur")?)
        }
        _ => return Err("donnez `annee`, ou `champ`, et pas les deux"),
    };
    Ok(Place { cle, colonne })
}

fn decision(choix: &Choix, place: &Place, monde: &Monde<'_>, copies: &[&str]) -> Result<Decision, String> {
    let attente = monde.attente(place).ok_or("le dossier n’attend pas cette valeur")?;
    let brute = match (&choix.retenir, choix.valeur, &choix.texte) {
        (Some(suivi), None, None) if suivi == "suivi" => return Ok(Decision::Suivi),
        (Some(copie), None, None) if copies.contains(&copie.as_str()) => {
            return Ok(Decision::Copie(copie.clone()));
        }
        (Some(copie), None, None) => {
            return Err(format!("« {copie} » n’est pas une des copies importées : {}", copies.join(", ")));
        }
        (None, Some(nombre), None) => ValeurLue::Nombre(nombre),
        (None, None, Some(texte)) => ValeurLue::Texte(texte.as_str().into()),
        _ => return Err("donnez un seul de `retenir`, `valeur` et `texte`".to_owned()),
    };
    let cellule = CelluleLue { colonne: 0, valeur: brute, format: Format::Ordinaire, formule: false };
    match lire(&cellule, attente.genre, monde.mots) {
        // Decided by hand: the range is the user's business.
        Lue::Prise { valeur, .. } | Lue::Reservee { valeur, .. } => Ok(Decision::Valeur(valeur)),
        Lue::Refusee { message, .. } => Err(message),
    }
}
