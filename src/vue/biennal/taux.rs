//! The rates: one section a category of law, then the other indicators, axis by axis.

use crate::dossier::{Annee, CategorieAchat, Choix, IndicateurResolu};
use crate::droit::calendrier::{Suite, publication_suivante};
use crate::ecriture::liste;
use crate::mesure::Trajectoire;
use crate::vue::bilan::Edition;
use crate::vue::contexte::{
    Contexte, Resultat, ancre_indicateur, cellule, cellule_de, cellule_forte, cellule_vide, valeur,
    valeur_courte,
};
use crate::vue::contrat::{Bloc, Cellule, Chapitre, GenreColonne, LigneTableau, Tableau, Tuile};
use crate::vue::schema::{intertitre, liminaire, mesure};
use crate::vue::tableau::{colonne, courante, section};
use crate::vue::texte;

pub fn essentiel(cx: &Contexte<'_>, annees: &[Annee], edition: Edition) -> Resultat<Chapitre> {
    let derniere = annees.last().copied().unwrap_or(Annee(0));
    let faite_en = u16::try_from(edition.date.year()).map_or(derniere, |a| derniere.max(Annee(a)));
    let suite = publication_suivante(cx.spaser, faite_en);
    let acheteurs: Vec<String> = cx.spaser.dossier.acheteurs.iter().map(|a| cx.nom_avec_article(a)).collect();
    let donnees = minijinja::context! {
        conjoint => cx.spaser.est_conjoint(),
        acheteurs => liste(&acheteurs),
        annees => liste(&annees.iter().map(ToString::to_string).collect::<Vec<_>>()),
        plusieurs => annees.len() > 1,
        categories => suivies(cx).len(),
        suivante => if let Suite::Prevue(annee) = suite { Some(annee.0) } else { None },
        derniere => suite == Suite::Derniere,
    };
    let mut blocs = vec![Bloc::Chapeau { contenu: cx.prose.riche("biennal", donnees)? }];
    let tuiles = tuiles(cx, annees);
    if !tuiles.is_empty() {
        blocs.push(Bloc::Chiffres { tuiles });
    }
    Ok(liminaire("essentiel", "L’essentiel", blocs))
}

/// Categories that the scheme measures, in the order of law's list.
fn suivies(cx: &Contexte<'_>) -> Vec<CategorieAchat> {
    let mesuree = |c: &CategorieAchat| cx.spaser.indicateurs.iter().any(|i| i.categorie_achat == Some(*c));
    CategorieAchat::TOUS.iter().copied().filter(mesuree).collect()
}

fn de_la_categorie<'a>(cx: &Contexte<'a>, c: CategorieAchat) -> Vec<&'a IndicateurResolu<'a>> {
    cx.spaser.indicateurs_par_axe().filter(|i| i.categorie_achat == Some(c)).collect()
}

/// The last value of each category's indicators; for one buyer, since rates of several do not add up.
fn tuiles(cx: &Contexte<'_>, annees: &[Annee]) -> Vec<Tuile> {
    let [acheteur] = cx.spaser.dossier.acheteurs.as_slice() else { return Vec::new() };
    let indicateurs = suivies(cx).into_iter().flat_map(|c| de_la_categorie(cx, c));
    let tuile = |i: &IndicateurResolu<'_>| {
        let i = cx.spaser.indicateur(i.id())?;
        let t = cx.trajectoire(i, cx.spaser.acheteur(&acheteur.id)?);
        let (annee, v) = annees.iter().rev().find_map(|a| Some((*a, t.observations.valeur(*a)?)))?;
        let cible = t.cible(annee).map(|c| format!("cible {annee} : {}", valeur(i, c, false)));
        let cible = cible.or_else(|| {
            let (a, c) = t.cible_finale()?;
            Some(format!("cible {a} : {}", valeur(i, c, false)))
        });
        Some(Tuile {
            valeur: valeur(i, v, true),
            libelle: i.court.to_owned(),
            note: Some(crate::ecriture::typographier(&match cible {
                Some(cible) => format!("en {annee} ; {cible}"),
                None => format!("en {annee}"),
            })),
        })
    };
    indicateurs.filter_map(tuile).take(8).collect()
}

pub fn categories(cx: &Contexte<'_>, annees: &[Annee]) -> Resultat<Option<Chapitre>> {
    let suivies = suivies(cx);
    if suivies.is_empty() {
        return Ok(None);
    }
    let absentes: Vec<String> = CategorieAchat::TOUS
        .iter()
        .filter(|c| !suivies.contains(c))
        .map(|c| crate::ecriture::minuscule(cx.vocabulaire.dire(*c)))
        .collect();
    let donnees = minijinja::context! {
        conjoint => cx.spaser.est_conjoint(),
        absentes => (!absentes.is_empty()).then(|| liste(&absentes)),
        plusieurs_absentes => absentes.len() > 1,
    };
    let mut blocs = vec![Bloc::Texte { contenu: cx.prose.riche("biennal-taux", donnees)? }];
    for categorie in suivies {
        let nom = cx.vocabulaire.dire(categorie);
        blocs.push(intertitre(nom));
        let groupes = de_la_categorie(cx, categorie);
        blocs.push(Bloc::Tableau { tableau: tableau(cx, annees, &groupes, nom) });
    }
    Ok(Some(chapitre("taux", "Les taux réels, catégorie par catégorie", blocs)))
}

