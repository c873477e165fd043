//! The internal check, whole: the threshold test, each element of article L. 2111-3 with its place or what
//! it lacks, the duties of each buyer. One set of words for the terminal, for JSON and for `controle.md`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::contexte::{Contexte, Resultat};
use super::contrat::Chapitre;
use super::schema::correspondance;
use crate::choix::NatureObligation;
use crate::diagnostic::Chemin;
use crate::dossier::{Acheteur, Choix};
use crate::droit::application::{Devoir, Moment, Portee};
use crate::droit::contenu::{self, Constat};
use crate::droit::{Faits, Sujet, TestDuSeuil, dernier_jour, devoirs};
use crate::ecriture::{date_longue, montant};

/// The duty that a scheme meets by being one.
const SCHEMA: &str = "OBL-06";

/// Heading of the duties that bear alike on every buyer of a joint scheme.
const TOUS: &str = "Pour chacun des acheteurs";

/// What every form of the check says of itself.
pub const RESERVE: &str =
    "Contrôle formel : il repère des éléments et compare des nombres ; il ne vaut pas avis juridique.";

#[derive(Debug, Clone, Serialize)]
pub struct Grille {
    /// « article L. 2111-3 du code de la commande publique ».
    pub article: String,
    /// The legal date, in full.
    pub date: String,
    pub reserve: &'static str,
    pub elements: Vec<ElementVu>,
    pub acheteurs: Vec<AcheteurVu>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ElementVu {
    /// « C1 »
    pub code: &'static str,
    pub titre: &'static str,
    pub exige: &'static str,
    pub alinea: usize,
    /// `repere`, `a-completer`, `non-repere`, `sans-objet`.
    pub statut: &'static str,
    pub statut_dit: &'static str,
    /// Chapters of the scheme: « axe 1 », « chapitre 7 ».
    pub chapitres: Vec<String>,
    pub lieux: Vec<LieuVu>,
    pub manques: Vec<ManqueVu>,
}

#[derive(Debug, Clone, Serialize)]
pub struct LieuVu {
    pub dit: String,
    pub chemin: String,
    pub fichier: Option<String>,
    pub ligne: Option<usize>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ManqueVu {
    pub message: String,
    pub aide: String,
    pub obligatoire: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct AcheteurVu {
    pub nom: String,
    /// The threshold test, in a sentence.
    pub seuil: String,
    pub devoirs: Vec<DevoirVu>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DevoirVu {
    pub id: String,
    pub titre: String,
    /// `legale`, `indicative`, `facultative`.
    pub nature: &'static str,
    /// `applicable`, `a-venir`, `echue`, `inapplicable`, `a-savoir`.
    pub etat: &'static str,
    /// Why, or since when, or what is missing.
    pub precision: String,
    pub cible: Option<String>,
    /// Retained by the dossier, or served by one of its actions.
    pub retenue: bool,
    /// A legal duty that applies and that the dossier does not mention.
    pub oubliee: bool,
    /// Versions that begin within the period.
    pub changements: Vec<String>,
    /// File of the overlay it comes from.
    pub complement: Option<String>,
}

impl Grille {
    /// Elements found, among those asked of this scheme.
    pub fn reperes(&self) -> (usize, usize) {
        let demandes = self.elements.iter().filter(|e| e.statut != "sans-objet");
        let reperes = demandes.clone().filter(|e| e.statut != "non-repere").count();
        (reperes, demandes.count())
    }

    /// The duties to list, under whom they bear on: those alike for every buyer once, then what is
    /// particular to each.
    pub fn par_acheteur(&self) -> Vec<(&str, Vec<&DevoirVu>)> {
        let [premier, autres @ ..] = self.acheteurs.as_slice() else { return Vec::new() };
        let commun = |d: &&DevoirVu| autres.iter().all(|a| a.devoirs.contains(d));
        let communs: Vec<&DevoirVu> = premier.devoirs.iter().filter(commun).collect();
        if autres.is_empty() {
            return vec![(&premier.nom, communs)];
        }
        let propres = self
            .acheteurs
            .iter()
            .map(|a| (a.nom.as_str(), a.devoirs.iter().filter(|d| !communs.contains(d)).collect()));
        let propres: Vec<_> = propres.collect();
        std::iter::once((TOUS, communs)).chain(propres).collect()
    }
}

/// `situer` finds the file and line where a path was written.
///
/// # Errors
/// An article that cannot be cited: our own data.
pub fn construire(
    cx: &Contexte<'_>,
    chapitres: &[Chapitre],
    situer: &dyn Fn(&Chemin) -> Option<(String, usize)>,
) -> Resultat<Grille> {
    let citation = cx.catalogue().citer(contenu::ARTICLE, cx.date).ok_or_else(|| {
        minijinja::Error::new(minijinja::ErrorKind::InvalidOperation, "l’article du schéma est introuvable")
    })?;
    let constats = contenu::examiner(&Sujet { spaser: cx.spaser, suivi: cx.suivi });
    Ok(Grille {
        article: citation.longue,
        date: date_longue(cx.date),
        reserve: RESERVE,
        elements: constats.iter().map(|c| element(c, chapitres, situer)).collect(),
        acheteurs: cx.spaser.dossier.acheteurs.iter().map(|a| acheteur(cx, a)).collect(),
    })
}

fn element(
    constat: &Constat,
    chapitres: &[Chapitre],
    situer: &dyn Fn(&Chemin) -> Option<(String, usize)>,
) -> ElementVu {
    let lieux = constat.examen.lieux.iter().map(|l| {
        let place = situer(&l.chemin);
        LieuVu {
            dit: l.dit.clone(),
            chemin: l.chemin.to_string(),
            fichier: place.as_ref().map(|(fichier, _)| fichier.clone()),
            ligne: place.map(|(_, ligne)| ligne),
        }
    });
    let manques = constat.examen.manques.iter().map(|m| ManqueVu {
        message: m.message.clone(),
        aide: m.aide.clone(),
        obligatoire: m.obligatoire,
    });
    let statut = constat.statut();
    ElementVu {
        code: constat.regle.element,
        titre: constat.regle.titre,
        exige: constat.regle.exige,
        alinea: constat.regle.alinea,
        statut: statut.cle(),
        statut_dit: statut.nom(),
        chapitres: correspondance::parties(constat, chapitres).into_iter().map(correspondance::nom).collect(),
        lieux: lieux.collect(),
        manques: manques.collect(),
    }
}

fn acheteur(cx: &Contexte<'_>, a: &Acheteur) -> AcheteurVu {
    let fin = dernier_jour(cx.spaser);
    let dossier = cx.spaser.dossier;
    let retenue = |id: &str| {
        id == SCHEMA
            || dossier.obligations.iter().any(|o| o.id.as_str() == id)
            || dossier.actions.iter().any(|x| x.obligations.iter().any(|o| o.as_str() == id))
    };
    let devoirs = devoirs(cx.catalogue(), &Faits::from(a), cx.date, fin);
    AcheteurVu {
        nom: a.nom.clone(),
        seuil: seuil(&TestDuSeuil::new(cx.catalogue(), a, cx.date)),
        devoirs: devoirs.iter().map(|d| devoir(d, retenue(&d.obligation.id))).collect(),
    }
}

fn seuil(test: &TestDuSeuil<'_>) -> String {
    let (Some(annee), Some(depense), Some(seuil)) = (test.annee, test.depense, test.seuil) else {
        return "dépenses de marchés inconnues : l’obligation d’adopter un schéma reste à établir".to_owned();
    };
    let (comparaison, suite) = match test.est_soumis() {
        Some(true) => ("supérieures au seuil", "l’acheteur est tenu d’adopter un schéma"),
        _ => ("qui ne dépassent pas le seuil", "la démarche est volontaire"),
    };
    format!(
        "dépenses de marchés de {} HT en {annee}, {comparaison} de {} HT : {suite}",
        montant(depense.euros()),
        montant(seuil.valeur as f64)
    )
}

/// How a duty bears on a buyer, in a key and a few words.
pub fn etat(d: &Devoir<'_>) -> (&'static str, String) {
    match (&d.portee, d.moment) {
        (Portee::Non(motif), _) => ("inapplicable", motif.clone()),
        (_, Moment::Echue(au)) => ("echue", format!("jusqu’au {}", date_longue(au))),
        (Portee::Inconnue { champ, fait }, _) => ("a-savoir", format!("il manque : {fait} (`{champ}`)")),
        (Portee::Oui, Moment::AVenir(du)) => ("a-venir", format!("à compter du {}", date_longue(du))),
        (Portee::Oui, Moment::EnVigueur) => {
            let depuis = d.obligation.du.map(|du| format!("depuis le {}", date_longue(du)));
            ("applicable", depuis.unwrap_or_else(|| "en vigueur".to_owned()))
        }
    }
}

fn devoir(d: &Devoir<'_>, retenue: bool) -> DevoirVu {
    let (etat, precision) = etat(d);
    let suivantes = d.changements.iter().filter(|v| v.du != d.obligation.du);
    let changements = suivantes.filter_map(|v| {
        let nouvelle = v.cible.as_deref().filter(|c| d.cible() != Some(c));
        let cible = nouvelle.map(|c| format!(" : {c}")).unwrap_or_default();
        Some(format!("à compter du {}{cible}", date_longue(v.du?)))
    });
    DevoirVu {
        id: d.obligation.id.clone(),
        titre: d.obligation.titre.clone(),
        nature: d.obligation.nature.cle(),
        etat,
        precision,
        cible: d.cible().map(str::to_owned),
        retenue,
        oubliee: etat == "applicable" && d.obligation.nature == NatureObligation::Legale && !retenue,
        changements: if etat == "inapplicable" { Vec::new() } else { changements.collect() },
        complement: d.obligation.origine.clone(),
    }
}

/// The order and headings of the duties, wherever the check is written.
pub const GROUPES: [(&str, &str); 5] = [
    ("applicable", "Applicables"),
    ("a-venir", "À venir"),
    ("a-savoir", "À préciser : un fait manque"),
    ("echue", "Échues"),
    ("inapplicable", "Sans objet"),
];

/// Groups that the terminal only counts.
pub const SANS_SUITE: [&str; 2] = ["echue", "inapplicable"];

/// The check as an internal document.
///
/// # Errors
/// A passage of our prose that could not be written.
pub fn markdown(cx: &Contexte<'_>, grille: &Grille) -> Resultat<String> {
    #[derive(Serialize)]
    struct Donnees<'a> {
        titre: String,
        grille: &'a Grille,
        groupes: [Groupe; 5],
        natures: BTreeMap<&'static str, String>,
        devoirs: Vec<(&'a str, Vec<&'a DevoirVu>)>,
    }
    #[derive(Serialize)]
    struct Groupe {
        etat: &'static str,
        titre: &'static str,
    }
    let nature = |n: &NatureObligation| (n.cle(), crate::ecriture::minuscule(cx.vocabulaire.dire(*n)));
    let donnees = Donnees {
        titre: super::schema::titre(cx),
        grille,
        groupes: GROUPES.map(|(etat, titre)| Groupe { etat, titre }),
        natures: NatureObligation::TOUS.iter().map(nature).collect(),
        devoirs: grille.par_acheteur(),
    };
    cx.prose.markdown("controle", donnees)
}
