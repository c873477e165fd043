//! Before the body: table of contents, adoption block, editorial.

use super::{intertitre, liminaire};
use crate::catalogue::FormeActe;
use crate::dossier::{Acheteur, Acte, NatureActe};
use crate::ecriture::{INSECABLE, date_longue, typographier};
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Bloc, Chapitre, Ligne, Morceau};
use crate::vue::texte;

pub fn sommaire(cx: &Contexte<'_>) -> Resultat<Chapitre> {
    let titre = cx.vocabulaire.libelle("sommaire").to_owned();
    let mut blocs = vec![Bloc::Sommaire { titre: titre.clone() }, intertitre("Adoption et version")];
    blocs.push(Bloc::Fiche { titre: None, champs: adoption(cx)? });
    Ok(liminaire("sommaire", &titre, blocs))
}

pub fn edito(cx: &Contexte<'_>) -> Option<Chapitre> {
    let edito = cx.spaser.dossier.edito.as_ref()?;
    let titre = edito.titre.as_deref().unwrap_or("Éditorial");
    let blocs = vec![
        super::texte_du_dossier("edito/texte", &edito.texte),
        Bloc::Signature { texte: typographier(&edito.signataire) },
    ];
    Some(liminaire("editorial", &typographier(titre), blocs))
}

fn adoption(cx: &Contexte<'_>) -> Resultat<Vec<Ligne>> {
    let document = &cx.spaser.dossier.document;
    let mut champs = vec![champ("État", texte::ligne(cx.vocabulaire.dire(document.etat)))];
    if let Some(version) = &document.version {
        champs.push(champ("Version", texte::ligne(version)));
    }
    champs.push(champ("Édition", date_ou_blanc(document.date_edition.map(|d| d.0), "date d’édition")));
    for acheteur in &cx.spaser.dossier.acheteurs {
        champs.extend(actes(cx, acheteur));
    }
    if let Some(precedente) = &document.edition_precedente {
        champs.push(champ("Édition précédente", edition_precedente(precedente)));
    }
    champs.push(champ("Publication", publication(cx)));
    Ok(champs)
}

/// One line an act of the buyer, in the order of the dossier.
fn actes(cx: &Contexte<'_>, acheteur: &Acheteur) -> Vec<Ligne> {
    let dossier = cx.spaser.dossier;
    let seul = dossier.acheteurs.len() == 1;
    let siens = dossier.actes.iter().filter(|a| a.acheteur.as_ref().map_or(seul, |id| *id == acheteur.id));
    let ligne = |acte: &Acte| {
        let nature = match acte.nature {
            NatureActe::Orientation => "Orientations",
            NatureActe::Adoption => "Adoption",
            NatureActe::Revision => "Révision",
            NatureActe::PresentationRapport => "Présentation du rapport",
        };
        let libelle =
            if seul { nature.to_owned() } else { format!("{nature} — {}", cx.nom_court(acheteur)) };
        let organe = cx
            .organe(acheteur)
            .map_or_else(|| texte::blanc("assemblée"), |o| texte::texte(&crate::ecriture::capitale(&o)));
        let decision = cx.organisme(acheteur).is_some_and(|o| o.acte == FormeActe::Decision);
        let (avant, attendu, acte_nomme) = match decision {
            true => (", le ", "date de la décision", "décision"),
            false => (", séance du ", "date de la séance", "délibération"),
        };
        let mut contenu = vec![organe, texte::texte(avant)];
        contenu.extend(date_ou_blanc(acte.date.map(|d| d.0), attendu));
        contenu.push(texte::texte(&format!(", {acte_nomme} n°{INSECABLE}")));
        contenu.push(acte.numero.as_deref().map_or_else(|| texte::blanc("numéro"), texte::texte));
        champ(&libelle, contenu)
    };
    // A report presented since is no part of this version.
    let edition = cx.spaser.edition().filter(|_| cx.spaser.est_adopte());
    let de_la_version = |a: &&Acte| {
        a.nature != NatureActe::PresentationRapport
            || edition.is_none_or(|edition| a.date.is_some_and(|d| d.0 <= edition))
    };
    siens.filter(de_la_version).map(ligne).collect()
}

fn edition_precedente(precedente: &crate::dossier::EditionPrecedente) -> Vec<Morceau> {
    let mut contenu = texte::ligne(&precedente.periode.replace('-', "–"));
    if let Some(acte) = &precedente.acte {
        contenu.push(texte::texte(&format!(" — {acte}")));
    }
    if let Some(date) = precedente.date {
        contenu.push(texte::texte(&format!(" du {}", date_longue(date.0))));
    }
    if let Some(adresse) = &precedente.adresse {
        contenu.push(texte::texte(" — "));
        contenu.push(texte::lien(adresse.as_str(), adresse.affichable()));
    }
    contenu
}

fn publication(cx: &Contexte<'_>) -> Vec<Morceau> {
    let document = &cx.spaser.dossier.document;
    let adresse = document.adresse_publication.as_ref().or(cx.spaser.coordonnateur().site.as_ref());
    adresse.map_or_else(
        || vec![texte::blanc("adresse de mise en ligne")],
        |a| vec![texte::lien(a.as_str(), a.affichable())],
    )
}

pub fn champ(libelle: &str, contenu: Vec<Morceau>) -> Ligne {
    Ligne { libelle: typographier(libelle), contenu: texte::paragraphe_de(contenu) }
}

pub fn date_ou_blanc(date: Option<jiff::civil::Date>, attendu: &str) -> Vec<Morceau> {
    vec![date.map_or_else(|| texte::blanc(attendu), |d| texte::texte(&date_longue(d)))]
}
