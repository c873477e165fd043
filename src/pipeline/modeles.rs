//! The user's own templates: set apart from ours, within a time, and their faults told from ours.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::Refus;
use super::composition::Echoue;
use crate::diagnostic::proche;
use crate::render::pdf::{self, Forme, Pdf, Pieces};
use crate::template::{self, Modeles};
use crate::vue::contrat::VueSchema;

/// Twenty times what our largest sample takes.
const DUREE_AU_PLUS: Duration = Duration::from_secs(60);

/// Sets the scheme. A user's template that never ends is left to end with the program.
pub(super) fn composer(
    modeles: &Arc<Modeles>,
    vue: VueSchema,
    forme: Forme,
    pieces: Pieces,
) -> Result<Pdf, Echoue> {
    if modeles.racine().is_none() {
        return pdf::rendre(&vue, forme, &pieces, modeles).map_err(Echoue::Composition);
    }
    let (envoi, reception) = channel();
    let modeles = Arc::clone(modeles);
    thread::spawn(move || {
        // Nobody listens any more once the time is out.
        let _ = envoi.send(pdf::rendre(&vue, forme, &pieces, &modeles));
    });
    match reception.recv_timeout(DUREE_AU_PLUS) {
        Ok(rendu) => rendu.map_err(Echoue::Composition),
        Err(RecvTimeoutError::Timeout) => Err(Echoue::Modele(format!(
            "les modèles n’ont pas fini de composer le schéma en {} secondes : une boucle y est sans doute sans fin",
            DUREE_AU_PLUS.as_secs()
        ))),
        Err(RecvTimeoutError::Disconnected) => {
            Err(Echoue::Modele("les modèles ont arrêté le moteur de composition".to_owned()))
        }
    }
}

/// Files of the user's that serve nothing: their author believes that they do.
pub(super) fn alertes(modeles: &Modeles) -> Vec<String> {
    let connus = template::exportables();
    let dire = |chemin: &str| {
        let suite = match proche(chemin, connus.iter().map(|(connu, _)| connu.as_str())) {
            Some(voulu) => format!("vouliez-vous dire {voulu} ?"),
            None => "`spaser modeles exporter` donne les noms attendus".to_owned(),
        };
        format!("{chemin} ne remplace aucun modèle, et aucun des vôtres ne l’appelle ; {suite}")
    };
    modeles.inutiles().into_iter().map(dire).collect()
}

/// Why nothing was produced: the user's template when it is his, our own fault when it is ours.
pub(super) fn refus(echoue: Echoue, modeles: &Modeles) -> Refus {
    let siens = modeles.racine().is_some();
    match echoue {
        Echoue::Ecriture(echec) => Refus::Ecriture(echec),
        Echoue::Modele(raison) => Refus::Modele(raison),
        Echoue::Fichier(raison) => Refus::Fichier(raison),
        Echoue::Demande(raison) => Refus::Demande(raison),
        Echoue::Interne(raison) => Refus::Interne(raison),
        Echoue::Prose(e) if siens => Refus::Modele(template::dire(&e, modeles)),
        Echoue::Prose(e) => Refus::Interne(format!("un passage de nos gabarits est fautif : {e:#}")),
        Echoue::Composition(fautes) => {
            let details: Vec<String> = fautes.iter().map(|f| format!("  {f}")).collect();
            let details = details.join("\n");
            match siens {
                true => Refus::Modele(format!(
                    "le moteur de composition refuse vos modèles (il parle anglais) :\n{details}"
                )),
                false => Refus::Interne(format!("le moteur de composition a refusé le schéma :\n{details}")),
            }
        }
    }
}
