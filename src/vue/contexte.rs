//! What every chapter needs: the resolved dossier, what was observed, the words, and small ways of
//! writing a value of the domain.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::contrat::{Cellule, Image, Morceau};
use super::prose::Prose;
use super::texte;
use super::vocabulaire::Vocabulaire;
use crate::catalogue::{Catalogue, Certitude, Obligation, Organisme};
use crate::dossier::{Acheteur, ActionNumerotee, AdresseWeb, Annee, Diffusion, Id, IndicateurResolu, Spaser};
use crate::droit::Sujet;
use crate::droit::contenu::{self, Statut};
use crate::ecriture::{self, INSECABLE};
use crate::mesure::Trajectoire;
use crate::suivi::Suivi;

/// Why a view could not be made: a passage of our own prose failed.
pub type Resultat<T> = Result<T, minijinja::Error>;

pub struct Contexte<'a> {
    pub spaser: &'a Spaser<'a>,
    pub suivi: &'a Suivi,
    pub vocabulaire: Vocabulaire,
    pub prose: Prose<'a>,
    /// The date on which law is looked up.
    pub date: Date,
    /// Logos, vetted, by buyer.
    pub logos: BTreeMap<Id, Image>,
    /// Fingerprint of the sources, first characters.
    pub empreinte: String,
    /// Who will read the document: `Interne` adds what is never published.
    pub diffusion: Diffusion,
}

impl<'a> Contexte<'a> {
    pub fn catalogue(&self) -> &'a Catalogue {
        self.spaser.catalogue
    }

    pub fn est_interne(&self) -> bool {
        self.diffusion == Diffusion::Interne
    }

    /// Whether a record marked so may be shown to the readers of this document.
    pub fn montre(&self, diffusion: Option<Diffusion>) -> bool {
        self.est_interne() || diffusion != Some(Diffusion::Interne)
    }

    /// The actions these readers may see.
    pub fn actions(&self) -> impl Iterator<Item = &ActionNumerotee<'a>> {
        self.spaser.actions().filter(|a| self.montre(a.action.diffusion))
    }

    pub fn organisme(&self, acheteur: &Acheteur) -> Option<&'a Organisme> {
        self.spaser.catalogue.organisme(acheteur.type_acheteur)
    }

    /// « conseil de la métropole »: as the dossier says, or as law does.
    pub fn organe(&self, acheteur: &Acheteur) -> Option<String> {
        acheteur.assemblee.clone().or_else(|| self.organisme(acheteur).map(|o| o.organe.clone()))
    }

    /// The buyers' names, joined: « Ville de Sarbonne, Sarbonne Métropole et CCAS de Sarbonne ».
    pub fn acheteurs(&self) -> String {
        let noms: Vec<&str> = self.spaser.dossier.acheteurs.iter().map(|a| a.nom.as_str()).collect();
        ecriture::liste(&noms)
    }

    /// The same within a sentence: « la ville de Sarbonne, Sarbonne Métropole et le CCAS de Sarbonne ».
    pub fn acheteurs_dans_une_phrase(&self) -> String {
        let noms: Vec<String> =
            self.spaser.dossier.acheteurs.iter().map(|a| self.nom_avec_article(a)).collect();
        ecriture::liste(&noms)
    }

    /// A recorded duty, when it may be printed.
    pub fn obligation(&self, id: &Id) -> Option<&'a Obligation> {
        self.catalogue().obligation(id.as_str(), self.date).filter(|o| o.certitude != Certitude::AVerifier)
    }

    /// A citation to print, remembered; nothing when law forbids to print it.
    pub fn citer_court(&self, id: &str) -> Option<Vec<Morceau>> {
        let citation =
            self.catalogue().citer(id, self.date).filter(|c| c.certitude != Certitude::AVerifier)?;
        let citation = self.prose.retenir(citation);
        Some(match &citation.url {
            Some(url) => vec![texte::lien(url, &citation.courte)],
            None => vec![Morceau::Texte { texte: citation.courte }],
        })
    }

    /// What the check of the content finds, by element (« c10 »): passages affirm nothing that it denies.
    pub fn tient(&self) -> BTreeMap<String, bool> {
        let constats = contenu::examiner(&Sujet { spaser: self.spaser, suivi: self.suivi });
        let trouve = constats.iter().map(|c| (c.regle.element.to_lowercase(), c.statut() != Statut::Absent));
        trouve.collect()
    }

    pub fn trajectoire(&self, indicateur: &IndicateurResolu<'a>, acheteur: &'a Acheteur) -> Trajectoire<'a> {
        Trajectoire::new(self.spaser, self.suivi, indicateur, acheteur)
    }

    pub fn nom_court<'b>(&self, acheteur: &'b Acheteur) -> &'b str {
        acheteur.nom_court.as_deref().unwrap_or(&acheteur.nom)
    }

    pub fn nom_de(&self, acheteur: &Acheteur) -> String {
        acheteur.nom_de.clone().unwrap_or_else(|| ecriture::complement_du_nom(&acheteur.nom))
    }

    /// « la métropole de Valmont », « le CCAS de Sarbonne »: a name within a sentence.
    pub fn nom_avec_article(&self, acheteur: &Acheteur) -> String {
        let complement = self.nom_de(acheteur);
        let articles = [("du ", "le "), ("de la ", "la "), ("de l’", "l’"), ("des ", "les ")];
        let avec = articles.iter().find_map(|(de, le)| Some(format!("{le}{}", complement.strip_prefix(de)?)));
        avec.unwrap_or_else(|| acheteur.nom.clone())
    }

    /// Where the scheme goes online for a buyer: on the buyer’s own site and, where it is kept on that of
    /// another, there too.
    pub fn adresses<'b>(&self, acheteur: &'b Acheteur) -> (Option<&'b AdresseWeb>, Option<&'b AdresseWeb>)
    where
        'a: 'b,
    {
        let publication = self.spaser.dossier.document.adresse_publication.as_ref();
        match (publication, &acheteur.site) {
            (Some(p), Some(site)) if p.hote() != site.hote() => (Some(site), Some(p)),
            (Some(p), _) => (Some(p), None),
            (None, site) => (site.as_ref(), None),
        }
    }

    /// Whether buyers without any website say in words how the scheme is made public.
    pub fn est_publie_autrement(&self) -> bool {
        let dossier = self.spaser.dossier;
        dossier.document.adresse_publication.is_none()
            && dossier.acheteurs.iter().all(|a| a.site.is_none())
            && dossier.gouvernance.as_ref().is_some_and(|g| g.publication.is_some())
    }

    /// The colour rank, name and heading of an axis: « Axe 1 ».
    pub fn axe(&self, rang: usize) -> String {
        format!("{}{INSECABLE}{}", self.vocabulaire.libelle("axe"), rang + 1)
    }
}

