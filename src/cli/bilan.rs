//! `spaser bilan`

use super::arguments::Bilan;
use super::generer::{dire_les_produits, prevenir, progresser, refuser_la_demande};
use super::{Environnement, FAIT, REFUSE};
use crate::pipeline::{self, BilanLivre, DemandeBilan, RefusBilan};

pub fn executer(arguments: &Bilan, environnement: &Environnement) -> u8 {
    let demande = DemandeBilan {
        dossier: arguments.dossier.clone(),
        annee: arguments.annee,
        biennal: arguments.biennal,
        suivi: arguments.suivi.clone(),
        sortie: arguments.sortie.clone(),
        arret: arguments.au,
        date: arguments.date,
        diffusion: arguments.diffusion.into(),
        remplacer: arguments.remplacer,
        droit: arguments.droit.clone(),
        modeles: arguments.modeles.clone(),
        entete: arguments.entete.clone(),
        liste: !arguments.sans_liste,
    };
    let resultat = progresser(environnement, arguments.quiet, |etape| pipeline::bilan(&demande, etape));
    match resultat {
        Ok(livre) => {
            if !arguments.quiet {
                raconter(&livre, environnement);
            }
            prevenir(&livre.produits, &livre.alertes);
            FAIT
        }
        Err(RefusBilan::Demande { raison, aide }) => {
            crier!("erreur : {raison}");
            crier!("aide : {aide}");
            crier!("Rien n’a été écrit.");
            REFUSE
        }
        Err(RefusBilan::Autre(refus)) => refuser_la_demande(refus, environnement),
    }
}

fn raconter(livre: &BilanLivre, environnement: &Environnement) {
    dire_les_produits(&livre.produits, environnement);
    match livre.valeurs {
        Some((la, attendues)) if la < attendues => {
            let manquent = crate::ecriture::compte(attendues - la, "valeur", "valeurs");
            dire!("{la} valeurs renseignées sur {attendues} : il manque {manquent}, que le bilan liste");
        }
        _ => {}
    }
    if livre.projet {
        crier!(
            "avertissement : le schéma est encore un projet ; une fois adopté, écrivez `etat = \"adopte\"`"
        );
    }
}
