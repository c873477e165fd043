//! Walks the text of a copy: the words of each field, as they read once every tracked change is accepted; who
//! changed what, and what each comment is about.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::passages::{Cueillette, Passage};
use crate::paquet::arbre::Element;

/// Every key of a field has one; the tags of blanks, and those of other tools, do not.
const SEPARATEUR: char = '/';
/// What a comment or a change quotes of the text, at most.
const SIGNES_CITES: usize = 300;

/// Everything that a copy says.
#[derive(Debug, Default)]
pub struct Lecture {
    /// In the order of the text; a control that was copied stands twice.
    pub champs: Vec<ChampLu>,
    /// Tracked changes that no field holds.
    pub hors_champ: Vec<Suivi>,
    /// What no field holds, paragraph by paragraph, as it reads once every tracked change is refused: what was
    /// changed there without being tracked.
    pub passages: Vec<Passage>,
    /// What each comment is about, by its number.
    pub ancres: BTreeMap<String, Ancre>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChampLu {
    pub etiquette: String,
    pub texte: String,
    pub suivis: Vec<Suivi>,
    /// The heading above.
    pub titre: Rc<str>,
}

/// Tracked changes of one person, in one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Suivi {
    pub auteur: String,
    /// As written: `2026-11-12T10:02:00Z`.
    pub date: String,
    pub insere: String,
    pub supprime: String,
    /// The heading above.
    pub titre: String,
}

/// What a comment is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ancre {
    pub etiquette: Option<String>,
    pub titre: String,
    pub extrait: String,
}

/// Who made a change, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Main<'a> {
    auteur: &'a str,
    date: &'a str,
    retire: bool,
    /// What is struck out here was itself put in.
    ajoute: bool,
}

#[derive(Default)]
struct Marche {
    lecture: Lecture,
    /// Ranks of the fields that are open.
    ouverts: Vec<usize>,
    /// Comments that are open.
    commentaires: Vec<String>,
    titre: String,
    /// The field that closed last, while nothing parts it from what follows.
    dernier: Option<usize>,
    /// What no field holds, since then.
    entre: String,
    dehors: Cueillette,
}

/// Reads the main part.
pub fn lire(document: &Element) -> Lecture {
    let mut marche = Marche::default();
    marche.descendre(document, None);
    marche.lecture.passages = std::mem::take(&mut marche.dehors).finir();
    for champ in &mut marche.lecture.champs {
        champ.texte = champ.texte.trim_end_matches('\n').to_owned();
    }
    marche.lecture
}

impl Marche {
    fn descendre(&mut self, element: &Element, main: Option<Main<'_>>) {
        element.enfants().for_each(|enfant| self.visiter(enfant, main));
    }

    fn visiter(&mut self, element: &Element, main: Option<Main<'_>>) {
        match element.nom.as_str() {
            // Properties, and what an older reader would be shown in place of what we read.
            "w:pPr" | "w:rPr" | "w:tblPr" | "w:trPr" | "w:tcPr" | "w:sectPr" | "mc:Fallback" => {}
            "w:instrText" => self.dehors.demander(&element.texte()),
            "w:fldChar" => self.dehors.borner(element.attribut("w:fldCharType").unwrap_or_default()),
            "w:fldSimple" => {
                self.dehors.borner("begin");
                self.dehors.demander(element.attribut("w:instr").unwrap_or_default());
                self.descendre(element, main);
                self.dehors.borner("end");
            }
            "w:sdt" => self.controle(element, main),
            "w:p" => self.paragraphe(element, main),
            "w:tc" => {
                self.dernier = None;
                self.descendre(element, main);
                self.dernier = None;
            }
            "w:tr" => {
                let retiree = enfant(element, "w:trPr").and_then(|p| enfant(p, "w:del"));
                self.descendre(element, retiree.map(|r| tenir(r, true, main)).or(main));
            }
            "w:ins" | "w:moveTo" => self.descendre(element, Some(tenir(element, false, main))),
            "w:del" | "w:moveFrom" => self.descendre(element, Some(tenir(element, true, main))),
            "w:t" | "w:delText" => self.dire(&element.texte(), main),
            "w:tab" => self.dire(" ", main),
            "w:br" | "w:cr" => self.dire("\n", main),
            "w:noBreakHyphen" => self.dire("-", main),
            "w:commentRangeStart" => self.ouvrir_commentaire(element),
            "w:commentRangeEnd" => {
                let numero = element.attribut("w:id").unwrap_or_default();
                self.commentaires.retain(|ouvert| ouvert != numero);
            }
            "w:commentReference" => {
                let numero = element.attribut("w:id").unwrap_or_default().to_owned();
                let ancre = self.ancre();
                self.lecture.ancres.entry(numero).or_insert(ancre);
            }
            _ => self.descendre(element, main),
        }
    }

