//! From a cell to what its field holds.

mod composee;
mod nombre;

use composee::{cible, cpv, etapes, odd, periode, releve};
use nombre::{echelle, montant, nombre};

use super::champ::Genre;
use super::connus::{Connus, Trouve, a_l_air_d_un_id};
use super::mots::Mots;
use super::phrases::{est_un_pourcentage, paragraphes, une_ligne};
use super::pliage::plier;
use super::tableau::{Cellule, SANS_RESULTAT, Valeur};
use super::toml::Toml;
use super::valeur::{Bout, DateLue, Ecriture, Lu, decouper, lire_date, lire_nombre, lire_oui_non};
use crate::ecriture::date_longue;

/// What a cell gives: fields with their values, then what must be said.
#[derive(Debug, Default)]
pub struct Conversion {
    pub champs: Vec<(String, Toml)>,
    pub dits: Vec<String>,
    /// Parts of the cell that were not understood.
    pub incompris: Vec<String>,
}

/// Reads cells, with the words of the closed lists and what the dossier already names.
pub struct Convertisseur<'a> {
    pub mots: &'a Mots,
    pub connus: &'a Connus,
}

impl Convertisseur<'_> {
    /// Reads a cell for the field `cle`; `unite` is what the title of the column multiplies bare numbers by.
    ///
    /// # Errors
    /// Why the whole cell was not understood, in French.
    pub fn convertir(
        &self,
        cle: &str,
        genre: Genre,
        cellule: &Cellule,
        unite: Option<(f64, &'static str)>,
    ) -> Result<Conversion, String> {
        if let Valeur::Erreur(dite) = &cellule.valeur {
            if dite == SANS_RESULTAT {
                return Err("le fichier ne porte pas son résultat : ouvrez-le dans Excel ou LibreOffice et enregistrez-le, ou saisissez la valeur".to_owned());
            }
            return Err("c’est une erreur de calcul".to_owned());
        }
        let texte = cellule.valeur.affichee();
        let seul = |valeur: Toml, dit: Option<String>| {
            Ok(Conversion {
                champs: vec![(cle.to_owned(), valeur)],
                dits: dit.into_iter().collect(),
                incompris: Vec::new(),
            })
        };
        match genre {
            Genre::Texte if cle == "unite" && est_un_pourcentage(&texte) => {
                let dit = (texte.trim() != "%").then(|| "lu « % »".to_owned());
                seul(Toml::Texte("%".to_owned()), dit)
            }
            Genre::Texte | Genre::Budget | Genre::Axe | Genre::Objectif => {
                seul(Toml::Texte(une_ligne(&texte)), None)
            }
            Genre::Id => seul(Toml::Texte(texte.replace(',', ".")), None),
            Genre::Riche => seul(Toml::Texte(paragraphes(&texte)), None),
            Genre::Liste => Ok(elements(cle, &texte)),
            Genre::Risques => {
                let risque = |r| Toml::Table(vec![("risque".to_owned(), Toml::Texte(r))]);
                Ok(liste(cle, decouper(&texte).into_iter().map(risque)))
            }
            Genre::Jour(bout) => {
                if dit_sans_fin(&texte) {
                    return Ok(sans_fin());
                }
                let lue =
                    date(&cellule.valeur).ok_or("une date est attendue : 30/06/2027, juin 2027, T2 2027")?;
                seul(Toml::Brut(lue.a(bout).to_string()), dire_date(lue, bout))
            }
            Genre::Periode if dit_sans_fin(&texte) => Ok(sans_fin()),
            Genre::Periode => periode(&cellule.valeur, &texte),
            Genre::Annee => {
                let lue = date(&cellule.valeur).ok_or("une année est attendue")?;
                let annee = lue.a(Bout::Fin).year();
                let nette = texte == annee.to_string();
                seul(Toml::Brut(annee.to_string()), (!nette).then(|| format!("lu {annee}")))
            }
            Genre::Montant => montant(cle, &cellule.valeur, unite),
            Genre::Pourcent => {
                let lu = nombre(&cellule.valeur, Ecriture::Pourcent)?;
                if !(0.0..=100.0).contains(&lu.valeur) {
                    return Err("une part est attendue, de 0 à 100".to_owned());
                }
                let petit = (lu.valeur > 0.0 && lu.valeur < 1.0)
                    .then(|| "moins d’un pour cent : est-ce bien cela ?".to_owned());
                seul(Toml::nombre(lu.valeur), lu.dit.or(petit))
            }
            Genre::Nombre => {
                let lu = nombre(&cellule.valeur, Ecriture::Libre)?;
                if !(0.0..=10_000.0).contains(&lu.valeur) {
                    return Err("un nombre de 0 à 10 000 est attendu".to_owned());
                }
                seul(Toml::nombre(lu.valeur), lu.dit)
            }
            Genre::Entier(max) => {
                let lu = nombre(&cellule.valeur, Ecriture::Libre)?;
                if lu.valeur.fract() != 0.0 || !(0.0..=f64::from(max)).contains(&lu.valeur) {
                    return Err("un nombre entier est attendu".to_owned());
                }
                seul(Toml::nombre(lu.valeur), lu.dit)
            }
            Genre::Echelle => {
                let lu = echelle(&texte)?;
                seul(Toml::nombre(lu.valeur), lu.dit)
            }
            Genre::OuiNon => {
                let dit = match cellule.valeur {
                    Valeur::Booleen(b) => Some(b),
                    _ if cle == "recurrente" && dit_sans_fin(&texte) => Some(true),
                    _ => lire_oui_non(&texte),
                };
                seul(Toml::Brut(dit.ok_or("attendu : oui ou non")?.to_string()), None)
            }
            Genre::Choix("statut") if matches!(lire_nombre(&texte, Ecriture::Pourcent), Ok(ref l) if texte.contains('%') && (0.0..=100.0).contains(&l.valeur)) =>
            {
                let lu = nombre(&cellule.valeur, Ecriture::Pourcent)?;
                let dits = vec!["une part, lue comme `avancement` : à confirmer".to_owned()];
                let champs = vec![("avancement".to_owned(), Toml::nombre(lu.valeur))];
                Ok(Conversion { champs, dits, incompris: Vec::new() })
            }
            Genre::Choix(famille) => {
                let lu = self.mots.choisir(famille, &texte)?;
                seul(Toml::Texte(lu.valeur), lu.dit)
            }
            Genre::ListeChoix(famille) => Ok(self.choix(cle, famille, &texte)),
            Genre::Renvoi(tables) => {
                let lu = self.renvoi(tables, &texte)?;
                seul(Toml::Texte(lu.valeur), lu.dit)
            }
            Genre::Renvois(table) => Ok(self.renvois(cle, table, &texte)),
            Genre::Etapes => Ok(etapes(cle, &texte)),
            Genre::Odd => odd(cle, &texte),
            Genre::Cpv => Ok(cpv(cle, &texte)),
            Genre::Cible => cible(cle, &cellule.valeur, &texte),
            Genre::Releve => releve(cle, &cellule.valeur),
        }
    }

    fn choix(&self, cle: &str, famille: &'static str, texte: &str) -> Conversion {
        let mut conversion = Conversion::default();
        let mut cles = Vec::new();
        for part in decouper(&texte.replace(',', ";")) {
            match self.mots.choisir(famille, &part) {
                Ok(lu) => {
                    conversion.dits.extend(lu.dit.map(|d| format!("« {part} » : {d}")));
                    if !cles.contains(&lu.valeur) {
                        cles.push(lu.valeur);
                    }
                }
                Err(attendu) => conversion.incompris.push(format!("« {part} » : {attendu}")),
            }
        }
        poser_liste(&mut conversion, cle, cles.into_iter().map(Toml::Texte).collect());
        conversion
    }

    fn renvoi(&self, tables: &[&str], texte: &str) -> Result<Lu<String>, String> {
        for table in tables {
            match self.connus.trouver(table, texte) {
                Trouve::Exact(id) => return Ok(Lu::net(id)),
                Trouve::Proche(id, nom) => return Ok(Lu::dit(id.clone(), format!("lu {id}, « {nom} »"))),
                Trouve::Rien => {}
            }
        }
        if self.connus.avec_dossier {
            return Err("le dossier ne nomme rien de tel".to_owned());
        }
        let premier = texte.split_whitespace().next().unwrap_or_default();
        if a_l_air_d_un_id(premier) {
            return Ok(Lu::dit(premier.to_owned(), "gardé tel quel : `--dossier` le vérifie"));
        }
        Err("`--dossier DOSSIER.toml` le rattache à un identifiant".to_owned())
    }

    fn renvois(&self, cle: &str, table: &'static str, texte: &str) -> Conversion {
        let mut conversion = Conversion::default();
        let mut ids: Vec<String> = Vec::new();
        let mut parts = decouper(texte);
        // « SOC-01, SOC-02 »: commas part identifiers, not titles.
        if parts.len() == 1 && texte.contains([',', '/']) {
            let essai: Vec<String> =
                texte.split([',', '/']).map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
            if essai
                .iter()
                .all(|p| a_l_air_d_un_id(p) || !matches!(self.connus.trouver(table, p), Trouve::Rien))
            {
                parts = essai;
            }
        }
        for part in parts {
            match self.renvoi(&[table], &part) {
                Ok(lu) => {
                    conversion.dits.extend(lu.dit.map(|d| format!("« {part} » : {d}")));
                    if !ids.contains(&lu.valeur) {
                        ids.push(lu.valeur);
                    }
                }
                Err(pourquoi) => conversion.incompris.push(format!("« {part} » : {pourquoi}")),
            }
        }
        poser_liste(&mut conversion, cle, ids.into_iter().map(Toml::Texte).collect());
        conversion
    }
}

