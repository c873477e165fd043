//! Tags of a part, one at a time, never more than a bound held between two of them.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::{Refus, limites};

/// What comes next. An element closed at once opens, then closes.
#[derive(Debug)]
pub enum Balise {
    Ouvre(Element),
    /// Its name, without prefix.
    Ferme(String),
    Texte(String),
    Fin,
}

#[derive(Debug)]
pub struct Element(BytesStart<'static>);

impl Element {
    /// Without its prefix.
    pub fn nom(&self) -> String {
        self.0.local_name().as_ref().to_owned()
    }

    /// An attribute by its name, with or without a prefix.
    pub fn attribut(&self, nom: &str) -> Option<String> {
        let mut attributs = self.0.attributes();
        let attribut = attributs
            .with_checks(false)
            .filter_map(Result::ok)
            .find(|a| a.key.as_ref() == nom || a.key.local_name().as_ref() == nom)?;
        Some(attribut.normalized_value(XmlVersion::Explicit1_0).ok()?.into_owned())
    }
}

/// Refuses to go on when too much is read for one event: a text without end would fill the memory.
struct Garde<R> {
    flux: R,
    depuis: usize,
}

impl<R: BufRead> Read for Garde<R> {
    fn read(&mut self, vers: &mut [u8]) -> io::Result<usize> {
        self.flux.read(vers)
    }
}

impl<R: BufRead> BufRead for Garde<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.depuis > limites::BALISE {
            return Err(io::Error::other("trop long"));
        }
        self.flux.fill_buf()
    }

    fn consume(&mut self, lus: usize) {
        self.depuis += lus;
        self.flux.consume(lus);
    }
}

pub struct Balises<R: Read> {
    lecteur: Reader<Garde<BufReader<R>>>,
    tampon: Vec<u8>,
    partie: String,
}

impl<R: Read> Balises<R> {
    pub fn new(flux: R, partie: &str) -> Self {
        let mut lecteur = Reader::from_reader(Garde { flux: BufReader::new(flux), depuis: 0 });
        lecteur.config_mut().expand_empty_elements = true;
        Self { lecteur, tampon: Vec::new(), partie: partie.to_owned() }
    }

    pub fn illisible(&self) -> Refus {
        Refus::Illisible { partie: self.partie.clone() }
    }

    pub fn suivante(&mut self) -> Result<Balise, Refus> {
        let illisible = Refus::Illisible { partie: self.partie.clone() };
        loop {
            self.lecteur.get_mut().depuis = 0;
            self.tampon.clear();
            let utile = match self.lecteur.read_event_into(&mut self.tampon) {
                Ok(evenement) => traduire(evenement),
                Err(_) => return Err(illisible),
            };
            match utile {
                Traduit::Rien => {}
                Traduit::Illisible => return Err(illisible),
                Traduit::Balise(balise) => return Ok(balise),
            }
        }
    }
}

enum Traduit {
    Rien,
    Illisible,
    Balise(Balise),
}

fn traduire(evenement: Event<'_>) -> Traduit {
    Traduit::Balise(match evenement {
        Event::Start(e) | Event::Empty(e) => Balise::Ouvre(Element(e.into_owned())),
        Event::End(e) => Balise::Ferme(e.local_name().as_ref().to_owned()),
        Event::Text(e) => Balise::Texte(e.xml10_content().into_owned()),
        Event::CData(e) => Balise::Texte(e.xml10_content().into_owned()),
        Event::GeneralRef(e) => match e.resolve_char_ref() {
            Ok(Some(c)) => Balise::Texte(c.to_string()),
            Ok(None) => match resolve_predefined_entity(&e) {
                Some(texte) => Balise::Texte(texte.to_owned()),
                None => return Traduit::Illisible,
            },
            Err(_) => return Traduit::Illisible,
        },
        Event::Eof => Balise::Fin,
        Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => return Traduit::Rien,
    })
}
