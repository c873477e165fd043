//! Each kind of error of the schema engine → a French sentence, its place, its way out. The match
//! is exhaustive: a kind added by the engine cannot print English, it stops the build.

use std::collections::HashSet;

use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

use super::{Erreur, Validateur, attendu, schema};
use crate::diagnostic::{Carte, Chemin, Code, Diagnostic, proche};
use crate::input::{Arbre, Noeud, Valeur, date_voulue};

/// Longer lists are not spelt out.
const LISTE_LISIBLE: usize = 25;

struct Faute<'a> {
    validateur: &'a Validateur,
    arbre: &'a Arbre,
    chemin: &'a Chemin,
    noeud: &'a Noeud,
    /// The schema that holds the broken rule.
    regle: &'a Value,
}

/// `compris` gathers the paths that a misspelt key was meant for.
pub fn traduire(
    validateur: &Validateur,
    arbre: &Arbre,
    erreur: &Erreur,
    compris: &mut HashSet<Chemin>,
) -> Vec<Diagnostic> {
    let regle = schema::parent(&validateur.schema, &erreur.lieu);
    let chemin = &erreur.chemin;
    let Some(noeud) = arbre.noeud(chemin) else { return Vec::new() };
    let faute = Faute { validateur, arbre, chemin, noeud, regle };
    let seule = match &erreur.kind {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            return unexpected
                .iter()
                .take(super::MAXIMUM)
                .map(|cle| faute.cle_inconnue(cle, compris))
                .collect();
        }
        Kind::Required { property } => faute.cle_manquante(property.as_str().unwrap_or_default()),
        Kind::Type { kind } => attendu::nature(faute.noeud, chemin, faute.regle, &attendu::types(kind)),
        Kind::Custom { keyword, .. } if keyword == schema::TEXTE => {
            attendu::nature(faute.noeud, chemin, faute.regle, &["string"])
        }
        Kind::Custom { keyword, .. } if keyword == schema::MONTANT => faute
            .dire(Code::ValeurHorsBornes, "un montant a deux décimales au plus")
            .dit("décimales en trop")
            .aide("arrondissez au centime : 12500.50"),
        Kind::Enum { options } => faute.hors_liste(options.as_array().map(Vec::as_slice).unwrap_or_default()),
        Kind::Constant { expected_value } => faute.hors_liste(std::slice::from_ref(expected_value.as_ref())),
        Kind::Minimum { limit } => faute.hors_bornes(&format!("{} est le minimum", attendu::nombre(limit))),
        Kind::Maximum { limit } => faute.hors_bornes(&format!("{} est le maximum", attendu::nombre(limit))),
        Kind::ExclusiveMinimum { limit } => {
            faute.hors_bornes(&format!("plus de {} attendu", attendu::nombre(limit)))
        }
        Kind::ExclusiveMaximum { limit } => {
            faute.hors_bornes(&format!("moins de {} attendu", attendu::nombre(limit)))
        }
        Kind::MultipleOf { multiple_of } => {
            faute.hors_bornes(&format!("un multiple de {multiple_of} est attendu"))
        }
        Kind::MinItems { limit } => faute.trop_court(*limit),
        Kind::MaxItems { limit } | Kind::MaxProperties { limit } => faute.trop_long(*limit),
        Kind::MinProperties { limit } => faute
            .dire(Code::ListeTropCourte, "table trop peu remplie")
            .dit(format!("au moins {} attendu{}", elements(*limit), pluriel(*limit))),
        Kind::AdditionalItems { limit } => faute.trop_long(*limit as u64),
        Kind::UnevaluatedItems { .. } => faute.forme("élément en trop dans la liste"),
        Kind::UniqueItems => faute.doublon(),
        Kind::MinLength { limit } if *limit <= 1 => {
            faute.forme("texte vide").aide("écrivez le texte, ou effacez la ligne")
        }
        Kind::MinLength { limit } => {
            faute.forme("texte trop court").dit(format!("au moins {limit} caractères attendus"))
        }
        Kind::MaxLength { limit } => {
            faute.forme("texte trop long").dit(format!("{limit} caractères au plus"))
        }
        Kind::Format { format } => faute.format(format),
        Kind::Pattern { .. } | Kind::BacktrackLimitExceeded { .. } | Kind::RegexEngineFailure { .. } => {
            faute.forme("ce texte n’a pas la forme attendue")
        }
        Kind::PropertyNames { .. } => faute.forme("un nom de clé de cette table n’a pas la forme attendue"),
        Kind::AnyOf { .. }
        | Kind::OneOfNotValid { .. }
        | Kind::OneOfMultipleValid { .. }
        | Kind::Not { .. } => faute
            .dire(Code::TypeIncorrect, "cette valeur n’a aucune des formes admises ici")
            .dit("forme non admise"),
        Kind::FalseSchema => faute.dire(Code::CleInconnue, "rien n’est attendu ici").dit("à effacer"),
        Kind::Contains => {
            faute.dire(Code::ListeTropCourte, "il manque un élément à cette liste").dit("liste incomplète")
        }
        Kind::Custom { .. }
        | Kind::ContentEncoding { .. }
        | Kind::ContentMediaType { .. }
        | Kind::FromUtf8 { .. }
        | Kind::Referencing(_) => faute.forme("cette valeur n’a pas la forme attendue"),
    };
    vec![seule]
}

