//! What is still blank, and who holds it. In a draft a blank is a warning and shows in the documents;
//! from `soumis` on it is an error.

use super::{Sujet, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics, Gravite};
use crate::dossier::{Acheteur, Acte, Etat, NatureActe, Usage};
use crate::ecriture::liste;
use crate::mesure::Trajectoire;

/// Something required that is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manque {
    /// Where it would be written.
    pub chemin: Chemin,
    /// The department or person who holds it, when the dossier says so.
    pub detenteur: Option<String>,
    /// What it is: « pilote », « numéro SIRET ».
    genre: String,
    /// Of whom, when several elements may lack the same.
    de: De,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum De {
    /// Of the dossier, or of its only buyer: nothing to add.
    Seul,
    /// Of one buyer in a joint scheme.
    Acheteur(String),
    /// Of one element among many: « l’action GOV-03 ».
    Element(String),
}

impl Manque {
    /// What is expected: « numéro SIRET — Ville », « pilote de l’action GOV-03 ».
    pub fn attendu(&self) -> String {
        match &self.de {
            De::Seul => self.genre.clone(),
            De::Acheteur(nom) => format!("{} — {nom}", self.genre),
            De::Element(nom) => format!("{} de {nom}", self.genre),
        }
    }

    /// What an act leaves blank, as it prints it.
    pub fn d_un_acte(chemin: Chemin, attendu: &str, acte: &str) -> Self {
        manque_de(chemin, attendu, acte)
    }

    /// Of which element, and what, when several may lack something.
    pub fn element(&self) -> Option<(&str, &str)> {
        match &self.de {
            De::Element(nom) => Some((nom, &self.genre)),
            _ => None,
        }
    }

    /// Whether both are said in one sentence: the same blank of many elements, or several blanks of one.
    fn se_dit_avec(&self, autre: &Self) -> bool {
        let semblables = match (&self.de, &autre.de) {
            (De::Element(_), De::Element(_)) => self.genre == autre.genre,
            (de, autre_de) => de == autre_de && self.chemin.parent() == autre.chemin.parent(),
        };
        semblables && self.detenteur == autre.detenteur
    }
}

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let gravite = match sujet.spaser.dossier.document.etat {
        Etat::Projet => Gravite::Avertissement,
        _ => Gravite::Erreur,
    };
    // Said by the check of the content, with the article that asks for it.
    let ailleurs = |m: &Manque| matches!(m.chemin.derniere_cle(), Some("premiere_publication" | "site"));
    let blancs = manques(sujet).into_iter().filter(|m| !ailleurs(m)).collect();
    let mut fautes: Diagnostics =
        regrouper(blancs).iter().map(|groupe| faute(groupe).gravite(gravite)).collect();
    fautes.extend(sans_date(sujet));
    fautes
}

/// Blanks that one sentence says.
fn regrouper(manques: Vec<Manque>) -> Vec<Vec<Manque>> {
    let mut groupes: Vec<Vec<Manque>> = Vec::new();
    for m in manques {
        match groupes.iter_mut().find(|g| g[0].se_dit_avec(&m)) {
            Some(groupe) => groupe.push(m),
            None => groupes.push(vec![m]),
        }
    }
    groupes
}

fn faute(groupe: &[Manque]) -> Diagnostic {
    let premier = &groupe[0];
    let genres = || liste(&groupe.iter().map(|m| m.genre.as_str()).collect::<Vec<_>>());
    let dit = match (groupe, &premier.de) {
        ([seul], _) => seul.attendu(),
        (_, De::Seul) => genres(),
        (_, De::Acheteur(nom)) => format!("{} — {nom}", genres()),
        (plusieurs, De::Element(_)) => {
            let noms = plusieurs.iter().filter_map(|m| match &m.de {
                De::Element(nom) => Some(nom.as_str()),
                _ => None,
            });
            format!("{}, pour {}", premier.genre, liste(&noms.collect::<Vec<_>>()))
        }
    };
    // The sentence already says who it is about.
    let faute = Diagnostic::new(Code::ChampACompleter, format!("à compléter : {dit}"));
    let faute = faute.sujet("").en(premier.chemin.clone());
    match &premier.detenteur {
        Some(detenteur) => faute.aide(format!("à demander à : {detenteur}")),
        None => faute,
    }
}

