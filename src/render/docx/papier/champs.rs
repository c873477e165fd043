//! The tags of fields, `{{ acheteur.nom }}`, wherever the letterhead writes them. Word often cuts a tag into
//! several runs: it is made whole again first.

use std::collections::BTreeMap;

use super::refus::{ChampInconnu, RefusPapier};
use crate::diagnostic::proche;
use crate::paquet::arbre::{Element, Noeud};
use crate::render::docx::ordre::{rang, sequence};
use crate::vue::acte::CHAMPS_DE_PAPIER;

/// The tag of the body's place.
pub const CORPS: &str = "corps";
const OUVERTE: &str = "{{";
const FERMEE: &str = "}}";
/// First identifier of our content controls, clear of those of the body.
const PREMIER_CONTROLE: usize = 900_000;
/// What a blank looks like, as in the body.
const FOND_DE_BLANC: &str = "FFF2CC";

/// A field called by a letterhead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emploi {
    pub champ: String,
    /// « l’en-tête ».
    pub lieu: &'static str,
    pub(super) partie: String,
}

/// A piece of a text: words, or the name in a tag with the tag as it is written.
enum Jeton<'a> {
    Mots(&'a str),
    Champ { nom: String, brut: &'a str },
}

/// Cuts a text at its tags; what opens and does not close is given back.
fn decouper(texte: &str) -> Result<Vec<Jeton<'_>>, &str> {
    let mut jetons = Vec::new();
    let mut reste = texte;
    while let Some(debut) = reste.find(OUVERTE) {
        let (avant, balise) = reste.split_at(debut);
        let Some(fin) = balise.find(FERMEE) else { return Err(balise) };
        let (balise, apres) = balise.split_at(fin + FERMEE.len());
        if !avant.is_empty() {
            jetons.push(Jeton::Mots(avant));
        }
        let nom = balise.trim_start_matches('{').trim_end_matches('}').trim().to_lowercase();
        jetons.push(Jeton::Champ { nom, brut: balise });
        reste = apres;
    }
    if !reste.is_empty() {
        jetons.push(Jeton::Mots(reste));
    }
    Ok(jetons)
}

/// Calls `f` on the texts of a paragraph, in their order; those of a text box within are its own.
fn textes(element: &mut Element, f: &mut dyn FnMut(&mut Element)) {
    for enfant in element.enfants_mut() {
        match enfant.nom.as_str() {
            "w:t" => f(enfant),
            "w:p" => {}
            _ => textes(enfant, f),
        }
    }
}

/// The words of a paragraph, in one piece.
pub fn mots(paragraphe: &Element) -> String {
    let mut mots = String::new();
    textes(&mut paragraphe.clone(), &mut |t| mots.push_str(&t.texte()));
    mots
}

/// Fields called that nothing fills, each once.
pub fn inconnus(emplois: &[Emploi]) -> Vec<ChampInconnu> {
    let connus = || CHAMPS_DE_PAPIER.iter().map(|(nom, _)| *nom).chain([CORPS]);
    let mut inconnus: Vec<ChampInconnu> = Vec::new();
    for emploi in emplois.iter().filter(|e| !connus().any(|connu| connu == e.champ)) {
        if inconnus.iter().all(|i| i.champ != emploi.champ) {
            let proche = proche(&emploi.champ, connus());
            inconnus.push(ChampInconnu { champ: emploi.champ.clone(), lieu: emploi.lieu, proche });
        }
    }
    inconnus
}

/// The fields that a part calls, each time: a text box is written twice in Word's files, once for who cannot draw it.
///
/// # Errors
/// A tag not closed, or of another kind.
pub fn emplois(partie: &Element, nom: &str, lieu: &'static str) -> Result<Vec<Emploi>, RefusPapier> {
    let mut emplois = Vec::new();
    for paragraphe in partie.descendants("w:p") {
        let mots = mots(paragraphe);
        if mots.contains("{%") {
            return Err(RefusPapier::BaliseDeProgramme { lieu });
        }
        let jetons = decouper(&mots)
            .map_err(|debut| RefusPapier::BaliseOuverte { debut: debut.chars().take(40).collect(), lieu })?;
        for jeton in jetons {
            let Jeton::Champ { nom: champ, .. } = jeton else { continue };
            emplois.push(Emploi { champ, lieu, partie: nom.to_owned() });
        }
    }
    Ok(emplois)
}

/// Replaces every tag by its value; a field without data becomes a blank to fill.
pub fn remplacer(partie: &mut Element, valeurs: &BTreeMap<&str, Option<&str>>) {
    partie.parcourir(&mut |element| {
        if element.nom == "w:p" {
            reunir(element);
        }
    });
    let mut controles = 0;
    partie.parcourir(&mut |element| {
        let noeuds = std::mem::take(&mut element.noeuds);
        element.noeuds = noeuds
            .into_iter()
            .flat_map(|noeud| match noeud {
                Noeud::Element(course) if course.nom == "w:r" && porte_une_balise(&course) => {
                    remplir(course, valeurs, &mut controles)
                }
                autre => vec![autre],
            })
            .collect();
    });
}

fn porte_une_balise(course: &Element) -> bool {
    course.enfants().any(|enfant| enfant.nom == "w:t" && enfant.texte().contains(OUVERTE))
}

