//! A whole document in Word: any view, chapter by chapter, to be read, commented and amended.

mod ancres;
mod blocs;
mod couverture;
mod fiches;
mod figures;
mod papier;
mod sommaire;

use std::collections::BTreeMap;

use docx_rs::{DocumentChild, Paragraph};

use super::base;
use super::corps::{self, bloc};
use super::erreur::ErreurDocx;
use super::ressources::Ressources;
use super::texte;
use super::{assemblage, finition};
use crate::amendements::{self, Releve, Texte};
use crate::paquet::arbre::{Element, Noeud};
use crate::vue::contrat::{Bloc, Chapitre, VueSchema};

/// A heading as it stands in the paper edition, with its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitreSitue {
    pub texte: String,
    pub page: usize,
}

/// What the view does not say.
pub struct Alentours<'a> {
    /// The bytes, PNG or JPEG, of a virtual path.
    pub images: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// Headings in order, with pages: what the table of contents shows until Word counts for itself.
    pub titres: &'a [TitreSitue],
    /// How many pages, likewise.
    pub pages: usize,
    /// Of the dossier, to be known again when a copy comes back.
    pub empreinte: &'a str,
    /// What it is: a scheme alone remembers its fields.
    pub texte: Texte,
    /// Whether the text is for who works inside.
    pub interne: bool,
    /// The words of fields of the dossier, each with its key: wherever they stand, they are those of the field.
    pub mots: &'a BTreeMap<String, String>,
}

/// Met un schéma en page dans un fichier Word.
pub fn rendre(vue: &VueSchema, alentours: &Alentours<'_>) -> Result<Vec<u8>, ErreurDocx> {
    let mut ressources = Ressources::avec_ancres(ancres::de(&vue.chapitres), &vue.titres);
    let mut enfants = couverture::composer(&vue.couverture, alentours.images, &mut ressources)?;
    let mut precedent = None;
    for chapitre in &vue.chapitres {
        enfants.extend(self::chapitre(chapitre, precedent, &mut ressources));
        precedent = Some(chapitre);
    }
    let document = corps::lire(&corps::document(corps::separer(enfants))?)?;
    let mut corps = finition::finir(document, &ressources, alentours.mots);
    sommaire::poser(&mut corps, alentours.titres);
    let dernier_en_paysage = vue.chapitres.last().is_some_and(|chapitre| chapitre.paysage);
    papier::tourner(&mut corps);
    let mut base = base::schema(&vue.charte.couleur)?;
    papier::fermer(base.partie("word/document.xml")?, dernier_en_paysage, !porte_une_section(&corps));
    papier::marges(&mut base, &vue.identite, alentours.pages)?;
    let mut releve = releve(&corps, &ressources, vue, alentours);
    if alentours.texte == Texte::Schema {
        releve.passages.extend(amendements::hors_du_corps(base.parties()));
    }
    base.joindre(releve.ecrire())?;
    assemblage::verser(base, corps, ressources, &proprietes(vue))
}

/// What each field says as the text leaves, read as it will be on its return.
fn releve(corps: &[Noeud], ressources: &Ressources, vue: &VueSchema, alentours: &Alentours<'_>) -> Releve {
    let vide = Releve {
        texte: alentours.texte,
        empreinte: alentours.empreinte.to_owned(),
        acheteurs: vue.identite.auteurs.clone(),
        interne: alentours.interne,
        champs: Vec::new(),
        passages: Vec::new(),
        ordre: Vec::new(),
    };
    if alentours.texte != Texte::Schema {
        return vide;
    }
    let mut racine = Element::nouveau("w:body", &[]);
    racine.noeuds = corps.to_vec();
    let lus = amendements::lire(&racine);
    let cles = ressources.cles().iter().chain(alentours.mots.values());
    let champs = amendements::champs(cles.map(String::as_str), &lus.champs);
    Releve { champs, passages: lus.passages, ordre: amendements::ordre(&racine), ..vide }
}

