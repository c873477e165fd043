//! Method and limits: how each indicator is defined, counted and collected, and what it does not say.

use crate::dossier::{Annee, IndicateurResolu};
use crate::ecriture::{capitale, date_longue, liste, nombre_brut, typographier};
use crate::vue::contexte::{
    Contexte, Resultat, ancre_indicateur, cellule, cellule_forte, cellule_vide, valeur_courte,
};
use crate::vue::contrat::{Bloc, Chapitre, FicheIndicateur, GenreColonne, Ligne, Pastille, Tableau, Ton};
use crate::vue::schema::{champ, intertitre, mesure_en_tete};
use crate::vue::tableau::{colonne, courante};
use crate::vue::texte;

use super::taux;

pub fn chapitre(cx: &Contexte<'_>, annees: &[Annee]) -> Resultat<Option<Chapitre>> {
    let mut blocs = vec![Bloc::Texte {
        contenu: cx
            .prose
            .riche("biennal-methode", minijinja::context! { conjoint => cx.spaser.est_conjoint() })?,
    }];
    let (categories, autres): (Vec<_>, Vec<_>) =
        cx.spaser.indicateurs_par_axe().partition(|i| i.categorie_achat.is_some());
    for (titre, siens) in [("Les taux par catégorie", categories), ("Les autres indicateurs", autres)] {
        if siens.is_empty() {
            continue;
        }
        blocs.push(intertitre(titre));
        blocs.extend(
            siens.into_iter().map(|i| Bloc::FicheIndicateur { fiche: Box::new(fiche(cx, annees, i)) }),
        );
    }
    let chapitre = taux::chapitre("methode", "Méthode et limites", blocs);
    Ok(Some(Chapitre { nouvelle_page: true, ..chapitre }))
}

fn fiche(cx: &Contexte<'_>, annees: &[Annee], i: &IndicateurResolu<'_>) -> FicheIndicateur {
    let categorie = i.categorie_achat.map(|c| cx.vocabulaire.dire(c));
    let expression = i.expression.map(|e| cx.vocabulaire.dire(e));
    let pastille = |texte: &str, ton| Pastille { texte: texte.to_owned(), ton };
    let pastilles = expression.map(|e| pastille(e, Ton::Neutre)).into_iter();
    let simple = |libelle: &str, dit: Option<&str>| dit.map(|d| champ(libelle, texte::ligne(&capitale(d))));
    let riche = |libelle: &str, dit: Option<&str>| {
        dit.map(|d| Ligne { libelle: libelle.to_owned(), contenu: texte::riche(d) })
    };
    let taux = i.est_un_pourcentage();
    let champs = [
        simple("Catégorie", categorie),
        riche("Définition", i.definition),
        simple(if taux { "Numérateur" } else { "Ce qui est compté" }, i.numerateur),
        if taux { simple("Dénominateur", i.denominateur) } else { None },
        Some(champ("Mesure", texte::ligne(&mesure_en_tete(i)))),
        simple("Périmètre", i.source.perimetre.as_deref()),
        releves(cx, annees, i),
        simple("Collecte", i.source.responsable.as_deref()),
        riche("Limites", i.limites),
        commentaires(cx, annees, i),
    ];
    FicheIndicateur {
        ancre: ancre_indicateur(i.id()),
        id: i.id().to_string(),
        titre: typographier(i.nom),
        axe: i.axe,
        pastilles: pastilles.collect(),
        champs: champs.into_iter().flatten().collect(),
        valeurs: termes(cx, annees, i),
        trajectoire: None,
    }
}

