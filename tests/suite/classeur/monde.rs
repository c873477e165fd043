//! The dossiers whose workbooks are read, and those workbooks, opened.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use spaser::catalogue::Catalogue;
use spaser::dossier::{Dossier, Spaser};
use spaser::render::xlsx::rendre;
use spaser::suivi::Suivi;
use spaser::vue::classeur::contrat::VueClasseur;
use spaser::vue::classeur::{Entrees, Usage, construire, directions};
use spaser::vue::contrat::CharteVue;
use spaser::vue::vocabulaire::Vocabulaire;

use crate::support::parties_xml;

pub const SIMPLE: &str = include_str!("simple.toml");
pub const SUIVI: &str = include_str!("simple-suivi.toml");
const PLUS: &str = include_str!("plus.toml");
const PLUS_SUIVI: &str = include_str!("plus-suivi.toml");
pub const MINIMAL: &str = r#"
format = 1
document = { etat = "projet" }
acheteurs = [{ id = "a", nom = "Commune", type = "commune" }]
"#;

pub struct Monde {
    pub dossier: Dossier,
    pub suivi: Suivi,
    catalogue: Catalogue,
}

impl Monde {
    pub fn new(dossier: &str, suivi: &str) -> Self {
        Self {
            dossier: serde_json::from_value(arbre(dossier)).expect("a sound dossier"),
            suivi: serde_json::from_value(arbre(suivi)).expect("a sound follow-up"),
            catalogue: Catalogue::integre().expect("a sound catalogue"),
        }
    }

    pub fn simple() -> Self {
        Self::new(SIMPLE, SUIVI)
    }

    /// With all that a workbook can hold.
    pub fn plein() -> Self {
        Self::new(&format!("{SIMPLE}{PLUS}"), &format!("{SUIVI}{PLUS_SUIVI}"))
    }

    pub fn spaser(&self) -> Spaser<'_> {
        Spaser::new(&self.dossier, &self.catalogue)
    }

    pub fn vue(&self) -> VueClasseur {
        self.vue_de(Usage::Suivi, None)
    }

    pub fn vue_de(&self, usage: Usage, direction: Option<&str>) -> VueClasseur {
        let charte = CharteVue {
            couleur: "#1d3557".into(),
            axes: ["#9c3d1e", "#2f6b3a"].map(str::to_owned).to_vec(),
            police_titres: String::new(),
            police_texte: String::new(),
        };
        construire(&Entrees {
            spaser: &self.spaser(),
            suivi: &self.suivi,
            vocabulaire: &Vocabulaire::integre().expect("a sound vocabulary"),
            charte,
            empreinte: "4f1c9a7e",
            usage,
            direction,
        })
    }
}

/// TOML dates become the texts that the model reads.
fn arbre(texte: &str) -> serde_json::Value {
    fn json(valeur: toml::Value) -> serde_json::Value {
        match valeur {
            toml::Value::Datetime(jour) => jour.to_string().into(),
            toml::Value::Array(valeurs) => valeurs.into_iter().map(json).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(cle, v)| (cle, json(v))).collect(),
            autre => serde_json::to_value(autre).expect("a plain value"),
        }
    }
    json(toml::from_str(texte).expect("sound TOML"))
}

/// Every kind of workbook: whole or a copy, before the scheme or during it.
pub fn vues() -> Vec<VueClasseur> {
    let (simple, plein) = (Monde::simple(), Monde::plein());
    let usages = [Usage::Suivi, Usage::Collecte];
    let copies = usages.into_iter().flat_map(|usage| {
        let noms = directions(&plein.spaser(), usage);
        noms.into_iter().map(|nom| plein.vue_de(usage, Some(&nom))).collect::<Vec<_>>()
    });
    let entiers = usages.map(|usage| plein.vue_de(usage, None));
    [simple.vue()].into_iter().chain(entiers).chain(copies).collect()
}

pub fn octets(vue: &VueClasseur) -> Vec<u8> {
    rendre(vue).expect("the workbook is written")
}

pub fn ouvrir(vue: &VueClasseur) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(octets(vue))).expect("a workbook")
}

/// XML parts by name.
pub fn parties(vue: &VueClasseur) -> BTreeMap<String, String> {
    parties_xml(&octets(vue))
}
