//! Every place that a reference may lead to.

use crate::vue::contrat::{Bloc, Chapitre, Tableau};

pub fn de(chapitres: &[Chapitre]) -> Vec<&str> {
    let mut ancres = Vec::new();
    for chapitre in chapitres {
        ancres.push(chapitre.id.as_str());
        for bloc in &chapitre.blocs {
            match bloc {
                Bloc::Intertitre { ancre, .. } => ancres.extend(ancre.as_deref()),
                Bloc::Tableau { tableau } => lignes(tableau, &mut ancres),
                Bloc::FicheAction { fiche } => ancres.push(&fiche.ancre),
                Bloc::FicheIndicateur { fiche } => ancres.push(&fiche.ancre),
                Bloc::Figure { figure } => {
                    ancres.extend(figure.ancre.as_deref());
                    figure.donnees.iter().for_each(|donnees| lignes(donnees, &mut ancres));
                }
                _ => {}
            }
        }
    }
    ancres
}

fn lignes<'a>(tableau: &'a Tableau, ancres: &mut Vec<&'a str>) {
    ancres.extend(tableau.lignes.iter().filter_map(|ligne| ligne.ancre.as_deref()));
}
