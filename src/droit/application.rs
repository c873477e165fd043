//! Which duties bear on a buyer? Each is in or out by its scope and its conditions, or cannot be told for
//! want of a fact; and it is in force, to come, or over.

use jiff::civil::Date;

use crate::catalogue::{
    Catalogue, Certitude, Conditions, FamilleOrganisme, Obligation, Organisme, en_vigueur,
};
use crate::choix::{Territoire, TypeAcheteur};
use crate::dossier::Acheteur;
use crate::ecriture::{INSECABLE, montant, nombre};

/// What is known of a buyer; an absent fact is unknown, never zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Faits {
    pub type_acheteur: TypeAcheteur,
    pub population: Option<u32>,
    /// Spend on contracts in the year tested, euros excluding tax.
    pub depenses: Option<f64>,
    pub agents: Option<u32>,
    pub vehicules: Option<u32>,
    pub autobus: Option<bool>,
    pub restaurants: Option<u32>,
    pub restaurants_jeunes: Option<u32>,
    pub surface_tertiaire: Option<u32>,
    pub fonctionnement: Option<f64>,
    pub territoire: Option<Territoire>,
}

impl Faits {
    /// A buyer of whom only the type is known.
    pub fn de_type(type_acheteur: TypeAcheteur) -> Self {
        Self {
            type_acheteur,
            population: None,
            depenses: None,
            agents: None,
            vehicules: None,
            autobus: None,
            restaurants: None,
            restaurants_jeunes: None,
            surface_tertiaire: None,
            fonctionnement: None,
            territoire: None,
        }
    }
}

impl From<&Acheteur> for Faits {
    fn from(a: &Acheteur) -> Self {
        let depense = super::annee_testee(a, None).and_then(|annee| a.depenses_marches_ht.get(&annee));
        Self {
            population: a.population,
            depenses: depense.map(|m| m.euros()),
            agents: a.agents,
            vehicules: a.vehicules,
            // A fleet of which nothing more is said has no bus worth a rule.
            autobus: a.autobus.or(a.vehicules.map(|_| false)),
            restaurants: a.restaurants_collectifs,
            restaurants_jeunes: a.restaurants_jeunes.or(a.restaurants_collectifs.filter(|n| *n == 0)),
            surface_tertiaire: a.surface_tertiaire,
            fonctionnement: a.depenses_fonctionnement.map(|m| m.euros()),
            territoire: a.territoire,
            ..Self::de_type(a.type_acheteur)
        }
    }
}

/// Whether a duty is for this buyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Portee {
    Oui,
    /// Not for him, and why.
    Non(String),
    /// This fact would tell: the field of `[[acheteurs]]` that holds it, and what it is.
    Inconnue {
        champ: &'static str,
        fait: &'static str,
    },
}

/// When a version holds, seen from a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    EnVigueur,
    /// Not yet: from that day on.
    AVenir(Date),
    /// No more: until that day.
    Echue(Date),
}

/// A duty as it bears on a buyer.
#[derive(Debug, Clone)]
pub struct Devoir<'a> {
    /// The version in force, else the next, else the last.
    pub obligation: &'a Obligation,
    pub portee: Portee,
    pub moment: Moment,
    /// Versions that start after the date and no later than the end of the period.
    pub changements: Vec<&'a Obligation>,
    /// The target of his territory, where law sets one apart.
    pub cible_du_territoire: Option<&'a str>,
}

impl Devoir<'_> {
    /// Whether it binds him that day.
    pub fn s_impose(&self) -> bool {
        self.portee == Portee::Oui && self.moment == Moment::EnVigueur
    }

    /// « 50 % », the target of the territory before the common one.
    pub fn cible(&self) -> Option<&str> {
        self.cible_du_territoire.or(self.obligation.cible.as_deref())
    }
}

/// Every duty that may be printed, in the order of the catalogue, as it bears on a buyer on a date; `fin`
/// ends the period in which changes are looked for.
pub fn devoirs<'a>(
    catalogue: &'a Catalogue,
    faits: &Faits,
    date: Date,
    fin: Option<Date>,
) -> Vec<Devoir<'a>> {
    let organisme = catalogue.organisme(faits.type_acheteur);
    let mut vus: Vec<&str> = Vec::new();
    let mut devoirs = Vec::new();
    for o in catalogue.obligations() {
        if vus.contains(&o.id.as_str()) {
            continue;
        }
        vus.push(&o.id);
        let Some(version) = catalogue.obligation(&o.id, date) else { continue };
        if version.certitude == Certitude::AVerifier {
            continue;
        }
        devoirs.push(devoir(catalogue, organisme, version, faits, date, fin));
    }
    devoirs
}

