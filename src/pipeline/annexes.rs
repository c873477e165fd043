//! The files of each act, weighed as they will be on disk: as data, as a row of open data, as a printed list.

use super::actes::{Atelier, nom_de_l_acte, nom_de_la_note};
use super::composition::{Document, Echoue, contexte, contexte_au};
use super::{Charge, Demande, publication};
use crate::dossier::{NatureActe, Spaser};
use crate::droit::transmission::POIDS_A_SURVEILLER;
use crate::ecriture::capitale;
use crate::output;
use crate::render;
use crate::vue::deliberation::{self, Sujet, bordereau, note};
use crate::vue::transmission::{self, PieceJointe, Pieces, TypePiece};

const PDF: &str = "application/pdf";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// `documents` holds the acts and their notes; `schema` is the public scheme. Also says which sets are heavy.
pub(super) fn composer(
    charge: &Charge,
    demande: &Demande,
    spaser: &Spaser<'_>,
    nom: &str,
    documents: &[Document],
    schema: &Document,
) -> Result<(Vec<Document>, Vec<String>), Echoue> {
    let atelier = Atelier::new(charge, demande.entete.as_deref())?;
    let tous = contexte(charge, spaser)?;
    let balance = Balance { demande, documents };
    let (mut sortis, mut alertes) = (Vec::new(), Vec::new());
    for sujet in deliberation::sujets(&tous).iter().filter(|s| s.est_imprimable()) {
        let cx = contexte_au(charge, spaser, sujet.date())?;
        let Some(pieces) = balance.pieces(sujet, nom, schema) else {
            return Err(Echoue::Interne("un acte manque à ses annexes".to_owned()));
        };
        let transmission = transmission::construire(&cx, sujet, pieces);
        if transmission.poids_total > POIDS_A_SURVEILLER {
            alertes.push(bordereau::alerte(&transmission));
        }
        let suffixe = sujet.suffixe();
        let liste = atelier.mettre_en_page(&bordereau::construire(&cx, sujet, &transmission)?, sujet)?;
        let mut fichiers = vec![
            (format!("{nom}-bordereau-{suffixe}.docx"), liste),
            (format!("{nom}-acte-{suffixe}.json"), publication::json(&transmission)?),
        ];
        if sujet.delibere() {
            let csv = render::csv::rendre(&transmission.scdl()).map_err(Echoue::Interne)?;
            fichiers.push((format!("{nom}-deliberations-{suffixe}.csv"), csv));
        }
        sortis.extend(fichiers.into_iter().map(|(nom, octets)| Document::new(nom, octets)));
    }
    Ok((sortis, alertes))
}

/// Weighs files as they will be on disk: a person may have changed them.
struct Balance<'a> {
    demande: &'a Demande,
    documents: &'a [Document],
}

impl Balance<'_> {
    fn pieces(&self, sujet: &Sujet<'_>, nom: &str, schema: &Document) -> Option<Pieces> {
        let acte = capitale(sujet.nom_de_l_acte());
        let annexe = matches!(sujet.nature, NatureActe::Adoption | NatureActe::Revision);
        let annexe = annexe.then(|| self.peser(schema, TypePiece::Schema, PDF, "Schéma annexé"));
        let note = self.trouver(&nom_de_la_note(nom, sujet));
        let note = note.map(|d| self.peser(d, TypePiece::Note, DOCX, &note::titre(sujet)));
        Some(Pieces {
            principale: self.peser(self.trouver(&nom_de_l_acte(nom, sujet))?, TypePiece::Acte, DOCX, &acte),
            annexes: annexe.into_iter().collect(),
            envoyees_avant: note.into_iter().collect(),
        })
    }

    fn trouver(&self, nom: &str) -> Option<&Document> {
        self.documents.iter().find(|d| d.fichier.nom == nom)
    }

    fn peser(&self, document: &Document, type_piece: TypePiece, mime: &str, libelle: &str) -> PieceJointe {
        let dossier = self.demande.dossier_de_sortie();
        let octets = output::restera(&dossier, &document.fichier, self.demande.remplacer);
        PieceJointe {
            type_piece,
            libelle: libelle.to_owned(),
            fichier: document.fichier.nom.clone(),
            mime: mime.to_owned(),
            poids: octets.len(),
            sha256: output::empreinte(&octets),
        }
    }
}
