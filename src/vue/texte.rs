//! The small Markdown of the dossier and of our own prose, turned into rich text: paragraphs, bold,
//! italic, lists, links. Anything else a user types stays the text it is; HTML is never interpreted.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::contrat::{Morceau, Paragraphe, Riche};
use crate::ecriture::typographier;

/// Marks a blank inside Markdown: `{{blanc:la date de la séance}}` becomes [`Morceau::Blanc`].
/// Private-use characters, which input refuses from users.
const BLANC_OUVRE: char = '\u{e000}';
const BLANC_FERME: char = '\u{e001}';

/// The text of a blank, to be put in prose.
pub fn marque_de_blanc(attendu: &str) -> String {
    format!("{BLANC_OUVRE}{attendu}{BLANC_FERME}")
}

/// Reads Markdown, applying French spacing.
pub fn riche(markdown: &str) -> Riche {
    let mut lecteur = Lecteur::default();
    for evenement in Parser::new(markdown) {
        lecteur.lire(evenement);
    }
    lecteur.fermer_paragraphe();
    lecteur.blocs.pop().unwrap_or_default()
}

/// What a passage asks for and no document renders: what it is, and where its first words stand.
pub fn non_rendu(markdown: &str) -> Option<(&'static str, Range<usize>)> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(markdown, options).into_offset_iter().find_map(|(evenement, place)| {
        let quoi = match evenement {
            Event::Start(Tag::Table(_)) => "un tableau",
            Event::Start(Tag::Image { .. }) => "une image",
            Event::Start(Tag::Strikethrough) if markdown.get(place.clone())?.starts_with("~~") => {
                "un texte barré"
            }
            _ => return None,
        };
        let premiere = markdown.get(place.clone())?.lines().next().unwrap_or_default().len();
        Some((quoi, place.start..place.start + premiere))
    })
}

/// A single line of text, French spacing applied, nothing interpreted but blanks.
pub fn ligne(texte: &str) -> Vec<Morceau> {
    morceaux_de(&typographier(texte))
}

/// One paragraph of plain text.
pub fn paragraphe(texte: &str) -> Riche {
    vec![Paragraphe::de(ligne(texte))]
}

pub fn paragraphe_de(contenu: Vec<Morceau>) -> Riche {
    vec![Paragraphe::de(contenu)]
}

pub fn texte(texte: &str) -> Morceau {
    Morceau::Texte { texte: typographier(texte) }
}

pub fn gras(contenu: &str) -> Morceau {
    Morceau::Gras { contenu: vec![texte(contenu)] }
}

pub fn blanc(attendu: &str) -> Morceau {
    Morceau::Blanc { texte: attendu.to_owned(), cle: None }
}

/// A blank that has a name of its own: what the meeting decides, for one.
pub fn blanc_nomme(cle: &str, attendu: &str) -> Morceau {
    Morceau::Blanc { texte: attendu.to_owned(), cle: Some(cle.to_owned()) }
}

pub fn renvoi(ancre: String, contenu: &str) -> Morceau {
    Morceau::Renvoi { ancre, contenu: vec![texte(contenu)] }
}

pub fn lien(adresse: &str, contenu: &str) -> Morceau {
    Morceau::Lien { adresse: adresse.to_owned(), contenu: vec![Morceau::Texte { texte: contenu.to_owned() }] }
}

/// A bulleted list of plain lines.
pub fn puces<S: AsRef<str>>(elements: &[S]) -> Riche {
    vec![Paragraphe::liste(false, elements.iter().map(|e| riche(e.as_ref())).collect())]
}

/// Rich text as the words of a field of the dossier.
pub fn du_champ(champ: &str, contenu: Riche) -> Riche {
    contenu.into_iter().map(|paragraphe| paragraphe.du_champ(champ)).collect()
}

/// Joins pieces of text with a separator.
pub fn joindre(parts: Vec<Vec<Morceau>>, separateur: &str) -> Vec<Morceau> {
    let mut joint = Vec::new();
    for part in parts {
        if !joint.is_empty() {
            joint.push(Morceau::Texte { texte: separateur.to_owned() });
        }
        joint.extend(part);
    }
    joint
}

/// The bare words of rich text, for alternative texts and file properties.
pub fn brut(contenu: &[Morceau]) -> String {
    contenu
        .iter()
        .map(|m| match m {
            Morceau::Texte { texte } | Morceau::Blanc { texte, .. } => texte.clone(),
            Morceau::Gras { contenu }
            | Morceau::Italique { contenu }
            | Morceau::Lien { contenu, .. }
            | Morceau::Renvoi { contenu, .. } => brut(contenu),
            Morceau::Saut => " ".to_owned(),
        })
        .collect()
}

/// The words of a passage on one line, its markup read and dropped; blanks stay marked.
pub fn sans_markdown(markdown: &str) -> String {
    let paragraphes = riche(markdown).into_iter().map(|p| match p {
        Paragraphe::Paragraphe { contenu, .. } => marque(&contenu),
        Paragraphe::Liste { elements, .. } => {
            let dits = elements.into_iter().flatten().map(|e| match e {
                Paragraphe::Paragraphe { contenu, .. } => marque(&contenu),
                Paragraphe::Liste { .. } => String::new(),
            });
            dits.collect::<Vec<_>>().join(", ")
        }
    });
    paragraphes.collect::<Vec<_>>().join(" ")
}

fn marque(contenu: &[Morceau]) -> String {
    contenu
        .iter()
        .map(|m| match m {
            Morceau::Blanc { texte, .. } => marque_de_blanc(texte),
            autre => brut(std::slice::from_ref(autre)),
        })
        .collect()
}

