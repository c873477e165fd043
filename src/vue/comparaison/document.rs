//! The comparison as a document, on the look of the newer dossier.

use super::{Comparaison, Sujet};
use crate::ecriture::typographier;
use crate::vue::contexte::Resultat;
use crate::vue::contrat::{Bloc, Chapitre, CharteVue, Ligne, VueSchema};
use crate::vue::schema::{self, intertitre, liminaire};
use crate::vue::{finition, texte};

/// # Errors
/// A passage of our prose that could not be written.
pub fn document(s: &Sujet<'_>, c: &Comparaison, charte: CharteVue) -> Resultat<VueSchema> {
    let mut identite = schema::identite(s.apres);
    identite.titre.clone_from(&c.titre);
    let mut couverture = schema::couverture(s.apres)?;
    // The cover is that of the comparison: neither the vote nor the print of a scheme.
    couverture.nom_usage = Some(std::mem::replace(&mut couverture.titre, TITRE.to_owned()));
    couverture.mentions.clear();
    couverture.bas = vec![format!("Avant : {}", c.ancienne), format!("Après : {}", c.nouvelle)];
    couverture.bas.iter_mut().for_each(|dit| *dit = typographier(dit));
    identite.pied.clone_from(&c.titre);
    let mut chapitres = vec![resume(c)];
    for (rang, section) in c.sections.iter().enumerate() {
        let mut blocs = Vec::new();
        for groupe in &section.groupes {
            blocs.push(intertitre(groupe.titre));
            let phrases: Vec<String> = groupe.changements.iter().map(|p| p.phrase.clone()).collect();
            blocs.push(Bloc::Texte { contenu: lignes(&phrases) });
        }
        chapitres.push(chapitre(&format!("changements-{}", rang + 1), section.titre, blocs));
    }
    let tableaux: Vec<Bloc> = c.tableaux.iter().map(|t| Bloc::Tableau { tableau: t.clone() }).collect();
    if !tableaux.is_empty() {
        chapitres.push(chapitre("avant-apres", "Avant et après", tableaux));
    }
    finition::polir(&mut chapitres);
    Ok(VueSchema { identite, charte, couverture, chapitres, titres: Default::default() })
}

const TITRE: &str = "Ce qui change";

fn chapitre(id: &str, titre: &str, blocs: Vec<Bloc>) -> Chapitre {
    Chapitre { nouvelle_page: false, ..liminaire(id, titre, blocs) }
}

fn resume(c: &Comparaison) -> Chapitre {
    let champ =
        |libelle: &str, dit: &str| Ligne { libelle: libelle.to_owned(), contenu: texte::paragraphe(dit) };
    let blocs = vec![
        Bloc::Chapeau { contenu: texte::paragraphe(&c.resume) },
        Bloc::Fiche { titre: None, champs: vec![champ("Avant", &c.ancienne), champ("Après", &c.nouvelle)] },
    ];
    liminaire("ce-qui-change", TITRE, blocs)
}

/// A bulleted list of plain sentences: nothing that was typed is read as markup.
fn lignes(phrases: &[String]) -> Vec<crate::vue::contrat::Paragraphe> {
    let elements = phrases.iter().map(|p| texte::paragraphe(&typographier(p))).collect();
    vec![crate::vue::contrat::Paragraphe::Liste { cle: None, ordonnee: false, elements }]
}
