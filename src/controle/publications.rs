//! Has a date of publication gone by while nothing was there to publish? The only rule that asks what day it
//! is: whoever verifies is told, documents are not.

use jiff::civil::Date;

use super::Sujet;
use crate::diagnostic::{Chemin, Code, Diagnostic};
use crate::dossier::{Acheteur, Annee};
use crate::droit::calendrier::{annees_de_publication, intervalle};
use crate::ecriture::liste;
use crate::mesure::Trajectoire;

/// The last publication that should be online on that day; of earlier ones nothing can be done.
pub fn publications(sujet: &Sujet<'_>, aujourdhui: Date) -> Option<Diagnostic> {
    let spaser = sujet.spaser;
    let debut = spaser.dossier.document.debut?;
    let passee = |a: &Annee| i32::from(a.0) < i32::from(aujourdhui.year());
    let annee = annees_de_publication(spaser).into_iter().rfind(passee)?;
    let depuis = annee.0.saturating_sub(u16::from(intervalle(spaser.catalogue))).max(debut.0);
    let annees: Vec<Annee> = (depuis..=annee.0).map(Annee).collect();
    let sans_valeur = |a: &&Acheteur| {
        !spaser.indicateurs.iter().any(|i| {
            let concerne = i.source.acheteurs.is_empty() || i.source.acheteurs.contains(&a.id);
            let Some(acheteur) = spaser.acheteur(&a.id).filter(|_| concerne) else { return false };
            let t = Trajectoire::new(spaser, sujet.suivi, i, acheteur);
            annees.iter().any(|annee| t.observations.valeur(*annee).is_some())
        })
    };
    let muets: Vec<&Acheteur> = spaser.dossier.acheteurs.iter().filter(sans_valeur).collect();
    if muets.is_empty() {
        return None;
    }
    let noms: Vec<&str> = muets.iter().map(|a| a.nom_court.as_deref().unwrap_or(&a.nom)).collect();
    let qui = if spaser.est_conjoint() { format!(" — {}", liste(&noms)) } else { String::new() };
    Some(
        Diagnostic::new(
            Code::PublicationSansValeurs,
            format!(
                "la publication des indicateurs prévue en {annee} est passée, et le suivi ne porte aucune valeur depuis {depuis}{qui}"
            ),
        )
        .en(Chemin::racine().cle("document").cle("premiere_publication"))
        .dit("les publications se comptent de cette année")
        .aide(
            "renseignez `suivi.toml`, puis écrivez la publication avec `spaser bilan … --biennal --annee ANNÉE` ; \
             si l’année n’est plus la bonne, corrigez-la",
        ),
    )
}
