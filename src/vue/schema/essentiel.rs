//! The summary an elected member reads in one minute: figures, headline targets, who steers.

use std::collections::BTreeSet;

use super::{intertitre, liminaire};
use crate::dossier::{Acheteur, Annee, Cible, Id, IndicateurResolu, Montant};
use crate::ecriture::{compte, montant_abrege, nombre, typographier};
use crate::mesure::Trajectoire;
use crate::vue::contexte::{
    Contexte, Resultat, ancre_indicateur, cellule, cellule_de, cellule_forte, cellule_vide, valeur,
};
use crate::vue::contrat::{
    Bloc, Cellule, Chapitre, Colonne, GenreColonne, LigneTableau, Morceau, Tableau, Trace, Tuile,
};
use crate::vue::tableau::{colonne, courante, sans_titre, section};
use crate::vue::texte;

/// Without a choice of the author, the summary shows this many targets.
const CIBLES_AU_PLUS: usize = 7;
/// Rank of the curve in a line.
const COLONNE_DE_LA_TRACE: usize = 3;

fn blocs(cx: &Contexte<'_>) -> Resultat<Vec<Bloc>> {
    let mut blocs = vec![Bloc::Chapeau { contenu: resume(cx)? }];
    let tuiles = tuiles(cx);
    if !tuiles.is_empty() {
        blocs.push(Bloc::Chiffres { tuiles });
    }
    if let Some(tableau) = tableau_des_cibles(cx)? {
        blocs.push(intertitre("Nos cibles, axe par axe"));
        blocs.push(Bloc::Tableau { tableau });
    }
    let colonnes = instances(cx);
    if !colonnes.is_empty() {
        blocs.push(intertitre("Qui pilote"));
        blocs.push(Bloc::Colonnes { colonnes });
    }
    Ok(blocs)
}

pub fn chapitre(cx: &Contexte<'_>) -> Resultat<Chapitre> {
    Ok(liminaire("essentiel", "L’essentiel", blocs(cx)?))
}

pub fn resume(cx: &Contexte<'_>) -> Resultat<crate::vue::contrat::Riche> {
    let document = &cx.spaser.dossier.document;
    if let Some(resume) = &document.resume {
        return Ok(texte::du_champ("document/resume", texte::riche(&resume.0)));
    }
    let donnees = minijinja::context! {
        acheteurs => cx.acheteurs_dans_une_phrase(),
        pluriel => cx.spaser.est_conjoint(),
        periode => cx.spaser.periode(),
        axes => cx.spaser.axes.len(),
        actions => cx.actions().count(),
        indicateurs => cx.spaser.indicateurs.len(),
    };
    cx.prose.riche("resume", donnees)
}

pub fn tuiles(cx: &Contexte<'_>) -> Vec<Tuile> {
    let dossier = cx.spaser.dossier;
    let mut tuiles = Vec::new();
    if let Some((annee, total)) = depense_commune(&dossier.acheteurs) {
        tuiles.push(Tuile {
            valeur: montant_abrege(total.euros()),
            libelle: "d’achats par an".to_owned(),
            note: Some(format!("dépenses de marchés {annee}, HT")),
        });
    }
    if let Some((annee, marches)) = marches_notifies(&dossier.acheteurs) {
        let valeur = nombre(f64::from(marches), 0);
        tuiles.push(Tuile {
            valeur,
            libelle: "marchés notifiés".to_owned(),
            note: Some(format!("en {annee}")),
        });
    }
    let actions = cx.actions().count();
    if actions > 0 {
        let pilotes: BTreeSet<&str> = cx.actions().filter_map(|a| a.action.pilote.as_deref()).collect();
        let note = (pilotes.len() > 1).then(|| format!("portées par {} pilotes", pilotes.len()));
        let libelle = if actions > 1 { "actions" } else { "action" };
        tuiles.push(Tuile { valeur: actions.to_string(), libelle: libelle.to_owned(), note });
    }
    let indicateurs = cx.spaser.indicateurs.len();
    if indicateurs > 0 {
        let anciens = cx.spaser.indicateurs.iter().filter(|i| i.source.preexistant == Some(true)).count();
        let note = (anciens > 0)
            .then(|| typographier(&format!("dont {}", compte(anciens, "préexistant", "préexistants"))));
        tuiles.push(Tuile { valeur: indicateurs.to_string(), libelle: "indicateurs".to_owned(), note });
    }
    tuiles
}

/// The sum of all buyers for the last year that each of them gives.
pub fn depense_commune(acheteurs: &[Acheteur]) -> Option<(Annee, Montant)> {
    let annees = acheteurs.iter().map(|a| a.depenses_marches_ht.keys().copied().collect::<BTreeSet<_>>());
    let annee = annees.reduce(|a, b| &a & &b)?.pop_last()?;
    Some((annee, acheteurs.iter().filter_map(|a| a.depenses_marches_ht.get(&annee)).copied().sum()))
}

