//! Which titles repeat a field of the dossier, so that a copy that comes back says what was changed in them.

use super::axe;
use crate::ecriture::typographier;
use crate::vue::contexte::{Contexte, ancre_action, ancre_indicateur, ancre_objectif};
use crate::vue::contrat::{NOM_D_USAGE, SIGNATURE, TITRE_DE_COUVERTURE, TitreDuDossier, Titres};

pub fn du_dossier(cx: &Contexte<'_>) -> Titres {
    let dossier = cx.spaser.dossier;
    let mut titres = Titres::new();
    let mut poser = |ancre: String, cle: String, texte: &str| {
        titres.insert(ancre, TitreDuDossier { cle, texte: typographier(texte) });
    };
    if let Some(titre) = &dossier.document.titre {
        poser(TITRE_DE_COUVERTURE.to_owned(), "document/titre".to_owned(), titre);
    }
    if let Some(nom) = &dossier.document.nom_usage {
        poser(NOM_D_USAGE.to_owned(), "document/nom_usage".to_owned(), nom);
    }
    if let Some(edito) = &dossier.edito {
        poser(SIGNATURE.to_owned(), "edito/signataire".to_owned(), &edito.signataire);
        if let Some(titre) = &edito.titre {
            poser("editorial".to_owned(), "edito/titre".to_owned(), titre);
        }
    }
    for axe in &cx.spaser.axes {
        poser(axe::ancre(&axe.axe.id), format!("axes/{}/titre", axe.axe.id), &axe.axe.titre);
        for objectif in axe.objectifs.iter().map(|o| o.objectif) {
            poser(ancre_objectif(&objectif.id), format!("objectifs/{}/titre", objectif.id), &objectif.titre);
        }
    }
    for action in cx.actions().map(|a| a.action) {
        poser(ancre_action(&action.id), format!("actions/{}/titre", action.id), &action.titre);
    }
    for indicateur in &cx.spaser.indicateurs {
        let id = indicateur.id();
        poser(ancre_indicateur(id), format!("indicateurs/{id}/nom"), indicateur.nom);
    }
    titres
}
