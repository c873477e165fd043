//! The files of each act, weighed as they will be on disk: as data, as a row of open data, as a printed list.

use std::path::Path;

use super::actes::{Atelier, nom_de_l_acte, nom_de_la_note};
use super::composition::{Document, Echoue, contexte, contexte_au};
use super::{Charge, Demande, Livrable, publication};
use crate::dossier::{NatureActe, Spaser};
use crate::droit::transmission::POIDS_A_SURVEILLER;
use crate::ecriture::capitale;
use crate::output;
use crate::render;
use crate::vue::contexte::Contexte;
use crate::vue::deliberation::{self, Sujet, bordereau, note};
use crate::vue::transmission::{self, PDF, PieceJointe, Pieces, TypePiece};

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
    let balance = Balance { dossier: &demande.dossier_de_sortie(), remplacer: demande.remplacer };
    let (mut sortis, mut alertes) = (Vec::new(), Vec::new());
    for sujet in deliberation::sujets(&tous).iter().filter(|s| s.est_imprimable()) {
        let cx = contexte_au(charge, spaser, sujet.date())?;
        let Some(pieces) = pieces(&balance, documents, sujet, nom, schema) else {
            return Err(Echoue::Interne("un acte manque à ses annexes".to_owned()));
        };
        let suffixe = sujet.suffixe();
        let nommer = |quoi: &str| format!("{nom}-{quoi}-{suffixe}");
        let (siens, alerte) = ecrire(&atelier, &cx, sujet, pieces, &nommer)?;
        sortis.extend(siens);
        alertes.extend(alerte);
    }
    Ok((sortis, alertes))
}

/// The files of one act whose pieces are weighed, and what to say of their weight; `nommer` ends each name but
/// for its extension.
pub(super) fn ecrire(
    atelier: &Atelier<'_>,
    cx: &Contexte<'_>,
    sujet: &Sujet<'_>,
    pieces: Pieces,
    nommer: &dyn Fn(&str) -> String,
) -> Result<(Vec<Document>, Option<String>), Echoue> {
    let transmission = transmission::construire(cx, sujet, pieces);
    let lourde = transmission.poids_total > POIDS_A_SURVEILLER;
    let alerte = lourde.then(|| bordereau::alerte(&transmission));
    let liste = atelier.mettre_en_page(&bordereau::construire(cx, sujet, &transmission)?, sujet)?;
    let mut fichiers = vec![
        (format!("{}.docx", nommer("bordereau")), liste),
        (format!("{}.json", nommer("acte")), publication::json(&transmission)?),
    ];
    if sujet.delibere() {
        let csv = render::csv::rendre(&transmission.scdl()).map_err(Echoue::Interne)?;
        fichiers.push((format!("{}.csv", nommer("deliberations")), csv));
    }
    Ok((fichiers.into_iter().map(|(nom, octets)| Document::new(nom, octets)).collect(), alerte))
}

fn pieces(
    balance: &Balance<'_>,
    documents: &[Document],
    sujet: &Sujet<'_>,
    nom: &str,
    schema: &Document,
) -> Option<Pieces> {
    let trouver = |nom: String| documents.iter().find(|d| d.fichier.nom == nom);
    let annexe = matches!(sujet.nature, NatureActe::Adoption | NatureActe::Revision);
    let annexe = annexe.then(|| balance.peser(schema, TypePiece::Schema, PDF, "Schéma annexé"));
    let note = trouver(nom_de_la_note(nom, sujet));
    let note = note.map(|d| balance.peser(d, TypePiece::Note, DOCX, &note::titre(sujet)));
    Some(Pieces {
        principale: balance.acte(trouver(nom_de_l_acte(nom, sujet))?, sujet),
        annexes: annexe.into_iter().collect(),
        envoyees_avant: note.into_iter().collect(),
    })
}

/// Weighs files as they will be on disk: a person may have changed them.
pub(super) struct Balance<'a> {
    /// Where they will be.
    pub dossier: &'a Path,
    pub remplacer: bool,
}

impl Balance<'_> {
    pub(super) fn acte(&self, document: &Document, sujet: &Sujet<'_>) -> PieceJointe {
        self.peser(document, TypePiece::Acte, DOCX, &capitale(sujet.nom_de_l_acte()))
    }

    pub(super) fn bilan(&self, document: &Document, annee: u16) -> PieceJointe {
        self.peser(document, TypePiece::Bilan, PDF, &format!("Bilan annuel {annee}"))
    }

    fn peser(&self, document: &Document, type_piece: TypePiece, mime: &str, libelle: &str) -> PieceJointe {
        let octets = output::restera(self.dossier, &document.fichier, self.remplacer);
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

/// Lists and data of the acts that an earlier run left beside what this one writes again without them.
pub(super) fn perimees(demande: &Demande, nom: &str) -> Option<String> {
    let pesees = [Livrable::Schema, Livrable::Deliberation, Livrable::Note];
    let recrit = pesees.iter().any(|l| demande.livrables.contains(l));
    if !recrit || demande.livrables.contains(&Livrable::Annexes) {
        return None;
    }
    let debut = format!("{nom}-bordereau-");
    let presents = std::fs::read_dir(demande.dossier_de_sortie()).ok()?.flatten();
    let ancien = presents.map(|e| e.file_name()).any(|nom| nom.to_string_lossy().starts_with(&debut));
    ancien.then(|| {
        "le bordereau et les données des actes décrivent les fichiers d’avant : ajoutez `annexes` à `--livrables`"
            .to_owned()
    })
}
