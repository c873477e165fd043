//! `spaser bilan`

use jiff::civil::Date;

use super::arguments::Bilan;
use super::generer::{dire_les_produits, prevenir, progresser, refuser_la_demande};
use super::{Environnement, FAIT, REFUSE};
use crate::ecriture::{compte, date_longue};
use crate::pipeline::{self, Arret, BilanLivre, DemandeBilan, RefusBilan};

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
                if let Some(arret) = livre.arret {
                    dire_l_arret(&arret, &demande);
                }
            }
            prevenir(&livre.produits, &livre.perimes, &livre.alertes);
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

/// The day on which actions were looked at, when it is not the one a reader supposes or leaves something out.
fn dire_l_arret(arret: &Arret, demande: &DemandeBilan) {
    let au = |jour: Date| {
        let dossier = demande.dossier.to_string_lossy();
        let dossier = if dossier.contains(' ') { format!("\"{dossier}\"") } else { dossier.into_owned() };
        format!("`spaser bilan {dossier} --annee {} --au {jour}`", demande.annee)
    };
    if let Some(fin) = arret.repousse {
        dire!(
            "Actions regardées au {}, dernier point du suivi pour {} ; pour s’en tenir au {} : {}",
            date_longue(arret.jour),
            demande.annee,
            date_longue(fin),
            au(fin)
        );
    }
    if let Some((nombre, dernier)) = arret.ensuite {
        crier!(
            "avertissement : {} au {} : ce bilan ne les compte pas",
            compte(
                nombre,
                "observation d’action ou d’étape est postérieure",
                "observations d’actions ou d’étapes sont postérieures"
            ),
            date_longue(arret.jour)
        );
        crier!("aide : pour compter celles d’ici au {} : {}", date_longue(dernier), au(dernier));
    }
}

fn raconter(livre: &BilanLivre, environnement: &Environnement) {
    dire_les_produits(&livre.produits, &livre.perimes, environnement);
    match livre.valeurs {
        Some((la, attendues)) if la < attendues => {
            let manquent = compte(attendues - la, "valeur", "valeurs");
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