fn proprietes(vue: &VueSchema) -> assemblage::Proprietes<'_> {
    assemblage::Proprietes {
        titre: &vue.identite.titre,
        sujet: &vue.identite.sujet,
        auteur: vue.identite.auteurs.join(", "),
        date: vue.identite.date.as_deref(),
    }
}

fn porte_une_section(corps: &[Noeud]) -> bool {
    corps.iter().any(|noeud| matches!(noeud, Noeud::Element(e) if papier::section(e).is_some()))
}

/// A chapter; where the paper turns, a mark says so before it.
fn chapitre(
    chapitre: &Chapitre,
    precedent: Option<&Chapitre>,
    ressources: &mut Ressources,
) -> Vec<DocumentChild> {
    let tourne = precedent.is_some_and(|p| p.paysage) != chapitre.paysage;
    let mut enfants = Vec::new();
    if tourne {
        enfants.push(bloc(papier::marque(precedent.is_some_and(|p| p.paysage))));
    }
    let coupe = !tourne && (chapitre.nouvelle_page || precedent.is_none());
    enfants.push(bloc(titre(chapitre, ressources).page_break_before(coupe)));
    let page = blocs::Page { largeur: papier::largeur(chapitre.paysage), chapitre: &chapitre.titre };
    for (rang, (bloc, niveau)) in chapitre.blocs.iter().zip(niveaux(&chapitre.blocs)).enumerate() {
        let suivant = chapitre.blocs.get(rang + 1);
        if suivant.is_some_and(|suivant| blocs::redite(bloc, suivant)) {
            continue;
        }
        let avant = enfants.len();
        enfants.extend(blocs::bloc(bloc, niveau, page, ressources));
        // A few lines that only bring what follows move with it.
        if suivant.is_some_and(|suivant| blocs::annonce_t_il(bloc, suivant)) {
            enfants[avant..].iter_mut().for_each(corps::retenir);
        }
    }
    enfants
}

/// « 1⇥Titre », « Axe 1 — Titre »; the table of contents does not list itself.
fn titre(chapitre: &Chapitre, ressources: &mut Ressources) -> Paragraph {
    let liste_les_titres = chapitre.blocs.iter().any(|bloc| matches!(bloc, Bloc::Sommaire { .. }));
    let style = if liste_les_titres { "En-ttedetabledesmatires" } else { "Titre1" };
    let texte = match (&chapitre.numero, &chapitre.surtitre) {
        (Some(numero), _) => format!("{numero}\t{}", chapitre.titre),
        (None, Some(surtitre)) => format!("{surtitre} — {}", chapitre.titre),
        (None, None) => chapitre.titre.clone(),
    };
    texte::titre(style, &texte, &chapitre.id, ressources)
}

/// No level is skipped: a sheet stands one below the heading before it.
fn niveaux(blocs: &[Bloc]) -> Vec<usize> {
    let mut courant = 1;
    let niveau = |bloc: &Bloc| match bloc {
        Bloc::Intertitre { niveau, .. } => {
            courant = usize::from(*niveau).clamp(2, courant + 1);
            courant
        }
        _ => courant + 1,
    };
    blocs.iter().map(niveau).collect()
}

/// A heading of a level: the base has four.
fn style_de_titre(niveau: usize) -> &'static str {
    match niveau {
        0..=2 => "Titre2",
        3 => "Titre3",
        _ => "Titre4",
    }
}

/// Sheets are many: those of second level are headings that the table of contents does not list.
fn style_de_fiche(niveau: usize) -> &'static str {
    if niveau <= 2 { "TitreFiche" } else { style_de_titre(niveau) }
}

/// The style of a paragraph.
fn style(element: &Element) -> Option<&str> {
    let proprietes = element.enfants().find(|enfant| enfant.nom == "w:pPr")?;
    proprietes.enfants().find(|enfant| enfant.nom == "w:pStyle")?.attribut("w:val")
}
