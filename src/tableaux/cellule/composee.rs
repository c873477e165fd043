//! Cells that say several things at once: a period, steps with their dates, numbers in a row, a target and
//! its year.

use super::nombre::nombre;
use super::{Conversion, dire_date, liste, poser_liste};
use crate::dossier::Cpv;
use crate::ecriture::date_longue;
use crate::tableaux::phrases::une_ligne;
use crate::tableaux::pliage::plier;
use crate::tableaux::tableau::Valeur;
use crate::tableaux::toml::Toml;
use crate::tableaux::valeur::{
    Bout, DateLue, Ecriture, decouper, lire_date, lire_nombre, lire_oui_non, lire_periode,
};

pub(super) fn periode(valeur: &Valeur, texte: &str) -> Result<Conversion, String> {
    let (debut, fin) = match valeur {
        Valeur::Date(d) => (DateLue::Jour(*d), DateLue::Jour(*d)),
        _ => {
            lire_periode(texte).ok_or("une période est attendue : 2027-2029, de janvier 2027 à juin 2028")?
        }
    };
    let (premier, dernier) = (debut.a(Bout::Debut), fin.a(Bout::Fin));
    Ok(Conversion {
        champs: vec![
            ("debut".to_owned(), Toml::Brut(premier.to_string())),
            ("fin".to_owned(), Toml::Brut(dernier.to_string())),
        ],
        dits: vec![format!("lu du {} au {}", date_longue(premier), date_longue(dernier))],
        incompris: Vec::new(),
    })
}

/// « Grille d’examen (juin 2027) », « 30/06/2027 : grille d’examen ».
pub(super) fn etapes(cle: &str, texte: &str) -> Conversion {
    let mut conversion = Conversion::default();
    let mut ecrites = Vec::new();
    for part in decouper(texte) {
        let (libelle, lue) = etape(&part);
        let mut champs = vec![("libelle".to_owned(), Toml::Texte(une_ligne(libelle)))];
        if let Some(lue) = lue {
            champs.push(("echeance".to_owned(), Toml::Brut(lue.a(Bout::Fin).to_string())));
            conversion.dits.extend(dire_date(lue, Bout::Fin).map(|d| format!("étape « {libelle} » : {d}")));
        }
        ecrites.push(Toml::Table(champs));
    }
    poser_liste(&mut conversion, cle, ecrites);
    conversion
}

fn etape(part: &str) -> (&str, Option<DateLue>) {
    if let Some((libelle, dans)) = part.rsplit_once('(')
        && let Some(lue) = lire_date(dans.trim_end().trim_end_matches(')'))
        && !libelle.trim().is_empty()
    {
        return (libelle.trim(), Some(lue));
    }
    for separateur in [" : ", "\u{a0}: ", " – ", " — ", " - ", ", "] {
        if let Some((tete, suite)) = part.split_once(separateur)
            && let Some(lue) = lire_date(tete)
        {
            return (suite.trim(), Some(lue));
        }
        if let Some((libelle, queue)) = part.rsplit_once(separateur)
            && let Some(lue) = lire_date(queue)
        {
            return (libelle.trim(), Some(lue));
        }
    }
    (part, None)
}

pub(super) fn odd(cle: &str, texte: &str) -> Result<Conversion, String> {
    let plie = plier(texte);
    let mut numeros: Vec<u8> = Vec::new();
    for mot in plie.split(' ').filter(|m| *m != "odd" && *m != "et" && *m != "n") {
        let numero = mot.strip_prefix("odd").unwrap_or(mot).parse().ok().filter(|n| (1..=17).contains(n));
        let numero = numero.ok_or("des numéros de 1 à 17 sont attendus : 8, 12, 13")?;
        if !numeros.contains(&numero) {
            numeros.push(numero);
        }
    }
    Ok(liste(cle, numeros.into_iter().map(|n| Toml::Brut(n.to_string()))))
}

pub(super) fn cpv(cle: &str, texte: &str) -> Conversion {
    let mut conversion = Conversion::default();
    let mut codes: Vec<String> = Vec::new();
    for part in texte.split(|c: char| c.is_whitespace() || ";,/".contains(c)).filter(|p| !p.is_empty()) {
        match Cpv::parse(part) {
            Ok(code) if !codes.contains(&code.to_string()) => codes.push(code.to_string()),
            Ok(_) => {}
            Err(refus) => conversion.incompris.push(format!("« {part} » : {refus}")),
        }
    }
    poser_liste(&mut conversion, cle, codes.into_iter().map(Toml::Texte).collect());
    conversion
}

/// « 40 % », « 40 % en 2030 », « oui ».
pub(super) fn cible(cle: &str, valeur: &Valeur, texte: &str) -> Result<Conversion, String> {
    let mut conversion = Conversion::default();
    let (nombre_dit, annee) = match valeur {
        Valeur::Texte(texte) => sans_annee(texte),
        _ => (texte, None),
    };
    if let (Some(true), false) = (lire_oui_non(nombre_dit), nombre_dit == "1") {
        conversion.champs.push((cle.to_owned(), Toml::Brut("true".to_owned())));
    } else {
        let lu = match valeur {
            Valeur::Texte(_) => lire_nombre(nombre_dit, Ecriture::Libre)?,
            autre => nombre(autre, Ecriture::Libre)?,
        };
        conversion.dits.extend(lu.dit);
        conversion.champs.push((cle.to_owned(), Toml::nombre(lu.valeur)));
    }
    if let Some(annee) = annee {
        let prefixe = cle.rsplit_once('.').filter(|(p, _)| *p == "cible").map_or("", |_| "cible.");
        conversion.champs.push((format!("{prefixe}annee"), Toml::Brut(annee.to_owned())));
    }
    Ok(conversion)
}

/// A value observed, with its year when the cell says it: « 14,8 % (2024) ».
pub(super) fn releve(cle: &str, valeur: &Valeur) -> Result<Conversion, String> {
    let (lu, annee) = match valeur {
        Valeur::Texte(texte) => {
            let (nombre_dit, annee) = sans_annee(texte);
            (lire_nombre(nombre_dit, Ecriture::Libre)?, annee)
        }
        autre => (nombre(autre, Ecriture::Libre)?, None),
    };
    let cle = annee.map_or_else(|| cle.to_owned(), |annee| format!("releves.{annee}"));
    Ok(Conversion {
        champs: vec![(cle, Toml::nombre(lu.valeur))],
        dits: lu.dit.into_iter().collect(),
        incompris: Vec::new(),
    })
}

/// « 40 % en 2030 », « 40 % d’ici 2030 », « 40 % (2030) ».
fn sans_annee(texte: &str) -> (&str, Option<&str>) {
    let nu = texte.trim().trim_end_matches(')');
    let Some(place) = nu.len().checked_sub(4).filter(|p| nu.is_char_boundary(*p)) else {
        return (texte, None);
    };
    let (avant, annee) = nu.split_at(place);
    let est_une_annee = annee.bytes().all(|b| b.is_ascii_digit()) && annee.starts_with("20");
    let tete = avant.trim_end().trim_end_matches('(').trim_end();
    let lie = ["en", "ici", "à", "d’ici à", "horizon", "fin", "d'ici"]
        .iter()
        .any(|m| tete.to_lowercase().ends_with(m));
    if !est_une_annee || !(lie || avant.trim_end().ends_with('(')) {
        return (texte, None);
    }
    let fin = tete.find(|c: char| c.is_alphabetic() && !"hktmHKTM".contains(c)).unwrap_or(tete.len());
    (tete[..fin].trim_end(), Some(annee))
}