pub fn autres(cx: &Contexte<'_>, annees: &[Annee]) -> Resultat<Option<Chapitre>> {
    let autres: Vec<&IndicateurResolu<'_>> =
        cx.spaser.indicateurs_par_axe().filter(|i| i.categorie_achat.is_none()).collect();
    if autres.is_empty() {
        return Ok(None);
    }
    let mut blocs = vec![Bloc::Texte { contenu: cx.prose.riche("biennal-autres", minijinja::context! {})? }];
    for rang in (0..cx.spaser.axes.len()).map(Some).chain([None]) {
        let siens: Vec<_> = autres.iter().copied().filter(|i| i.axe == rang).collect();
        if siens.is_empty() {
            continue;
        }
        let nom = rang.and_then(|r| cx.spaser.axes.get(r)).map_or_else(
            || "Ensemble du schéma".to_owned(),
            |a| format!("{} — {}", cx.axe(a.rang), a.axe.titre),
        );
        blocs.push(intertitre(&nom));
        blocs.push(Bloc::Tableau { tableau: tableau(cx, annees, &siens, &nom) });
    }
    Ok(Some(chapitre("autres", "Les autres indicateurs", blocs)))
}

pub fn chapitre(id: &str, titre: &str, blocs: Vec<Bloc>) -> Chapitre {
    Chapitre { numero: Some("1".to_owned()), nouvelle_page: false, ..liminaire(id, titre, blocs) }
}

/// Years side by side; in a joint scheme, a heading an indicator and a row a buyer.
fn tableau(
    cx: &Contexte<'_>,
    annees: &[Annee],
    indicateurs: &[&IndicateurResolu<'_>],
    quoi: &str,
) -> Tableau {
    let conjoint = cx.spaser.est_conjoint();
    let mut colonnes =
        vec![colonne(if conjoint { "Acheteur" } else { "Indicateur" }, GenreColonne::Cle, 3.7)];
    colonnes.push(colonne("Référence", GenreColonne::Nombre, 1.8));
    colonnes.extend(annees.iter().map(|a| colonne(a.to_string(), GenreColonne::Nombre, 1.3)));
    let derniere = annees.last().copied().unwrap_or(Annee(0));
    colonnes.push(colonne(format!("Cible {derniere}"), GenreColonne::Nombre, 1.4));
    colonnes.push(colonne("Cible finale", GenreColonne::Nombre, 2.6));
    let mut lignes: Vec<LigneTableau> = Vec::new();
    for i in indicateurs {
        let Some(i) = cx.spaser.indicateur(i.id()) else { continue };
        let nom = format!("{} ({})", i.nom, mesure(i));
        if conjoint {
            let titre = vec![texte::renvoi(ancre_indicateur(i.id()), &nom)];
            lignes.push(section(cellule_de(titre)).de_l_axe(i.axe));
        }
        for acheteur in cx.spaser.acheteurs_de(i) {
            let t = cx.trajectoire(i, acheteur);
            let tete = match conjoint {
                true => cellule(cx.nom_court(acheteur)),
                false => cellule_de(vec![texte::renvoi(ancre_indicateur(i.id()), &nom)]),
            };
            lignes.push(rangee(i, &t, annees, tete));
        }
    }
    Tableau {
        titre: None,
        resume: format!("{quoi} : valeurs de {}, référence et cibles.", super::dire(annees, '–')),
        colonnes,
        lignes,
        note: None,
    }
}

fn rangee(i: &IndicateurResolu<'_>, t: &Trajectoire<'_>, annees: &[Annee], tete: Cellule) -> LigneTableau {
    let derniere = annees.last().copied().unwrap_or(Annee(0));
    let mut cellules = vec![tete];
    cellules.push(match t.reference.filter(|(a, _)| !annees.contains(a) && *a <= derniere) {
        Some((a, v)) => cellule(&format!("{} ({a})", valeur_courte(i, v, true))),
        None => cellule_vide(),
    });
    cellules.extend(annees.iter().map(|a| match t.observations.valeur(*a) {
        Some(v) => cellule_forte(&valeur_courte(i, v, true)),
        None => cellule_vide(),
    }));
    let cumul = t.est_cumulee();
    cellules.push(t.cible(derniere).map_or_else(cellule_vide, |v| {
        let precision = if cumul { " (cumul)" } else { "" };
        cellule(&format!("{}{precision}", valeur_courte(i, v, false)))
    }));
    cellules.push(match t.cible_finale() {
        Some((a, v)) => {
            let en = if cumul { format!("cumul, {a}") } else { a.to_string() };
            cellule(&format!("{} ({en})", valeur_courte(i, v, false)))
        }
        None => cellule_vide(),
    });
    courante(cellules).de_l_axe(i.axe)
}