    fn controle(&mut self, element: &Element, main: Option<Main<'_>>) {
        let proprietes = enfant(element, "w:sdtPr");
        let etiquette = proprietes.and_then(|p| enfant(p, "w:tag")).and_then(|t| t.attribut("w:val"));
        let etiquette = etiquette.filter(|etiquette| etiquette.contains(SEPARATEUR));
        let Some(etiquette) = etiquette else {
            // Word makes the table of contents anew.
            let sommaire = proprietes.is_some_and(|p| enfant(p, "w:docPartObj").is_some());
            self.dehors.taire(sommaire);
            self.descendre(element, main);
            return self.dehors.reprendre(sommaire);
        };
        let rang = self.champ(etiquette);
        for numero in &self.commentaires {
            if let Some(ancre) = self.lecture.ancres.get_mut(numero) {
                ancre.etiquette.get_or_insert_with(|| etiquette.to_owned());
            }
        }
        // What Word writes in a control that was emptied is no text.
        if proprietes.is_some_and(|p| enfant(p, "w:showingPlcHdr").is_some()) {
            return;
        }
        self.ouverts.push(rang);
        self.descendre(element, main);
        self.ouverts.pop();
        if self.ouverts.is_empty() {
            self.dernier = Some(rang);
            self.entre.clear();
            self.dehors.marquer();
        }
    }

    /// A field has a control a paragraph: the next one goes on with it, and with what was written between.
    fn champ(&mut self, etiquette: &str) -> usize {
        let dernier = self.dernier.take();
        if let Some(rang) = dernier.filter(|_| self.ouverts.is_empty())
            && let Some(champ) = self.lecture.champs.get_mut(rang)
            && champ.etiquette == etiquette
        {
            if !champ.texte.ends_with('\n') && !self.entre.starts_with('\n') {
                champ.texte.push('\n');
            }
            champ.texte.push_str(&self.entre);
            self.dehors.oublier();
            return rang;
        }
        let titre = Rc::clone(self.dehors.titre());
        self.lecture.champs.push(ChampLu { etiquette: etiquette.to_owned(), titre, ..ChampLu::default() });
        self.lecture.champs.len() - 1
    }

    fn paragraphe(&mut self, element: &Element, main: Option<Main<'_>>) {
        let proprietes = enfant(element, "w:pPr");
        let style = proprietes.and_then(|p| enfant(p, "w:pStyle")).and_then(|s| s.attribut("w:val"));
        let est_un_titre = style.is_some_and(|s| s.starts_with("Titre") || s.starts_with("Heading"));
        if est_un_titre {
            self.dernier = None;
            self.titre = element_dit(element).replace('\t', " ");
            self.dehors.intituler(&self.titre);
        }
        let autour = self.dehors.ouvrir();
        self.descendre(element, main);
        // A paragraph whose mark was put in ran on into the next.
        let ajoutee = proprietes.and_then(|p| enfant(p, "w:rPr")).and_then(|r| enfant(r, "w:ins"));
        self.dehors.fermer(autour, ajoutee.is_some());
        // A paragraph whose mark was struck out runs on into the next.
        let marque = proprietes.and_then(|p| enfant(p, "w:rPr")).and_then(|r| enfant(r, "w:del"));
        let retire = main.is_some_and(|main| main.retire);
        if marque.is_none() && !retire {
            if self.dernier.is_some() {
                self.entre.push('\n');
            }
            for rang in &self.ouverts {
                if let Some(champ) = self.lecture.champs.get_mut(*rang) {
                    champ.texte.push('\n');
                }
            }
        }
    }