fn devoir<'a>(
    catalogue: &'a Catalogue,
    organisme: Option<&Organisme>,
    version: &'a Obligation,
    faits: &Faits,
    date: Date,
    fin: Option<Date>,
) -> Devoir<'a> {
    let moment = match (version.du, version.au) {
        (Some(du), _) if du > date => Moment::AVenir(du),
        (_, Some(au)) if au < date => Moment::Echue(au),
        _ => Moment::EnVigueur,
    };
    let suivantes = catalogue.versions(&version.id).into_iter();
    let changements = suivantes.filter(|v| v.du.is_some_and(|du| du > date && fin.is_none_or(|f| du <= f)));
    let propres = version.trajectoires.iter().filter(|t| en_vigueur(t.du, t.au, date));
    let mut du_territoire = propres
        .filter(|t| faits.territoire.is_some_and(|ici| t.territoires.contains(&ici)))
        .map(|t| t.cible.as_str());
    Devoir {
        obligation: version,
        portee: portee(version, organisme, faits),
        moment,
        changements: changements.collect(),
        cible_du_territoire: du_territoire.next_back(),
    }
}

/// Scope first, then conditions, in the order a lawyer asks them.
pub fn portee(o: &Obligation, organisme: Option<&Organisme>, faits: &Faits) -> Portee {
    if !vise(o, faits.type_acheteur, organisme.map(|o| o.famille)) {
        return Portee::Non(format!("ne vise que : {}", o.champ));
    }
    conditions(&o.si, faits)
}

fn vise(o: &Obligation, type_acheteur: TypeAcheteur, famille: Option<FamilleOrganisme>) -> bool {
    if o.sauf.contains(&type_acheteur) {
        return false;
    }
    let pour_tous = o.types.is_empty() && o.familles_d_organismes.is_empty();
    pour_tous
        || o.types.contains(&type_acheteur)
        || famille.is_some_and(|f| o.familles_d_organismes.contains(&f))
}

/// The first condition that fails says why; failing that, the first that cannot be told.
fn conditions(si: &Conditions, faits: &Faits) -> Portee {
    let habitants = |n: u32| format!("{}{INSECABLE}habitants", nombre(n.into(), 0));
    let epreuves = [
        si.depenses_sup.map(|s| {
            let seuil = || montant(s as f64);
            eprouver(
                "depenses_marches_ht",
                "dépenses de marchés de l’année civile, HT",
                faits.depenses,
                |d| d > s as f64,
                || format!("dépenses de marchés de {} HT au plus", seuil()),
            )
        }),
        si.population_sup.map(|s| {
            eprouver(
                "population",
                "population",
                faits.population,
                |p| p > s,
                || format!("population de {} au plus", habitants(s)),
            )
        }),
        si.agents_min.map(|s| {
            eprouver(
                "agents",
                "effectif, en équivalents temps plein",
                faits.agents,
                |n| n >= s,
                || format!("effectif inférieur à {s} agents"),
            )
        }),
        si.vehicules_sup.map(|s| {
            eprouver(
                "vehicules",
                "nombre de véhicules du parc",
                faits.vehicules,
                |n| n > s,
                || format!("parc de {s} véhicules au plus"),
            )
        }),
        si.autobus.then(|| {
            eprouver(
                "autobus",
                "présence d’autobus dans le parc",
                faits.autobus,
                |b| b,
                || "parc sans autobus".to_owned(),
            )
        }),
        si.restauration.then(|| {
            eprouver(
                "restaurants_collectifs",
                "nombre de restaurants collectifs",
                faits.restaurants,
                |n| n > 0,
                || "aucun restaurant collectif".to_owned(),
            )
        }),
        si.restauration_jeunes.then(|| {
            eprouver(
                "restaurants_jeunes",
                "nombre de restaurants scolaires, universitaires ou de jeunes enfants",
                faits.restaurants_jeunes,
                |n| n > 0,
                || "aucun restaurant scolaire, universitaire ou de jeunes enfants".to_owned(),
            )
        }),
        si.surface_tertiaire_min.map(|s| {
            eprouver(
                "surface_tertiaire",
                "surface de bâtiments tertiaires, en mètres carrés",
                faits.surface_tertiaire,
                |n| n >= s,
                || format!("bâtiments tertiaires de moins de {}{INSECABLE}m²", nombre(s.into(), 0)),
            )
        }),
        si.fonctionnement_sup.map(|s| {
            eprouver(
                "depenses_fonctionnement",
                "dépenses réelles de fonctionnement de l’avant-dernier exercice",
                faits.fonctionnement,
                |d| d > s as f64,
                || format!("dépenses de fonctionnement de {} au plus", montant(s as f64)),
            )
        }),
    ];
    let epreuves: Vec<Portee> = epreuves.into_iter().flatten().collect();
    let faux = epreuves.iter().find(|p| matches!(p, Portee::Non(_)));
    let inconnue = epreuves.iter().find(|p| matches!(p, Portee::Inconnue { .. }));
    faux.or(inconnue).cloned().unwrap_or(Portee::Oui)
}

fn eprouver<T: Copy>(
    champ: &'static str,
    fait: &'static str,
    valeur: Option<T>,
    tient: impl Fn(T) -> bool,
    motif: impl Fn() -> String,
) -> Portee {
    match valeur {
        None => Portee::Inconnue { champ, fait },
        Some(v) if tient(v) => Portee::Oui,
        Some(_) => Portee::Non(motif()),
    }
}