/// Splits a text at its blanks.
fn morceaux_de(texte: &str) -> Vec<Morceau> {
    let mut morceaux = Vec::new();
    let mut reste = texte;
    while let Some((avant, apres)) = reste.split_once(BLANC_OUVRE) {
        let (dedans, suite) = apres.split_once(BLANC_FERME).unwrap_or((apres, ""));
        if !avant.is_empty() {
            morceaux.push(Morceau::Texte { texte: avant.to_owned() });
        }
        morceaux.push(blanc(dedans));
        reste = suite;
    }
    if !reste.is_empty() {
        morceaux.push(Morceau::Texte { texte: reste.to_owned() });
    }
    morceaux
}

/// What is open while reading: blocks (one level per list item), inline marks, the run of text.
struct Lecteur {
    blocs: Vec<Riche>,
    listes: Vec<(bool, Vec<Riche>)>,
    lignes: Vec<(Option<Tag<'static>>, Vec<Morceau>)>,
    en_cours: String,
}

impl Default for Lecteur {
    fn default() -> Self {
        Self {
            blocs: vec![Vec::new()],
            listes: Vec::new(),
            lignes: vec![(None, Vec::new())],
            en_cours: String::new(),
        }
    }
}

impl Lecteur {
    fn lire(&mut self, evenement: Event<'_>) {
        match evenement {
            Event::Text(t) | Event::Code(t) | Event::Html(t) | Event::InlineHtml(t) => {
                self.en_cours.push_str(&t)
            }
            Event::SoftBreak => self.en_cours.push(' '),
            Event::HardBreak => {
                self.fermer_texte();
                self.ajouter(Morceau::Saut);
            }
            Event::Start(tag) => self.ouvrir(tag),
            Event::End(tag) => self.fermer(tag),
            _ => {}
        }
    }

    fn ouvrir(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong | Tag::Emphasis | Tag::Link { .. } => {
                self.fermer_texte();
                self.lignes.push((Some(tag.into_static()), Vec::new()));
            }
            Tag::List(premier) => {
                self.fermer_paragraphe();
                self.listes.push((premier.is_some(), Vec::new()));
            }
            Tag::Item => self.blocs.push(Vec::new()),
            _ => self.fermer_paragraphe(),
        }
    }

    fn fermer(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link => {
                self.fermer_texte();
                let Some((marque, contenu)) = self.lignes.pop() else { return };
                if contenu.is_empty() {
                    return;
                }
                let morceau = match marque {
                    Some(Tag::Strong) => Morceau::Gras { contenu },
                    Some(Tag::Link { dest_url, .. }) if est_une_adresse(&dest_url) => {
                        Morceau::Lien { adresse: dest_url.to_string(), contenu }
                    }
                    Some(Tag::Emphasis) => Morceau::Italique { contenu },
                    _ => return contenu.into_iter().for_each(|m| self.ajouter(m)),
                };
                self.ajouter(morceau);
            }
            TagEnd::Item => {
                self.fermer_paragraphe();
                if let (Some(element), Some((_, elements))) = (self.blocs.pop(), self.listes.last_mut()) {
                    elements.push(element);
                }
            }
            TagEnd::List(_) => {
                if let (Some((ordonnee, elements)), Some(bloc)) = (self.listes.pop(), self.blocs.last_mut()) {
                    bloc.push(Paragraphe::liste(ordonnee, elements));
                }
            }
            _ => self.fermer_paragraphe(),
        }
    }

    fn ajouter(&mut self, morceau: Morceau) {
        if let Some((_, contenu)) = self.lignes.last_mut() {
            contenu.push(morceau);
        }
    }

    fn fermer_texte(&mut self) {
        let texte = typographier(&std::mem::take(&mut self.en_cours));
        morceaux_de(&texte).into_iter().for_each(|m| self.ajouter(m));
    }

    fn fermer_paragraphe(&mut self) {
        self.fermer_texte();
        let contenu = self.lignes.last_mut().map(|(_, c)| std::mem::take(c)).unwrap_or_default();
        if !contenu.is_empty()
            && let Some(bloc) = self.blocs.last_mut()
        {
            bloc.push(Paragraphe::de(contenu));
        }
    }
}

/// Links lead to the web or to a mailbox, nowhere else.
fn est_une_adresse(adresse: &str) -> bool {
    let vers_le_web = ["https://", "http://", "mailto:"].iter().any(|debut| adresse.starts_with(debut));
    // What no address may hold: a mark that would close the attribute it is written in.
    vers_le_web && !adresse.chars().any(|c| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn le_petit_markdown() {
        let lu = riche("Un **mot** fort ; *voir* [la page](https://a.fr).\n\n- un\n- deux");
        let [Paragraphe::Paragraphe { contenu, .. }, Paragraphe::Liste { elements, .. }] = lu.as_slice()
        else {
            panic!("deux blocs attendus : {lu:?}")
        };
        assert_eq!(brut(contenu), "Un mot fort\u{202f}; voir la page.");
        assert_eq!(elements.len(), 2);
    }

    #[test]
    fn rien_n_est_execute() {
        let lu = riche("<script>alert(1)</script> [x](javascript:alert(1))");
        let [Paragraphe::Paragraphe { contenu, .. }] = lu.as_slice() else { panic!("{lu:?}") };
        assert!(contenu.iter().all(|m| matches!(m, Morceau::Texte { .. })), "{contenu:?}");
    }

    #[test]
    fn les_blancs_se_voient() {
        let contenu = ligne(&format!("Séance du {}.", marque_de_blanc("date")));
        assert_eq!(contenu[1], blanc("date"));
    }
}