    fn dire(&mut self, texte: &str, main: Option<Main<'_>>) {
        if let Some(main) = main {
            self.suivre(texte, main);
        }
        if self.ouverts.is_empty() && main.is_none_or(|main| main.retire && !main.ajoute) {
            self.dehors.dire(texte);
        }
        if main.is_some_and(|main| main.retire) {
            return;
        }
        if self.ouverts.is_empty() && self.dernier.is_some() {
            self.entre.push_str(texte);
        }
        for rang in &self.ouverts {
            if let Some(champ) = self.lecture.champs.get_mut(*rang) {
                champ.texte.push_str(texte);
            }
        }
        for numero in &self.commentaires {
            if let Some(ancre) = self.lecture.ancres.get_mut(numero) {
                allonger(&mut ancre.extrait, texte);
            }
        }
    }

    /// Notes a change; those of one person that follow one another are one.
    fn suivre(&mut self, texte: &str, main: Main<'_>) {
        let suivis = match self.ouverts.last().and_then(|rang| self.lecture.champs.get_mut(*rang)) {
            Some(champ) => &mut champ.suivis,
            None => &mut self.lecture.hors_champ,
        };
        let suite = suivis.last().is_some_and(|s| {
            s.auteur == main.auteur && s.date.get(..10) == main.date.get(..10) && s.titre == self.titre
        });
        if !suite {
            suivis.push(Suivi {
                auteur: main.auteur.to_owned(),
                date: main.date.to_owned(),
                titre: self.titre.clone(),
                ..Suivi::default()
            });
        }
        if let Some(suivi) = suivis.last_mut() {
            allonger(if main.retire { &mut suivi.supprime } else { &mut suivi.insere }, texte);
        }
    }

    fn ouvrir_commentaire(&mut self, element: &Element) {
        let numero = element.attribut("w:id").unwrap_or_default().to_owned();
        let ancre = self.ancre();
        self.lecture.ancres.insert(numero.clone(), ancre);
        self.commentaires.push(numero);
    }

    fn ancre(&self) -> Ancre {
        let champ = self.ouverts.last().and_then(|rang| self.lecture.champs.get(*rang));
        let etiquette = champ.map(|champ| champ.etiquette.clone());
        Ancre { etiquette, titre: self.titre.clone(), extrait: String::new() }
    }
}

fn tenir<'a>(element: &'a Element, retire: bool, autour: Option<Main<'_>>) -> Main<'a> {
    let ajoute = autour.is_some_and(|autour| autour.ajoute || !autour.retire);
    let dit = |cle| element.attribut(cle).unwrap_or_default();
    Main { auteur: dit("w:author"), date: dit("w:date"), retire, ajoute }
}

fn allonger(texte: &mut String, suite: &str) {
    let place = SIGNES_CITES.saturating_sub(texte.chars().count());
    texte.extend(suite.chars().take(place));
}

/// The words below an element, those struck out left aside.
pub fn element_dit(element: &Element) -> String {
    let dire = |enfant: &Element| match enfant.nom.as_str() {
        "w:t" => enfant.texte(),
        "w:tab" => "\t".to_owned(),
        "w:noBreakHyphen" => "-".to_owned(),
        "w:pPr" | "w:rPr" | "w:sdtPr" | "w:del" | "w:moveFrom" | "w:instrText" => String::new(),
        _ => element_dit(enfant),
    };
    element.enfants().map(dire).collect()
}

fn enfant<'a>(element: &'a Element, nom: &str) -> Option<&'a Element> {
    element.enfants().find(|enfant| enfant.nom == nom)
}
