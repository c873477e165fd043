//! What each indicator means, one row each.

use jiff::civil::Date;

use crate::catalogue::{Certitude, Citation};
use crate::classeur::{Champ, Cle, Feuille, LIGNE_DONNEES, LIGNE_ENTETE};
use crate::dossier::IndicateurResolu;

use super::contrat::{Aspect, Cellule, FeuilleVue, Position};
use super::grille::{EnTete, Grille, feuille};
use super::indicateurs::responsable;
use super::{Source, plage_des_donnees, textes};

const SHEET: Feuille = Feuille::Definitions;

/// Nothing in the copy of a department that follows no indicator.
pub fn construire(source: &Source<'_>) -> Option<FeuilleVue> {
    let siens: Vec<_> = source.spaser.indicateurs_par_axe().filter(|i| source.tient_indicateur(i)).collect();
    if siens.is_empty() && source.direction.is_some() {
        return None;
    }
    let colonnes: Vec<EnTete> =
        std::iter::once(EnTete::des_cles()).chain(SHEET.colonnes().iter().map(EnTete::de)).collect();
    let mut grille = Grille::default();
    let chapeau = "Le sens exact de chaque indicateur, pour que deux services comptent la même chose.";
    grille.entete("Définitions", chapeau, &colonnes);
    for indicateur in &siens {
        let cle = Cle::Definition { indicateur: indicateur.id().to_string() };
        let mut cellules = vec![Cellule::cle(&cle)];
        for colonne in SHEET.colonnes() {
            let texte = texte_de(source, indicateur, colonne.champ);
            let aspect = match colonne.champ {
                Champ::Reference | Champ::Indicateur => Aspect::Fort,
                _ => Aspect::Paragraphe,
            };
            let axe = indicateur.axe.filter(|_| colonne.champ == Champ::Reference);
            cellules.push(Cellule {
                axe,
                filet: true,
                ..Cellule::texte(SHEET.colonne(colonne.champ), &texte, aspect)
            });
        }
        grille.ligne(cellules);
    }
    let lignes = siens.len();
    Some(FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: SHEET.colonne(Champ::Definition) }),
        filtre: plage_des_donnees(lignes, colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        repeter_colonnes: Some(SHEET.colonne(Champ::Indicateur)),
        ..feuille(SHEET, SHEET.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
    })
}

fn texte_de(source: &Source<'_>, indicateur: &IndicateurResolu<'_>, champ: Champ) -> String {
    let ecrit = |texte: Option<&str>| texte.map(textes::ligne).unwrap_or_default();
    let riche = |texte: Option<&str>| texte.map(textes::plat).unwrap_or_default();
    let vocabulaire = source.vocabulaire;
    match champ {
        Champ::Reference => indicateur.id().to_string(),
        Champ::Indicateur => ecrit(Some(indicateur.nom)),
        Champ::Definition => riche(indicateur.definition),
        Champ::Numerateur => ecrit(indicateur.numerateur),
        Champ::Denominateur => ecrit(indicateur.denominateur),
        Champ::Unite => ecrit(Some(indicateur.unite)),
        Champ::Perimetre => ecrit(indicateur.source.perimetre.as_deref()),
        Champ::Source => ecrit(indicateur.source_donnees),
        Champ::Responsable => ecrit(Some(responsable(indicateur))),
        Champ::Frequence => vocabulaire.dire(indicateur.frequence).to_owned(),
        Champ::Sens => vocabulaire.dire(indicateur.sens).to_owned(),
        Champ::Fondement => fondement(source, indicateur),
        Champ::Limites => riche(indicateur.limites),
        _ => String::new(),
    }
}

/// The texts that ground an indicator and may be printed.
fn citations(source: &Source<'_>, indicateur: &IndicateurResolu<'_>) -> Vec<Citation> {
    let citer = |id: &&str| source.spaser.catalogue.citer(id, source.spaser.date_juridique()?);
    let imprimables = indicateur.fondements.iter().filter_map(citer);
    imprimables.filter(|c| c.certitude != Certitude::AVerifier).collect()
}

/// The state of the oldest wording that the sheet cites.
pub fn plus_ancienne_lecture(source: &Source<'_>) -> Option<Date> {
    source.spaser.indicateurs.iter().flat_map(|i| citations(source, i)).filter_map(|c| c.lu_le).min()
}

/// These texts, or the kind of choice it is.
fn fondement(source: &Source<'_>, indicateur: &IndicateurResolu<'_>) -> String {
    let citations: Vec<String> = citations(source, indicateur).into_iter().map(|c| c.courte).collect();
    match citations.is_empty() {
        true => source.vocabulaire.dire(indicateur.statut_juridique).to_owned(),
        false => crate::ecriture::typographier(&citations.join(" ; ")),
    }
}