/// Without any date no text can be cited: not even a draft can be produced.
fn sans_date(sujet: &Sujet<'_>) -> Option<Diagnostic> {
    sujet.spaser.date_juridique().is_none().then(|| {
        Diagnostic::new(Code::ChampACompleter, "il manque une date : aucun texte ne peut être cité")
            .gravite(Gravite::Erreur)
            .sujet("")
            .en(Chemin::racine().cle("document").cle("date_juridique"))
            .aide("ajoutez `date_juridique = 2026-11-02` à `[document]` : la date à laquelle le droit est apprécié")
    })
}

/// All the blanks, in the order of the dossier.
pub fn manques(sujet: &Sujet<'_>) -> Vec<Manque> {
    let liste =
        [document(sujet), acheteurs(sujet), actions(sujet), indicateurs(sujet), actes(sujet), suivi(sujet)];
    liste.into_iter().flatten().map(|m| attribuer(sujet, m)).collect()
}

fn manque(chemin: Chemin, genre: impl Into<String>) -> Manque {
    Manque { chemin, genre: genre.into(), detenteur: None, de: De::Seul }
}

/// One of many: « pilote de GOV-03 ».
fn manque_de(chemin: Chemin, genre: &str, de: impl Into<String>) -> Manque {
    Manque { de: De::Element(de.into()), ..manque(chemin, genre) }
}

fn document(sujet: &Sujet<'_>) -> Vec<Manque> {
    let d = &sujet.spaser.dossier.document;
    let champs = [
        (d.debut.is_some(), "debut", "première année du schéma"),
        (d.fin.is_some() || d.sans_terme, "fin", "dernière année du schéma (ou `sans_terme = true`)"),
        (d.version.is_some(), "version", "version du texte"),
        (d.date_juridique.is_some(), "date_juridique", "date à laquelle le droit est apprécié"),
        (d.date_edition.is_some(), "date_edition", "date d’édition"),
        (
            d.premiere_publication.is_some(),
            "premiere_publication",
            "année de la première publication des indicateurs",
        ),
    ];
    absents(&champs, |nom| Chemin::racine().cle("document").cle(nom))
}

/// Those of a list of fields that are absent.
fn absents(champs: &[(bool, &str, &str)], chemin: impl Fn(&str) -> Chemin) -> Vec<Manque> {
    champs
        .iter()
        .filter(|(present, ..)| !present)
        .map(|(_, nom, genre)| manque(chemin(nom), *genre))
        .collect()
}

fn acheteurs(sujet: &Sujet<'_>) -> Vec<Manque> {
    let acheteurs = sujet.spaser.dossier.acheteurs.iter().enumerate();
    let en_ligne = sujet.spaser.dossier.document.adresse_publication.is_some();
    acheteurs
        .flat_map(|(rang, a)| {
            let champs = [
                (a.siret.is_some(), "siret", "numéro SIRET"),
                (
                    !a.depenses_marches_ht.is_empty(),
                    "depenses_marches_ht",
                    "dépenses de marchés de l’année civile, HT",
                ),
                (a.site.is_some() || en_ligne, "site", "adresse du site internet"),
                (a.signataire.is_some(), "signataire", "fonction du signataire"),
                (a.ville.is_some(), "ville", "ville du siège"),
                (a.tribunal.is_some(), "tribunal", "ville du tribunal administratif"),
            ];
            let mut liste = absents(&champs, |nom| element("acheteurs", rang, nom));
            if sujet.spaser.est_conjoint() {
                liste.iter_mut().for_each(|m| m.de = De::Acheteur(nom(a).to_owned()));
            }
            liste
        })
        .collect()
}

fn nom(a: &Acheteur) -> &str {
    a.nom_court.as_deref().unwrap_or(&a.nom)
}

fn actions(sujet: &Sujet<'_>) -> Vec<Manque> {
    let actions = sujet.spaser.dossier.actions.iter().enumerate();
    let sans_pilote = actions.filter(|(_, a)| a.pilote.is_none());
    sans_pilote
        .map(|(rang, a)| {
            manque_de(element("actions", rang, "pilote"), "pilote", format!("l’action {}", a.id))
        })
        .collect()
}

