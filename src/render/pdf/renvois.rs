//! Cross-references are bound once the layout is done. The engine would bind them in the middle of it, and so
//! set every sheet that holds one twice; templates leave an address `renvoi:ANCRE` instead (see `texte.typ`).

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use typst::diag::EcoString;
use typst::ecow::{EcoVec, eco_format};
use typst::foundations::Label;
use typst::introspection::{Introspector, Location, Tag};
use typst::layout::{Frame, FrameItem};
use typst::model::{Destination, HeadingElem, LinkMarker};
use typst::utils::PicoStr;
use typst_layout::{Page, PagedDocument};

/// What stands before an anchor in a link's address.
pub const SCHEME: &str = "renvoi:";

/// Where an anchor is, and how a voice names it.
struct But {
    place: Location,
    nom: EcoString,
}

type Buts = HashMap<EcoString, But>;

/// The document with its references bound, or the first anchor that is nowhere.
pub fn lier(document: PagedDocument) -> Result<PagedDocument, EcoString> {
    let mut ancres = Vec::new();
    document.pages().iter().for_each(|p| relever(&p.frame, &mut ancres));
    if ancres.is_empty() {
        return Ok(document);
    }
    let mut buts = Buts::new();
    for ancre in ancres {
        if let Entry::Vacant(libre) = buts.entry(ancre) {
            let but = trouver(&document, libre.key()).ok_or_else(|| libre.key().clone())?;
            libre.insert(but);
        }
    }
    let info = typst::model::Document::info(&document).clone();
    let mut pages: EcoVec<Page> = document.pages().into();
    // The pages are ours alone from here on: changed where they are, not copied.
    drop(document);
    pages.make_mut().iter_mut().for_each(|p| rebrancher(&mut p.frame, &buts));
    Ok(PagedDocument::new(pages, info))
}

fn trouver(document: &PagedDocument, ancre: &str) -> Option<But> {
    let introspecteur = document.introspector();
    let element = introspecteur.query_label(Label::new(PicoStr::intern(ancre))?).ok()?;
    let place = element.location()?;
    let nom = match element.to_packed::<HeadingElem>() {
        Some(titre) => titre.body.plain_text(),
        None => eco_format!("page {}", introspecteur.page(place)?),
    };
    Some(But { place, nom })
}

fn ancre(item: &FrameItem) -> Option<&str> {
    match item {
        FrameItem::Link(Destination::Url(url), _) => url.strip_prefix(SCHEME),
        FrameItem::Tag(Tag::Start(element, _)) => {
            element.to_packed::<LinkMarker>()?.alt.as_deref()?.strip_prefix(SCHEME)
        }
        _ => None,
    }
}

fn relever(frame: &Frame, ancres: &mut Vec<EcoString>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(groupe) => relever(&groupe.frame, ancres),
            item => ancres.extend(ancre(item).map(EcoString::from)),
        }
    }
}

fn porte_un_renvoi(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(groupe) => porte_un_renvoi(&groupe.frame),
        item => ancre(item).is_some(),
    })
}

fn rebrancher(frame: &mut Frame, buts: &Buts) {
    if !porte_un_renvoi(frame) {
        return;
    }
    frame.retain(|item| {
        let but = ancre(item).and_then(|a| buts.get(a));
        match (item, but) {
            (FrameItem::Group(groupe), _) => rebrancher(&mut groupe.frame, buts),
            (FrameItem::Link(destination, _), Some(but)) => *destination = Destination::Location(but.place),
            (FrameItem::Tag(Tag::Start(element, _)), Some(but)) => {
                if let Some(lien) = element.to_packed_mut::<LinkMarker>() {
                    lien.alt = Some(but.nom.clone());
                }
            }
            _ => {}
        }
        true
    });
}
