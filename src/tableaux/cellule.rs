//! From a cell to what its field holds.

use super::champ::Genre;
use super::connus::{Connus, Trouve, a_l_air_d_un_id};
use super::mots::Mots;
use super::pliage::plier;
use super::tableau::{Cellule, SANS_RESULTAT, Valeur};
use super::toml::Toml;
use super::valeur::{
    Bout, DateLue, Ecriture, Lu, decouper, lire_date, lire_nombre, lire_oui_non, lire_periode,
};
use crate::dossier::Cpv;
use crate::ecriture::date_longue;

/// What a cell gives: fields with their values, then what must be said.
#[derive(Debug, Default)]
pub struct Conversion {
    pub champs: Vec<(String, Toml)>,
    pub dits: Vec<String>,
    /// Parts of the cell that were not understood.
    pub incompris: Vec<String>,
}

pub struct Convertisseur<'a> {
    pub mots: &'a Mots,
    pub connus: &'a Connus,
}

impl Convertisseur<'_> {
    /// # Errors
    /// Why the whole cell was not understood.
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
            Genre::Texte | Genre::Budget | Genre::Axe | Genre::Objectif => {
                seul(Toml::Texte(une_ligne(&texte)), None)
            }
            Genre::Id => seul(Toml::Texte(texte.replace(',', ".")), None),
            Genre::Riche => seul(Toml::Texte(paragraphes(&texte)), None),
            Genre::Liste => liste(cle, decouper(&texte).into_iter().map(Toml::Texte)),
            Genre::Risques => {
                let risque = |r| Toml::Table(vec![("risque".to_owned(), Toml::Texte(r))]);
                liste(cle, decouper(&texte).into_iter().map(risque))
            }
            Genre::Jour(bout) => {
                if dit_sans_fin(&texte) {
                    return sans_fin();
                }
                let lue =
                    date(&cellule.valeur).ok_or("une date est attendue : 30/06/2027, juin 2027, T2 2027")?;
                seul(Toml::Brut(lue.a(bout).to_string()), dire_date(lue, bout))
            }
            Genre::Periode if dit_sans_fin(&texte) => sans_fin(),
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
            Genre::ListeChoix(famille) => self.choix(cle, famille, &texte),
            Genre::Renvoi(tables) => {
                let lu = self.renvoi(tables, &texte)?;
                seul(Toml::Texte(lu.valeur), lu.dit)
            }
            Genre::Renvois(table) => self.renvois(cle, table, &texte),
            Genre::Etapes => etapes(cle, &texte),
            Genre::Odd => odd(cle, &texte),
            Genre::Cpv => cpv(cle, &texte),
            Genre::Cible => cible(cle, &cellule.valeur, &texte),
        }
    }

    fn choix(&self, cle: &str, famille: &'static str, texte: &str) -> Result<Conversion, String> {
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
        Ok(conversion)
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

    fn renvois(&self, cle: &str, table: &'static str, texte: &str) -> Result<Conversion, String> {
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
        Ok(conversion)
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

fn sans_fin() -> Result<Conversion, String> {
    Ok(Conversion {
        champs: vec![("recurrente".to_owned(), Toml::Brut("true".to_owned()))],
        dits: vec!["lu comme une action récurrente (`recurrente = true`)".to_owned()],
        incompris: Vec::new(),
    })
}

fn liste(cle: &str, elements: impl Iterator<Item = Toml>) -> Result<Conversion, String> {
    let mut conversion = Conversion::default();
    poser_liste(&mut conversion, cle, elements.collect());
    Ok(conversion)
}

fn poser_liste(conversion: &mut Conversion, cle: &str, elements: Vec<Toml>) {
    if !elements.is_empty() {
        conversion.champs.push((cle.to_owned(), Toml::Liste(elements)));
    }
}

/// A cell of one line, whatever was typed.
fn une_ligne(texte: &str) -> String {
    texte.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines of a cell as paragraphs; its bullets as those of the dossier.
fn paragraphes(texte: &str) -> String {
    let mut ecrit = String::new();
    let mut liste = false;
    for ligne in texte.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let puce =
            ligne.strip_prefix(['•', '▪', '●', '-', '–', '*']).map(str::trim_start).filter(|l| !l.is_empty());
        if !ecrit.is_empty() {
            ecrit.push_str(if liste && puce.is_some() { "\n" } else { "\n\n" });
        }
        liste = puce.is_some();
        match puce {
            Some(reste) => {
                ecrit.push_str("- ");
                ecrit.push_str(reste);
            }
            None => ecrit.push_str(ligne),
        }
    }
    ecrit
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

fn periode(valeur: &Valeur, texte: &str) -> Result<Conversion, String> {
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

fn nombre(valeur: &Valeur, ecriture: Ecriture) -> Result<Lu<f64>, String> {
    match valeur {
        Valeur::Nombre(n) | Valeur::Pourcent(n) if n.is_finite() => Ok(Lu::net(*n)),
        Valeur::Texte(texte) => lire_nombre(texte, ecriture),
        _ => Err("un nombre est attendu".to_owned()),
    }
}

fn montant(cle: &str, valeur: &Valeur, unite: Option<(f64, &'static str)>) -> Result<Conversion, String> {
    if let Valeur::Pourcent(_) = valeur {
        return Err("un montant est attendu, non une part".to_owned());
    }
    let lu = nombre(valeur, Ecriture::Montant)?;
    // The unit of the title is that of bare numbers only.
    let nu = match valeur {
        Valeur::Texte(texte) => !texte.contains(|c: char| c.is_alphabetic() || c == '€'),
        _ => true,
    };
    let facteur = unite.filter(|_| nu).map_or(1.0, |(f, _)| f);
    let centimes = (lu.valeur * facteur * 100.0).round();
    if !(0.0..=1e14).contains(&centimes) {
        return Err("un montant positif est attendu, en euros".to_owned());
    }
    let euros = centimes / 100.0;
    let brut = if euros.fract() == 0.0 { format!("{euros:.0}") } else { format!("{euros:.2}") };
    let arrondi = (lu.valeur * facteur - euros).abs() > 1e-6;
    let mut dits: Vec<String> = lu.dit.into_iter().collect();
    if arrondi {
        dits.push("arrondi au centime".to_owned());
    }
    Ok(Conversion { champs: vec![(cle.to_owned(), Toml::Brut(brut))], dits, incompris: Vec::new() })
}

/// « 3 », « fort », « ++ », « 3/4 ».
fn echelle(texte: &str) -> Result<Lu<f64>, String> {
    let nu = texte.trim();
    let mot = match plier(nu).as_str() {
        "1" | "1 4" => return Ok(Lu::net(1.0)),
        "2" | "2 4" => return Ok(Lu::net(2.0)),
        "3" | "3 4" => return Ok(Lu::net(3.0)),
        "4" | "4 4" => return Ok(Lu::net(4.0)),
        "faible" | "bas" | "basse" => 1.0,
        "moyen" | "moyenne" | "modere" | "moderee" => 2.0,
        "fort" | "forte" | "haut" | "haute" | "eleve" | "elevee" => 3.0,
        "tres fort" | "tres forte" | "tres eleve" | "tres elevee" => 4.0,
        _ => match nu {
            "+" => 1.0,
            "++" => 2.0,
            "+++" => 3.0,
            "++++" => 4.0,
            _ => return Err("un nombre de 1 (faible) à 4 (très fort) est attendu".to_owned()),
        },
    };
    Ok(Lu::dit(mot, format!("lu {mot}")))
}

/// « Grille d’examen (juin 2027) », « 30/06/2027 : grille d’examen ».
fn etapes(cle: &str, texte: &str) -> Result<Conversion, String> {
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
    Ok(conversion)
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

fn odd(cle: &str, texte: &str) -> Result<Conversion, String> {
    let plie = plier(texte);
    let mut numeros: Vec<u8> = Vec::new();
    for mot in plie.split(' ').filter(|m| *m != "odd" && *m != "et" && *m != "n") {
        let numero = mot.strip_prefix("odd").unwrap_or(mot).parse().ok().filter(|n| (1..=17).contains(n));
        let numero = numero.ok_or("des numéros de 1 à 17 sont attendus : 8, 12, 13")?;
        if !numeros.contains(&numero) {
            numeros.push(numero);
        }
    }
    liste(cle, numeros.into_iter().map(|n| Toml::Brut(n.to_string())))
}

fn cpv(cle: &str, texte: &str) -> Result<Conversion, String> {
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
    Ok(conversion)
}

/// « 40 % », « 40 % en 2030 », « oui ».
fn cible(cle: &str, valeur: &Valeur, texte: &str) -> Result<Conversion, String> {
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