fn marches_notifies(acheteurs: &[Acheteur]) -> Option<(Annee, u32)> {
    let annees = acheteurs.iter().map(|a| a.marches_notifies.keys().copied().collect::<BTreeSet<_>>());
    let annee = annees.reduce(|a, b| &a & &b)?.pop_last()?;
    Some((annee, acheteurs.iter().filter_map(|a| a.marches_notifies.get(&annee)).sum()))
}

/// Headline targets: those the author marked, or the first of each indicator; of all buyers, or of one.
fn cibles_phares<'a>(
    cx: &Contexte<'a>,
    acheteur: Option<&Acheteur>,
) -> Vec<(&'a Cible, &'a IndicateurResolu<'a>)> {
    let sienne = |c: &Cible| match (acheteur, &c.acheteur) {
        (Some(a), Some(id)) => a.id == *id,
        _ => true,
    };
    let toutes = || {
        let cibles = cx.spaser.indicateurs_par_axe().flat_map(|i| i.cibles.iter().map(move |c| (*c, i)));
        cibles.filter(|(c, _)| sienne(c))
    };
    let phares: Vec<_> = toutes().filter(|(c, _)| c.phare).collect();
    if phares.is_empty() { toutes().take(CIBLES_AU_PLUS).collect() } else { phares }
}

pub fn tableau_des_cibles(cx: &Contexte<'_>) -> Resultat<Option<Tableau>> {
    let phares = cibles_phares(cx, None);
    if phares.is_empty() {
        return Ok(None);
    }
    let conjoint = cx.spaser.est_conjoint();
    let mut colonnes = vec![colonne(
        if conjoint { "Indicateur et acheteur" } else { "Indicateur" },
        GenreColonne::Texte,
        5.0,
    )];
    colonnes.extend([
        colonne("Échéance", GenreColonne::Nombre, 0.0),
        colonne("Référence", GenreColonne::Nombre, 0.0),
        colonne("Trajectoire", GenreColonne::Trace, 2.2),
        colonne("Cible", GenreColonne::Nombre, 0.0),
    ]);
    let mut lignes = Vec::new();
    let mut precedent = None;
    let mut dites = BTreeSet::new();
    for (cible, indicateur) in &phares {
        // One heading for an indicator, then one line a buyer.
        if conjoint && precedent != Some(indicateur.id()) {
            precedent = Some(indicateur.id());
            lignes.push(section(cellule_de(nom(indicateur))).de_l_axe(indicateur.axe));
        }
        lignes.extend(lignes_de(cx, cible, indicateur, conjoint, &mut dites));
    }
    let note = cx.prose.riche(
        "essentiel-note",
        minijinja::context! {
            publication => cx.spaser.dossier.document.premiere_publication.map(|a| a.0),
        },
    )?;
    Ok(Some(Tableau {
        titre: None,
        resume: "Cibles principales du schéma : échéance, valeur de référence et valeur visée.".to_owned(),
        colonnes,
        lignes,
        note: Some(note),
    }))
}

/// The headline targets of one buyer, from baseline to target, without the curve: for Word.
pub fn tableau_d_un_acheteur(cx: &Contexte<'_>, acheteur: &Acheteur) -> Resultat<Option<Tableau>> {
    let mut dites = BTreeSet::new();
    let lignes = cibles_phares(cx, Some(acheteur)).into_iter().filter(|(_, i)| dites.insert(i.id().clone()));
    let lignes = lignes.filter_map(|(c, i)| ligne_de(cx, c, i.id(), acheteur, false)).map(|mut ligne| {
        ligne.cellules.remove(COLONNE_DE_LA_TRACE);
        ligne
    });
    let lignes: Vec<LigneTableau> = lignes.collect();
    if lignes.is_empty() {
        return Ok(None);
    }
    let colonnes = vec![
        colonne("Indicateur", GenreColonne::Texte, 3.0),
        colonne("Échéance", GenreColonne::Nombre, 0.0),
        colonne("Référence", GenreColonne::Nombre, 0.0),
        colonne("Cible", GenreColonne::Nombre, 0.0),
    ];
    let resume = "Cibles principales : échéance, valeur de référence et valeur visée.";
    Ok(Some(sans_titre(resume, colonnes, lignes)))
}