/// « 40 % », « 140 000 heures », « 1 200 000 € HT », « non »; `exact` keeps the indicator's decimals.
pub fn valeur(indicateur: &IndicateurResolu<'_>, v: f64, exact: bool) -> String {
    match indicateur.unite {
        _ if indicateur.est_un_oui_non() => if v == 0.0 { "non" } else { "oui" }.to_owned(),
        "" | "nombre" => valeur_nue(indicateur, v, exact),
        "%" => format!("{}{}%", valeur_nue(indicateur, v, exact), ecriture::FINE),
        unite => format!("{}{INSECABLE}{}", valeur_nue(indicateur, v, exact), ecriture::typographier(unite)),
    }
}

/// « 40 % », « 140 000 », « oui »: only the per cent sign is said at each value.
pub fn valeur_courte(indicateur: &IndicateurResolu<'_>, v: f64, exact: bool) -> String {
    if indicateur.est_un_pourcentage() || indicateur.est_un_oui_non() {
        valeur(indicateur, v, exact)
    } else {
        valeur_nue(indicateur, v, exact)
    }
}

/// The same without its unit, for tables whose column or row says it.
pub fn valeur_nue(indicateur: &IndicateurResolu<'_>, v: f64, exact: bool) -> String {
    ecriture::nombre(v, decimales(indicateur, v, exact))
}

/// How many decimals that value is written with.
pub fn decimales(indicateur: &IndicateurResolu<'_>, v: f64, exact: bool) -> usize {
    let decimales = if !exact && v.fract() == 0.0 { 0 } else { usize::from(indicateur.decimales) };
    let assez =
        (0..=3).find(|d| (v * 10f64.powi(*d) - (v * 10f64.powi(*d)).round()).abs() < 1e-6).unwrap_or(2);
    if exact { decimales } else { decimales.max(usize::try_from(assez).unwrap_or(0)) }
}

/// « réf. 2025 » style label of a year.
pub fn annee(a: Annee) -> String {
    a.to_string()
}

pub fn ancre_objectif(id: &Id) -> String {
    format!("objectif-{id}")
}

pub fn ancre_action(id: &Id) -> String {
    format!("action-{id}")
}

pub fn ancre_indicateur(id: &Id) -> String {
    format!("indicateur-{id}")
}

pub fn ancre_segment(id: &Id) -> String {
    format!("segment-{id}")
}

pub fn ancre_obligation(id: &str) -> String {
    format!("obligation-{id}")
}

/// A cell of running text.
pub fn cellule(contenu: &str) -> Cellule {
    Cellule { contenu: texte::ligne(contenu), fort: false, trace: None, cle: None }
}

pub fn cellule_de(contenu: Vec<Morceau>) -> Cellule {
    Cellule { contenu, fort: false, trace: None, cle: None }
}

pub fn cellule_forte(contenu: &str) -> Cellule {
    Cellule { contenu: texte::ligne(contenu), fort: true, trace: None, cle: None }
}

/// A cell with nothing to say: a dash, so that the reader knows it was not forgotten.
pub fn cellule_vide() -> Cellule {
    cellule("—")
}