impl Faute<'_> {
    fn dire(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, message).en(self.chemin.clone())
    }

    fn forme(&self, message: &str) -> Diagnostic {
        self.dire(Code::FormatIncorrect, message).dit("à corriger")
    }

    fn trop_long(&self, limite: u64) -> Diagnostic {
        self.dire(Code::ValeurHorsBornes, "liste trop longue").dit(format!("au plus {}", elements(limite)))
    }

    fn trop_court(&self, limite: u64) -> Diagnostic {
        let faute = self.dire(Code::ListeTropCourte, "liste trop courte").dit(format!(
            "au moins {} attendu{}",
            elements(limite),
            pluriel(limite)
        ));
        let element = self.regle.get("items").map(|i| schema::resoudre(&self.validateur.schema, i));
        let de_tables = element.is_some_and(|e| e.get("type").is_some_and(|t| t == "object"));
        match self.chemin.derniere_cle().filter(|_| de_tables) {
            Some(cle) => faute
                .aide(format!("remplacez cette ligne par un titre [[{cle}]], plus bas, suivi de ses champs")),
            None => faute,
        }
    }

    fn cle_inconnue(&self, cle: &str, compris: &mut HashSet<Chemin>) -> Diagnostic {
        let chemin = self.chemin.clone().cle(cle);
        let message = format!("clé inconnue `{cle}`");
        let sujet = self.arbre.dire(self.chemin);
        let faute = Diagnostic::new(Code::CleInconnue, message).en(chemin).cle().sujet(sujet);
        if cle == "inclure" {
            return faute
                .dit("pas à sa place")
                .aide("`inclure` s’écrit en tête du fichier principal, avant la première table");
        }
        if self.regle.get("patternProperties").is_some() {
            return faute.dit("une année est attendue").aide("écrivez par exemple { 2027 = 22, 2028 = 26 }");
        }
        let connues: Vec<&str> = schema::proprietes(self.regle).map(|(nom, _)| nom).collect();
        let lue = self.noeud.get(cle);
        if let Some(faute) = self.titre_mal_ecrit(&faute, cle, lue, &connues, compris) {
            return faute;
        }
        let libres = connues.iter().copied().filter(|nom| self.noeud.get(nom).is_none());
        if let Some(voulue) = proche(cle, libres).or_else(|| proche(cle, connues.iter().copied())) {
            if self.noeud.get(voulue).is_some() {
                return faute
                    .dit("inconnue ici")
                    .aide(format!("`{voulue}` est déjà écrit dans cette table : effacez cette ligne"));
            }
            compris.insert(self.chemin.clone().cle(voulue));
            return faute.dit("inconnue ici").aide(format!("vouliez-vous dire `{voulue}` ?"));
        }
        let faute = faute.dit("inconnue ici");
        let ailleurs = schema::listes_qui_connaissent(&self.validateur.schema, cle);
        let titres: Vec<String> = ailleurs.iter().take(3).map(|nom| format!("`{nom}`")).collect();
        let faute = match titres.as_slice() {
            [] => faute,
            _ => faute.aide(format!(
                "cette clé existe dans {} : la ligne est peut-être sous un autre titre que le sien",
                crate::ecriture::liste(&titres)
            )),
        };
        if connues.is_empty() || connues.len() > LISTE_LISIBLE {
            faute
        } else {
            faute.aide(lister("clés connues ici", &connues))
        }
    }

    /// `[[acheteur]]`, `[acheteur.contact]`: the title of a table, whose keys are not to blame.
    fn titre_mal_ecrit(
        &self,
        faute: &Diagnostic,
        cle: &str,
        lue: Option<&Noeud>,
        connues: &[&str],
        compris: &mut HashSet<Chemin>,
    ) -> Option<Diagnostic> {
        let sous = match &lue?.valeur {
            Valeur::Table(entrees) => {
                let seule = entrees.first().filter(|_| entrees.len() == 1)?;
                matches!(seule.noeud.valeur, Valeur::Table(_)).then(|| seule.cle.clone())
            }
            Valeur::Liste(elements) if elements.iter().all(|n| matches!(n.valeur, Valeur::Table(_))) => None,
            _ => return None,
        };
        let une_table = matches!(lue?.valeur, Valeur::Table(_));
        let voulue = proche(cle, connues.iter().copied())?;
        let liste = schema::proprietes(self.regle).find(|(nom, _)| *nom == voulue).is_some_and(|(_, s)| {
            schema::resoudre(&self.validateur.schema, s).get("type") == Some(&"array".into())
        });
        let conseil = match (sous, liste) {
            (Some(sous), true) => format!("vouliez-vous dire `[{voulue}.{sous}]`, sous son `[[{voulue}]]` ?"),
            (Some(sous), false) => format!("vouliez-vous dire `[{voulue}.{sous}]` ?"),
            (None, true) => format!("vouliez-vous dire `[[{voulue}]]` ?"),
            (None, false) if une_table => format!("vouliez-vous dire `[{voulue}]` ?"),
            (None, false) => format!("vouliez-vous dire `{voulue}` ?"),
        };
        compris.insert(self.chemin.clone().cle(voulue));
        Some(faute.clone().dit("inconnue ici").aide(conseil))
    }

    fn cle_manquante(&self, cle: &str) -> Diagnostic {
        let chemin = self.chemin.clone().cle(cle);
        let sujet = self.arbre.dire(self.chemin);
        let faute = Diagnostic::new(Code::CleManquante, format!("clé manquante `{cle}`"));
        let faute = faute.en(chemin).sujet(sujet).dit(format!("`{cle}` est attendu ici"));
        let sous = self.regle.get("properties").and_then(|p| p.get(cle));
        let resolu = sous.map(|s| schema::resoudre(&self.validateur.schema, s));
        let description = [sous, resolu].into_iter().flatten().find_map(|s| s.get("description")?.as_str());
        faute.aides(description.map(|d| format!("`{cle}` : {}", d.lines().next().unwrap_or(d))))
    }

    fn hors_liste(&self, options: &[Value]) -> Diagnostic {
        let admises: Vec<String> = options.iter().map(attendu::valeur_json).collect();
        let admises: Vec<&str> = admises.iter().map(String::as_str).collect();
        let lue = attendu::valeur_lue(self.noeud);
        let faute =
            self.dire(Code::ValeurHorsListe, format!("valeur inconnue {lue}")).dit("hors de la liste");
        let voulue = self.noeud.texte().and_then(|texte| proche(texte, admises.iter().copied()));
        let faute = match voulue {
            Some(voulue) => faute.aide(format!("vouliez-vous dire \"{voulue}\" ?")),
            None => faute,
        };
        // A long list is of use only to who has no better lead.
        if admises.len() > LISTE_LISIBLE && voulue.is_some() {
            faute
        } else {
            faute.aide(lister("valeurs admises", &admises))
        }
    }

    fn hors_bornes(&self, dit: &str) -> Diagnostic {
        let lue = attendu::valeur_lue(self.noeud);
        let faute = self.dire(Code::ValeurHorsBornes, format!("valeur hors des bornes : {lue}")).dit(dit);
        let borne = |mot: &str| self.regle.get(mot).map(attendu::nombre);
        match (borne("minimum"), borne("maximum")) {
            (Some(min), Some(max)) => faute.aide(format!("valeurs admises : de {min} à {max}")),
            _ => faute,
        }
    }

    fn format(&self, format: &str) -> Diagnostic {
        let texte = match &self.noeud.valeur {
            Valeur::Texte(texte) | Valeur::Date(texte) => texte.as_str(),
            _ => "",
        };
        let verificateur = self.validateur.formats.iter().find(|(nom, _)| *nom == format).map(|(_, v)| v);
        match verificateur.and_then(|verifier| verifier(texte).err()) {
            Some(raison) if format == "date" => self
                .dire(Code::DateImpossible, raison)
                .dit("date refusée")
                .aides(date_voulue(texte).map(|date| format!("écrivez {date}, sans guillemets"))),
            Some(raison) => self.dire(Code::FormatIncorrect, raison).dit("à corriger"),
            None => self.forme("ce texte n’a pas la forme attendue"),
        }
    }

    fn doublon(&self) -> Diagnostic {
        let elements = self.noeud.elements();
        let double = (1..elements.len()).find_map(|n| {
            let premier = elements[..n].iter().position(|e| e.valeur == elements[n].valeur)?;
            Some((premier, n))
        });
        let faute = Diagnostic::new(Code::ListeDoublon, "le même élément est écrit deux fois");
        match double {
            Some((premier, second)) => faute
                .en(self.chemin.clone().rang(second))
                .dit("en double")
                .en(self.chemin.clone().rang(premier))
                .dit("déjà écrit ici"),
            None => faute.en(self.chemin.clone()),
        }
    }
}

fn elements(n: u64) -> String {
    format!("{n} élément{}", pluriel(n))
}

/// French counts as singular what is under two.
fn pluriel(n: u64) -> &'static str {
    if n < 2 { "" } else { "s" }
}

fn lister(titre: &str, noms: &[&str]) -> String {
    let noms: Vec<String> = noms.iter().map(|n| format!("`{n}`")).collect();
    format!("{titre} : {}", noms.join(", "))
}