/// One line a buyer bound by the target.
fn lignes_de(
    cx: &Contexte<'_>,
    cible: &Cible,
    indicateur: &IndicateurResolu<'_>,
    conjoint: bool,
    dites: &mut BTreeSet<(Id, Id)>,
) -> Vec<LigneTableau> {
    let acheteurs = cx.spaser.dossier.acheteurs.iter();
    let vises = acheteurs.filter(|a| match &cible.acheteur {
        Some(id) => *id == a.id,
        None => true,
    });
    // Several targets of an indicator make one line a buyer.
    let nouveaux: Vec<_> = vises.filter(|a| dites.insert((indicateur.id().clone(), a.id.clone()))).collect();
    nouveaux.into_iter().filter_map(|a| ligne_de(cx, cible, indicateur.id(), a, conjoint)).collect()
}

fn nom(indicateur: &IndicateurResolu<'_>) -> Vec<Morceau> {
    vec![texte::renvoi(ancre_indicateur(indicateur.id()), indicateur.nom)]
}

fn ligne_de(
    cx: &Contexte<'_>,
    cible: &Cible,
    id: &Id,
    acheteur: &Acheteur,
    conjoint: bool,
) -> Option<LigneTableau> {
    let indicateur = cx.spaser.indicateur(id)?;
    let acheteur = cx.spaser.acheteur(&acheteur.id)?;
    let trajectoire = cx.trajectoire(indicateur, acheteur);
    // The buyer's own target prevails over that of all.
    let siennes = trajectoire.cibles();
    let cible = siennes.iter().find(|c| std::ptr::eq(**c, cible)).or(siennes.first())?;
    let (annee, visee) = trajectoire.cible_finale().or(cible.valeur.map(|v| (Annee(0), v)))?;
    let mut cellules = vec![match conjoint {
        true => cellule(cx.nom_court(acheteur)),
        false => cellule_de(nom(indicateur)),
    }];
    let oui_non = cible.forme == crate::dossier::FormeCible::OuiNon;
    let reference = trajectoire.reference;
    let cumul = trajectoire.est_cumulee();
    cellules.push(if annee.0 == 0 { cellule("chaque année") } else { cellule(&annee.to_string()) });
    cellules.push(
        reference
            .map_or_else(cellule_vide, |(a, v)| cellule(&format!("{} ({a})", valeur(indicateur, v, true)))),
    );
    cellules.push(trace(cx, &trajectoire, Annee(u16::MAX)));
    cellules.push(if oui_non {
        cellule_forte(cible.jalon.as_deref().unwrap_or("oui"))
    } else {
        let precision = if cumul { " en cumul" } else { "" };
        cellule_forte(&format!("{}{precision}", valeur(indicateur, visee, false)))
    });
    Some(courante(cellules).de_l_axe(indicateur.axe))
}

/// The curve of an indicator, on the scale of its highest point. A sum of years is not drawn beside years; nor
/// what was observed after a year.
pub fn trace(cx: &Contexte<'_>, t: &Trajectoire<'_>, derniere: Annee) -> Cellule {
    let vide = Cellule { contenu: Vec::new(), fort: false, trace: None, cle: None };
    let connues = t.observations.annees().into_iter().filter(|a| *a <= derniere);
    let observes: Vec<(Annee, f64)> = connues.filter_map(|a| Some((a, t.observations.valeur(a)?))).collect();
    let cibles: Vec<(Annee, f64)> =
        cx.spaser.annees_des_cibles().into_iter().filter_map(|a| Some((a, t.cible(a)?))).collect();
    let tous = || observes.iter().chain(&cibles);
    let (Some(debut), Some(fin)) = (tous().map(|p| p.0.0).min(), tous().map(|p| p.0.0).max()) else {
        return vide;
    };
    let maximum = tous().map(|p| p.1).fold(0.0, f64::max);
    if t.est_cumulee() || debut == fin || maximum <= 0.0 {
        return vide;
    }
    let place = |points: &[(Annee, f64)]| {
        let x = |a: Annee| f64::from(a.0 - debut) / f64::from(fin - debut);
        points.iter().map(|(a, v)| [x(*a), v / maximum]).collect()
    };
    Cellule { trace: Some(Trace { observes: place(&observes), cibles: place(&cibles) }), ..vide }
}

pub fn instances(cx: &Contexte<'_>) -> Vec<Colonne> {
    let colonne = |i: &crate::dossier::Instance| {
        let seances = i.seances_par_an.map(super::frises::par_an);
        let sigle = i.sigle.as_ref().map(|s| format!(" ({s})")).unwrap_or_default();
        let titre = format!("{}{sigle}", i.nom);
        let mut contenu = Vec::new();
        if let Some(seances) = seances {
            contenu.extend(texte::paragraphe(&crate::ecriture::capitale(&format!("{seances}."))));
        }
        if let Some(role) = &i.role {
            contenu.extend(texte::riche(&role.0));
        }
        Colonne { titre: typographier(&titre), contenu }
    };
    cx.spaser.dossier.instances.iter().take(4).map(colonne).filter(|c| !c.contenu.is_empty()).collect()
}
