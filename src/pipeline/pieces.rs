//! Files the dossier points to: logos, fonts, letterheads, each vetted or refused where it is named.

use std::collections::BTreeMap;
use std::path::Path;

use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::{Dossier, Id};
use crate::input::piece::{self, ImageLue, PoliceLue};
use crate::render::docx::papier::Papier;

/// What was accepted.
#[derive(Default)]
pub(super) struct Pieces {
    pub logos: BTreeMap<Id, ImageLue>,
    pub polices: BTreeMap<String, PoliceLue>,
    /// Letterheads, by the name that the dossier gives them.
    pub papiers: BTreeMap<String, Papier>,
}

/// Logos and fonts that the dossier points to.
pub(super) fn lire_pieces(dossier: &Dossier, racine: &Path, fautes: &mut Diagnostics) -> Pieces {
    let mut pieces = Pieces::default();
    for (rang, acheteur) in dossier.acheteurs.iter().enumerate() {
        let Some(logo) = &acheteur.logo else { continue };
        match piece::lire_image(racine, logo) {
            Ok(lue) => drop(pieces.logos.insert(acheteur.id.clone(), lue)),
            Err(raison) => fautes.push(
                Diagnostic::new(Code::ImageRefusee, format!("logo refusé : {raison}"))
                    .en(Chemin::racine().cle("acheteurs").rang(rang).cle("logo"))
                    .dit("fichier désigné ici")
                    .aide("placez un PNG, un JPEG ou un SVG dans le dossier du schéma, ou retirez la ligne"),
            ),
        }
    }
    let charte = dossier.charte.as_ref();
    let polices = [
        ("police_titres", charte.and_then(|c| c.police_titres.as_ref())),
        ("police_texte", charte.and_then(|c| c.police_texte.as_ref())),
    ];
    for (champ, nom) in polices {
        let Some(nom) = nom else { continue };
        match piece::lire_police(racine, nom) {
            Ok(lue) => drop(pieces.polices.insert(nom.clone(), lue)),
            Err(raison) => fautes.push(
                Diagnostic::new(Code::PoliceRefusee, format!("police refusée : {raison}"))
                    .en(Chemin::racine().cle("charte").cle(champ))
                    .dit("fichier désigné ici")
                    .aide("placez un fichier TTF ou OTF dans le dossier du schéma, ou retirez la ligne"),
            ),
        }
    }
    lire_papiers(dossier, racine, &mut pieces, fautes);
    pieces
}

/// Letterheads that the acts ask for; one that serves several acts is opened once.
fn lire_papiers(dossier: &Dossier, racine: &Path, pieces: &mut Pieces, fautes: &mut Diagnostics) {
    for (rang, acte) in dossier.actes.iter().enumerate() {
        let Some(nom) = &acte.entete else { continue };
        let champ = |champ: &str| Chemin::racine().cle("actes").rang(rang).cle(champ);
        let refus = |raison: String, nom: &str, aide: String| {
            let designe = if nom == "styles" { "styles désignés ici" } else { "fichier désigné ici" };
            Diagnostic::new(Code::EnteteRefuse, format!("papier à en-tête refusé : {raison}"))
                .en(champ(nom))
                .dit(designe)
                .aide(aide)
        };
        if !pieces.papiers.contains_key(nom) {
            let octets = match piece::lire_papier(racine, nom) {
                Ok(octets) => octets,
                Err(raison) => {
                    let aide = "placez le fichier Word dans le dossier du schéma, ou retirez la ligne";
                    fautes.push(refus(raison, "entete", aide.to_owned()));
                    continue;
                }
            };
            match Papier::ouvrir(octets) {
                Ok(papier) => drop(pieces.papiers.insert(nom.clone(), papier)),
                Err(raison) => {
                    fautes.push(refus(raison.to_string(), "entete", raison.aide()));
                    continue;
                }
            }
        }
        if let Some(Err(raison)) = pieces.papiers.get(nom).map(|papier| papier.appels(&acte.styles)) {
            fautes.push(refus(raison.to_string(), "styles", raison.aide()));
        }
    }
}