/// Each tag goes whole where it begins.
fn reunir(paragraphe: &mut Element) {
    let mut morceaux = Vec::new();
    textes(paragraphe, &mut |t| morceaux.push(t.texte()));
    let entier = morceaux.concat();
    if !entier.contains(OUVERTE) {
        return;
    }
    let Ok(jetons) = decouper(&entier) else { return };
    // Which run each byte of the words belongs to.
    let proprietaire: Vec<usize> =
        morceaux.iter().enumerate().flat_map(|(rang, m)| std::iter::repeat_n(rang, m.len())).collect();
    let mut nouveaux = vec![String::new(); morceaux.len()];
    let mut octet = 0;
    for jeton in jetons {
        match jeton {
            Jeton::Champ { brut, .. } => {
                nouveaux[proprietaire[octet]].push_str(brut);
                octet += brut.len();
            }
            Jeton::Mots(mots) => {
                for lettre in mots.chars() {
                    nouveaux[proprietaire[octet]].push(lettre);
                    octet += lettre.len_utf8();
                }
            }
        }
    }
    let mut nouveaux = nouveaux.into_iter();
    textes(paragraphe, &mut |t| ecrire(t, &nouveaux.next().unwrap_or_default()));
}

fn ecrire(texte: &mut Element, mots: &str) {
    texte.noeuds = vec![Noeud::Texte(mots.to_owned())];
    texte.poser("xml:space", "preserve");
}

/// A run, its tags replaced: a blank is a content control, which stands between two runs.
fn remplir(course: Element, valeurs: &BTreeMap<&str, Option<&str>>, controles: &mut usize) -> Vec<Noeud> {
    let allure: Vec<Noeud> =
        course.enfants().filter(|e| e.nom == "w:rPr").cloned().map(Noeud::Element).collect();
    let nouvelle = || Element { noeuds: allure.clone(), ..Element::nouveau("w:r", &[]) };
    let mut sortie = Vec::new();
    let mut courante = nouvelle();
    for noeud in course.noeuds {
        let Noeud::Element(enfant) = noeud else { continue };
        match enfant.nom.as_str() {
            "w:rPr" => {}
            "w:t" => {
                let entier = enfant.texte();
                for jeton in decouper(&entier).unwrap_or_default() {
                    match jeton {
                        Jeton::Mots(mots) => courante.ajouter(texte(mots)),
                        Jeton::Champ { nom, brut } => match valeurs.get(nom.as_str()) {
                            Some(Some(valeur)) => courante.ajouter(texte(valeur)),
                            Some(None) => {
                                sortie.push(Noeud::Element(std::mem::replace(&mut courante, nouvelle())));
                                sortie.push(Noeud::Element(blanc(&nom, &allure, controles)));
                            }
                            // The place of the body, already taken.
                            None => courante.ajouter(texte(brut)),
                        },
                    }
                }
            }
            _ => courante.ajouter(enfant),
        }
    }
    sortie.push(Noeud::Element(courante));
    sortie.retain(
        |noeud| !matches!(noeud, Noeud::Element(e) if e.nom == "w:r" && e.noeuds.len() == allure.len()),
    );
    sortie
}

fn texte(mots: &str) -> Element {
    let mut texte = Element::nouveau("w:t", &[]);
    ecrire(&mut texte, mots);
    texte
}

/// What is not known yet: a content control that says what it waits for.
fn blanc(champ: &str, allure: &[Noeud], controles: &mut usize) -> Element {
    *controles += 1;
    let attendu = CHAMPS_DE_PAPIER.iter().find(|(nom, _)| *nom == champ).map_or(champ, |(_, dit)| dit);
    let mut proprietes = Element::nouveau("w:sdtPr", &[]);
    proprietes.ajouter(Element::val("w:alias", attendu));
    proprietes.ajouter(Element::val("w:tag", &format!("papier.{champ}")));
    proprietes.ajouter(Element::val("w:id", &(PREMIER_CONTROLE + *controles).to_string()));
    proprietes.ajouter(Element::nouveau("w:showingPlcHdr", &[]));
    let mut course = Element { noeuds: allure.to_vec(), ..Element::nouveau("w:r", &[]) };
    let sienne = course.enfant_ou_nouveau("w:rPr");
    sienne.noeuds.retain(|noeud| !matches!(noeud, Noeud::Element(e) if e.nom == "w:shd"));
    let fond = [("w:val", "clear"), ("w:color", "auto"), ("w:fill", FOND_DE_BLANC)];
    sienne.ajouter(Element::nouveau("w:shd", &fond));
    let ordre = sequence("w:rPr").unwrap_or_default();
    sienne.noeuds.sort_by_key(|noeud| match noeud {
        Noeud::Element(e) => rang(ordre, &e.nom),
        Noeud::Texte(_) => 0,
    });
    course.ajouter(texte(&format!("[{attendu}]")));
    let mut contenu = Element::nouveau("w:sdtContent", &[]);
    contenu.ajouter(course);
    let mut controle = Element::nouveau("w:sdt", &[]);
    controle.ajouter(proprietes);
    controle.ajouter(contenu);
    controle
}
