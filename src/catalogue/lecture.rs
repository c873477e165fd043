//! From TOML to records: those compiled in, and the schema that an overlay must fit.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::fiche::*;
use crate::diagnostic::Sources;
use crate::input;
use crate::validation::typer;

/// Fiches du catalogue juridique. Un complément en ajoute, en corrige ou en clôt, une par une.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Fiches du catalogue juridique")]
pub struct Fiches {
    /// Codes, lois, décrets, arrêtés, plans.
    #[serde(default)]
    pub textes: Vec<Texte>,
    /// Articles, une fiche par rédaction.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// Obligations, une fiche par version.
    #[serde(default)]
    pub obligations: Vec<Obligation>,
    /// Modèles d’indicateurs.
    #[serde(default)]
    pub indicateurs: Vec<ModeleIndicateur>,
    /// Organes et règles de séance, un par type d’acheteur.
    #[serde(default)]
    pub organismes: Vec<Organisme>,
    /// Échéances légales.
    #[serde(default)]
    pub echeances: Vec<Echeance>,
    /// Familles de produits de la loi AGEC.
    #[serde(default)]
    pub agec: Vec<FamilleAgec>,
    /// Glossaire.
    #[serde(default)]
    pub termes: Vec<TermeCatalogue>,
    /// Seuils, une fiche par version.
    #[serde(default)]
    pub seuils: Vec<Seuil>,
    /// Visas, par nature d’acte.
    #[serde(default)]
    pub actes: Vec<ModeleActe>,
    /// Sources que les fiches citent.
    #[serde(default)]
    pub sources: Vec<SourceDuDroit>,
    /// Fiches qu’un complément clôt.
    #[serde(default)]
    pub clotures: Vec<Cloture>,
}

const DONNEES: &[(&str, &str)] = &[
    ("textes.toml", include_str!("donnees/textes.toml")),
    ("obligations.toml", include_str!("donnees/obligations.toml")),
    ("echeances.toml", include_str!("donnees/echeances.toml")),
    ("agec.toml", include_str!("donnees/agec.toml")),
    ("indicateurs.toml", include_str!("donnees/indicateurs.toml")),
    ("organismes.toml", include_str!("donnees/organismes.toml")),
    ("glossaire.toml", include_str!("donnees/glossaire.toml")),
    ("seuils.toml", include_str!("donnees/seuils.toml")),
    ("actes.toml", include_str!("donnees/actes.toml")),
    ("sources.toml", include_str!("donnees/sources.toml")),
];

/// Formats that the schema of the records names: name, checker.
pub const FORMATS: &[(&str, crate::validation::Verificateur)] = &[
    ("date", |texte| {
        texte.parse::<jiff::civil::Date>().map(drop).map_err(|_| "une date est attendue".to_owned())
    }),
    ("jour-annuel", |texte| JourAnnuel::parse(texte).map(drop)),
];

/// Schema of the data files and of an overlay.
pub fn schema_des_fiches() -> Value {
    crate::validation::schema_de::<Fiches>()
}

/// The records compiled in.
///
/// # Errors
/// The file and what is wrong in it.
pub fn integrees() -> Result<Fiches, String> {
    let mut tout = Fiches::default();
    for (nom, texte) in DONNEES {
        let mut sources = Sources::default();
        let source = sources.ajouter(*nom, nom, *texte);
        let (arbre, fautes) = input::parse(source, &sources);
        let arbre = arbre.filter(|_| !fautes.has_errors()).ok_or_else(|| format!("{nom} : TOML fautif"))?;
        let fiches: Fiches = typer(&arbre).map_err(|faute| format!("{nom} : {}", faute.phrase()))?;
        tout.joindre(fiches);
    }
    Ok(tout)
}

impl Fiches {
    /// Adds the records of another file to these.
    fn joindre(&mut self, autres: Self) {
        self.textes.extend(autres.textes);
        self.articles.extend(autres.articles);
        self.obligations.extend(autres.obligations);
        self.indicateurs.extend(autres.indicateurs);
        self.organismes.extend(autres.organismes);
        self.echeances.extend(autres.echeances);
        self.agec.extend(autres.agec);
        self.termes.extend(autres.termes);
        self.seuils.extend(autres.seuils);
        self.actes.extend(autres.actes);
        self.sources.extend(autres.sources);
        self.clotures.extend(autres.clotures);
    }
}