/// Where the values come from, and when they were read: each source once, with its dates.
fn releves(cx: &Contexte<'_>, annees: &[Annee], i: &IndicateurResolu<'_>) -> Option<Ligne> {
    let i = cx.spaser.indicateur(i.id())?;
    let mut lus: Vec<(Option<&str>, Option<String>, &str)> = Vec::new();
    for acheteur in cx.spaser.acheteurs_de(i) {
        let t = cx.trajectoire(i, acheteur);
        for r in annees.iter().filter_map(|a| t.observations.releve(*a)) {
            let source = r.source.as_deref().or(i.source_donnees);
            lus.push((source, r.releve_le.map(|d| date_longue(d.0)), cx.nom_court(acheteur)));
        }
    }
    let dits: Vec<String> = distincts(lus.iter().map(|(source, ..)| *source))
        .into_iter()
        .filter_map(|source| {
            let siens = || lus.iter().filter(move |(s, ..)| *s == source);
            let dates = distincts(siens().filter_map(|(_, date, _)| date.as_deref()));
            let seule = dates.len() == 1 || !cx.spaser.est_conjoint();
            let dire = |date: &&str| {
                let qui = siens().filter(|(_, d, _)| d.as_deref() == Some(*date)).map(|(.., qui)| *qui);
                let qui = if seule { String::new() } else { format!(" ({})", liste(&distincts(qui))) };
                format!("du {date}{qui}")
            };
            let dates: Vec<String> = dates.iter().map(dire).collect();
            let relevee = (!dates.is_empty())
                .then(|| format!("{} {}", if dates.len() > 1 { "relevés" } else { "relevé" }, liste(&dates)));
            let parts: Vec<String> = [source.map(str::to_owned), relevee].into_iter().flatten().collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        })
        .collect();
    let dit = if dits.is_empty() { i.source_donnees?.to_owned() } else { dits.join(" ; ") };
    Some(champ("Source", texte::ligne(&capitale(&dit))))
}

fn distincts<T: PartialEq>(elements: impl Iterator<Item = T>) -> Vec<T> {
    elements.fold(Vec::new(), |mut vus, element| {
        if !vus.contains(&element) {
            vus.push(element);
        }
        vus
    })
}

fn commentaires(cx: &Contexte<'_>, annees: &[Annee], i: &IndicateurResolu<'_>) -> Option<Ligne> {
    let i = cx.spaser.indicateur(i.id())?;
    let mut dits: Vec<String> = Vec::new();
    for acheteur in cx.spaser.acheteurs_de(i) {
        let t = cx.trajectoire(i, acheteur);
        let qui =
            if cx.spaser.est_conjoint() { format!("{}, ", cx.nom_court(acheteur)) } else { String::new() };
        dits.extend(
            annees.iter().filter_map(|a| Some(format!("{qui}{a} : {}", t.observations.commentaire(*a)?))),
        );
    }
    let contenu = match dits.as_slice() {
        [] => return None,
        [seul] => texte::riche(seul),
        _ => texte::puces(&dits),
    };
    Some(Ligne { libelle: "Commentaire".to_owned(), contenu })
}

/// Numerator, denominator and rate of each year: whoever reads can count again.
fn termes(cx: &Contexte<'_>, annees: &[Annee], i: &IndicateurResolu<'_>) -> Option<Tableau> {
    let i = cx.spaser.indicateur(i.id()).filter(|i| i.est_un_taux())?;
    let conjoint = cx.spaser.est_conjoint();
    let mut lignes = Vec::new();
    for acheteur in cx.spaser.acheteurs_de(i) {
        let t = cx.trajectoire(i, acheteur);
        for annee in annees {
            let Some(v) = t.observations.valeur(*annee) else { continue };
            let nombre = |v: Option<f64>| v.map_or_else(cellule_vide, |v| cellule(&nombre_brut(v)));
            let tete = match conjoint {
                true => format!("{}, {annee}", cx.nom_court(acheteur)),
                false => annee.to_string(),
            };
            lignes.push(courante(vec![
                cellule(&tete),
                nombre(t.observations.numerateur(*annee)),
                nombre(t.observations.denominateur(*annee)),
                cellule_forte(&valeur_courte(i, v, true)),
            ]));
        }
    }
    (!lignes.is_empty()).then(|| Tableau {
        titre: None,
        resume: typographier(&format!(
            "Indicateur {} : numérateur, dénominateur et taux de chaque année.",
            i.id()
        )),
        colonnes: vec![
            colonne(if conjoint { "Acheteur et année" } else { "Année" }, GenreColonne::Cle, 2.0),
            colonne("Numérateur", GenreColonne::Nombre, 1.6),
            colonne("Dénominateur", GenreColonne::Nombre, 1.6),
            colonne("Taux", GenreColonne::Nombre, 1.2),
        ],
        lignes,
        note: None,
    })
}