/// « permanent », « chaque année »: an action without an end, done again each year.
fn dit_sans_fin(texte: &str) -> bool {
    let mots = plier(texte);
    let mots = mots.trim_start_matches("action ");
    matches!(
        mots,
        "permanent"
            | "permanente"
            | "chaque annee"
            | "tous les ans"
            | "annuel"
            | "annuelle"
            | "annuellement"
            | "en continu"
            | "continu"
            | "continue"
            | "au fil de l eau"
            | "recurrent"
            | "recurrente"
    )
}

fn sans_fin() -> Conversion {
    Conversion {
        champs: vec![("recurrente".to_owned(), Toml::Brut("true".to_owned()))],
        dits: vec!["lu comme une action récurrente (`recurrente = true`)".to_owned()],
        incompris: Vec::new(),
    }
}

fn liste(cle: &str, elements: impl Iterator<Item = Toml>) -> Conversion {
    let mut conversion = Conversion::default();
    poser_liste(&mut conversion, cle, elements.collect());
    conversion
}

/// The items of a cell; « DCP / DRM / DSI » holds three, and says so.
fn elements(cle: &str, texte: &str) -> Conversion {
    let parts = decouper(texte);
    if let [seule] = parts.as_slice() {
        let sigles = seule.split('/').all(|p| !p.trim().is_empty() && !p.chars().any(char::is_lowercase));
        let separateur = if sigles { "/" } else { " / " };
        let separees: Vec<String> =
            seule.split(separateur).map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
        if separees.len() > 1 {
            let dit = format!("{} éléments, séparés par « / » : {}", separees.len(), separees.join(", "));
            let mut conversion = Conversion { dits: vec![dit], ..Conversion::default() };
            poser_liste(&mut conversion, cle, separees.into_iter().map(Toml::Texte).collect());
            return conversion;
        }
    }
    liste(cle, parts.into_iter().map(Toml::Texte))
}

fn poser_liste(conversion: &mut Conversion, cle: &str, elements: Vec<Toml>) {
    if !elements.is_empty() {
        conversion.champs.push((cle.to_owned(), Toml::Liste(elements)));
    }
}

fn date(valeur: &Valeur) -> Option<DateLue> {
    match valeur {
        Valeur::Date(d) => Some(DateLue::Jour(*d)),
        Valeur::Pourcent(_) | Valeur::Booleen(_) | Valeur::Erreur(_) => None,
        autre => lire_date(&autre.affichee()),
    }
}

/// « lu comme le 30 juin 2027 », when the cell says less than a day.
fn dire_date(lue: DateLue, bout: Bout) -> Option<String> {
    (!lue.est_exacte()).then(|| format!("lu comme le {}", date_longue(lue.a(bout))))
}