fn indicateurs(sujet: &Sujet<'_>) -> Vec<Manque> {
    let indicateurs = sujet.spaser.indicateurs.iter().enumerate();
    indicateurs
        .flat_map(|(rang, i)| {
            let champs = [
                (i.source.responsable.is_some(), "responsable", "responsable de la collecte"),
                (i.source_donnees.is_some(), "source", "source"),
            ];
            let absents = champs.into_iter().filter(|(present, ..)| !present);
            absents
                .map(move |(_, nom, genre)| {
                    manque_de(element("indicateurs", rang, nom), genre, i.id().as_str())
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Before the vote everything may be blank; once adopted, the act says when and by how many.
fn actes(sujet: &Sujet<'_>) -> Vec<Manque> {
    if !sujet.spaser.est_adopte() {
        return Vec::new();
    }
    let dossier = sujet.spaser.dossier;
    let adopte = |a: &Acte| matches!(a.nature, NatureActe::Adoption | NatureActe::Revision);
    let est_de =
        |a: &Acte, x: &Acheteur| a.acheteur.as_ref().map_or(dossier.acheteurs.len() == 1, |id| *id == x.id);
    let sans_acte =
        dossier.acheteurs.iter().filter(|x| !dossier.actes.iter().any(|a| adopte(a) && est_de(a, x)));
    let sans_acte = sans_acte.map(|x| Manque {
        de: De::Acheteur(nom(x).to_owned()),
        ..manque(Chemin::racine().cle("actes"), "acte d’adoption")
    });
    let adoptions = dossier.actes.iter().enumerate().filter(|(_, a)| a.nature == NatureActe::Adoption);
    let incomplets = adoptions.flat_map(|(rang, a)| {
        let champs = [
            (a.numero.is_some(), "numero", "numéro de la délibération"),
            (a.date.is_some(), "date", "date de la séance"),
            (a.vote.is_some(), "vote", "résultat du vote"),
        ];
        absents(&champs, |nom| element("actes", rang, nom))
    });
    sans_acte.chain(incomplets).collect()
}

/// A target without a baseline cannot be followed.
fn suivi(sujet: &Sujet<'_>) -> Vec<Manque> {
    let spaser = sujet.spaser;
    let mut blancs = Vec::new();
    for (rang, indicateur) in spaser.indicateurs.iter().enumerate() {
        if indicateur.usage == Usage::Transparence || est_un_jalon(indicateur) {
            continue;
        }
        for acheteur in spaser.acheteurs_de(indicateur) {
            if Trajectoire::new(spaser, sujet.suivi, indicateur, acheteur).reference.is_some() {
                continue;
            }
            let annee = indicateur.annee_reference.map_or_else(String::new, |a| format!(" en {a}"));
            let qui = if spaser.est_conjoint() { format!(" — {}", nom(acheteur)) } else { String::new() };
            let de = format!("{}{annee}{qui}", indicateur.id());
            let mut blanc =
                manque_de(element("indicateurs", rang, "id"), "valeur de référence (dans suivi.toml)", de);
            blanc.detenteur = indicateur.source.responsable.clone();
            blancs.push(blanc);
        }
    }
    blancs
}

fn est_un_jalon(i: &crate::dossier::IndicateurResolu<'_>) -> bool {
    i.cibles.iter().all(|c| c.forme == crate::dossier::FormeCible::OuiNon)
}

/// Finds who holds what is missing: the holder whose list names the field, its table, or its element.
pub fn attribuer(sujet: &Sujet<'_>, mut m: Manque) -> Manque {
    if m.detenteur.is_some() {
        return m;
    }
    let chemin = m.chemin.to_string();
    let table = chemin.split(['[', '.']).next().unwrap_or_default();
    let champ = m.chemin.derniere_cle().unwrap_or_default().to_owned();
    let noms = [format!("{table}.{champ}"), table.to_owned()];
    let detenteurs = &sujet.spaser.dossier.detenteurs;
    let trouve = noms.iter().find_map(|nom| detenteurs.iter().find(|d| d.remplit.iter().any(|r| r == nom)));
    m.detenteur = trouve.map(|d| d.detenteur.clone());
    m
}
