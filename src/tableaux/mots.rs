//! The closed lists: their labels, and the words by which clients say them.

use std::collections::BTreeMap;

use strsim::damerau_levenshtein;

use super::pliage;
use super::valeur::Lu;
use crate::template::{self, VOCABULAIRE};

/// Labels of every family, as the documents print them.
pub struct Mots(BTreeMap<String, BTreeMap<String, String>>);

/// Family, key, other words.
const SYNONYMES: &[(&str, &str, &[&str])] = &[
    ("priorite", "haute", &["haut", "forte", "fort", "élevée", "p1", "prioritaire", "urgente", "urgent"]),
    ("priorite", "moyenne", &["moyen", "normale", "modérée", "p2"]),
    ("priorite", "basse", &["bas", "faible", "p3", "secondaire"]),
    ("effort", "faible", &["facile", "simple", "léger"]),
    ("effort", "moyen", &["modéré"]),
    ("effort", "important", &["fort", "élevé", "difficile", "lourd", "complexe"]),
    (
        "statut",
        "a-venir",
        &[
            "non démarrée",
            "pas démarrée",
            "non commencée",
            "à faire",
            "prévue",
            "planifiée",
            "à lancer",
            "à démarrer",
        ],
    ),
    ("statut", "en-cours", &["démarrée", "lancée", "engagée", "commencée", "en cours de réalisation"]),
    (
        "statut",
        "realise",
        &["réalisée", "faite", "fait", "terminée", "achevée", "soldée", "finie", "clôturée", "ok"],
    ),
    ("statut", "en-pause", &["suspendue", "en attente", "gelée"]),
    ("statut", "abandonne", &["annulée", "supprimée"]),
    ("statut", "bloque", &["en blocage"]),
    ("statut", "en-retard", &["retard", "retardée"]),
    ("statut", "a-discuter", &["à arbitrer", "à valider", "à préciser", "à étudier"]),
    ("etat_etape", "faite", &["réalisée", "terminée"]),
    ("categorie", "social", &["sociale", "insertion", "solidaire"]),
    ("categorie", "ecologique", &["écologie", "environnement", "environnemental", "climat"]),
    ("categorie", "circulaire", &["économie circulaire", "numérique responsable"]),
    ("categorie", "economique", &["économie", "économie locale", "pme"]),
    ("categorie", "gouvernance", &["pilotage", "transversal"]),
    ("frequence", "trimestrielle", &["trimestre", "tous les trimestres"]),
    ("frequence", "annuelle", &["an", "année", "tous les ans", "1 fois par an"]),
    ("frequence", "biennale", &["bisannuelle", "deux ans", "tous les deux ans", "tous les 2 ans", "2 ans"]),
    ("sens", "hausse", &["augmentation", "croissance", "↗", "+", "à augmenter"]),
    ("sens", "baisse", &["diminution", "réduction", "↘", "-", "à réduire"]),
    ("sens", "neutre", &["stable", "stabilité", "→"]),
    ("forme_cible", "echeance", &["valeur à échéance", "ponctuelle"]),
    ("forme_cible", "paliers", &["palier", "progressive", "annuelle"]),
    ("forme_cible", "plancher", &["minimum", "seuil", "minimum annuel"]),
    ("forme_cible", "maintien", &["maintenir", "stabilité"]),
    ("forme_cible", "cumul", &["cumulée", "total sur la période"]),
    ("forme_cible", "oui-non", &["oui/non", "oui ou non"]),
    ("suite", "retenue", &["oui", "acceptée", "intégrée", "prise en compte", "favorable"]),
    (
        "suite",
        "partielle",
        &["partiellement", "partiellement retenue", "en partie", "partiellement prise en compte"],
    ),
    ("suite", "non-retenue", &["non", "refusée", "rejetée", "écartée", "non prise en compte", "défavorable"]),
    ("categorie_partie", "elus", &["élu", "élue", "politique"]),
    ("categorie_partie", "directions", &["interne", "service", "direction", "services internes"]),
    ("categorie_partie", "agents", &["acheteurs internes", "prescripteurs", "personnel"]),
    ("categorie_partie", "fournisseurs", &["entreprises", "entreprise", "prestataires", "pme", "titulaires"]),
    (
        "categorie_partie",
        "insertion",
        &["siae", "iae", "structure d’insertion", "insertion par l’activité économique"],
    ),
    (
        "categorie_partie",
        "handicap",
        &["esat", "ea", "entreprise adaptée", "secteur adapté et protégé", "stpa"],
    ),
    ("categorie_partie", "ess", &["association", "économie sociale", "esus", "coopérative"]),
    (
        "categorie_partie",
        "chambres-consulaires",
        &["cci", "cma", "chambre de commerce", "chambre des métiers", "chambre consulaire", "consulaire"],
    ),
    (
        "categorie_partie",
        "federations",
        &["fédération", "syndicat professionnel", "organisation professionnelle"],
    ),
    ("categorie_partie", "facilitateurs", &["facilitateur", "facilitatrice", "plie", "maison de l’emploi"]),
    ("categorie_partie", "reseaux", &["réseau", "rgo", "réseau d’acheteurs"]),
    ("categorie_partie", "usagers", &["habitants", "citoyens", "usager"]),
    ("categorie_partie", "etat", &["services de l’état", "préfecture", "dreets", "dreal", "ademe"]),
    (
        "categorie_partie",
        "autres-acheteurs",
        &["collectivité", "collectivités", "commune membre", "acheteur public"],
    ),
    ("role_partie", "decide", &["décide", "décideur", "validation"]),
    ("role_partie", "pilote", &["pilote", "pilotes"]),
    ("role_partie", "contribue", &["contribue", "contributeur", "co-construction", "associé"]),
    ("role_partie", "consulte", &["consulté", "consultée", "à consulter", "concertation"]),
    ("role_partie", "informe", &["informé", "informée", "à informer"]),
    ("apport", "avis", &["conseil", "expertise"]),
    ("apport", "ressources", &["moyens"]),
    ("apport", "donnees", &["données", "données chiffrées"]),
    ("apport", "renouvellement", &["renouvellement"]),
    ("type_achat", "travaux", &["t", "travail", "marché de travaux"]),
    ("type_achat", "fournitures", &["f", "fourniture", "marché de fournitures"]),
    ("type_achat", "services", &["s", "service", "prestations", "prestations de services"]),
    ("section", "fonctionnement", &["fonct", "f"]),
    ("section", "investissement", &["invest", "i"]),
    ("mode_achat", "propre", &["en direct", "marché propre", "seul"]),
    ("mode_achat", "groupement", &["groupement", "gc"]),
    ("mode_achat", "centrale", &["ugap", "centrale"]),
    ("diffusion", "public", &["publique", "oui", "publiable"]),
    ("diffusion", "interne", &["non", "confidentiel", "restreinte", "ne pas diffuser"]),
    ("expression", "nombre", &["nombre de marchés", "en nombre"]),
    ("expression", "valeur", &["montant", "euros", "en euros"]),
    ("expression", "physique", &["quantité", "unité physique"]),
    ("usage", "cible", &["cible", "avec cible"]),
    ("usage", "transparence", &["transparence", "suivi", "sans cible"]),
    ("portee", "realisation", &["moyens", "activité"]),
    ("portee", "impact", &["effet"]),
    ("statut_juridique", "loi", &["loi", "légal", "obligatoire"]),
    ("statut_juridique", "plan", &["plan", "label"]),
    ("statut_juridique", "libre", &["libre", "volontaire"]),
];

/// A rank alone, in a column of priorities.
const RANGS: [(&str, &str); 3] = [("1", "haute"), ("2", "moyenne"), ("3", "basse")];

/// A letter alone, in a column of roles: who realises, approves, is consulted, is informed.
const RACI: [(&str, &str); 4] = [("R", "contribue"), ("A", "decide"), ("C", "consulte"), ("I", "informe")];

impl Mots {
    /// # Errors
    /// Our own file, malformed: a test keeps this from happening.
    pub fn integres() -> Result<Self, String> {
        toml::from_slice(template::fichier(VOCABULAIRE).unwrap_or_default())
            .map(Self)
            .map_err(|e| e.to_string())
    }

    fn famille(&self, famille: &str) -> impl Iterator<Item = (&str, &str)> {
        self.0.get(famille).into_iter().flatten().map(|(cle, dit)| (cle.as_str(), dit.as_str()))
    }

    /// The key that a word means. « Priorité haute », « haute », « forte », « hautte ».
    ///
    /// # Errors
    /// The keys that were expected.
    pub fn choisir(&self, famille: &str, texte: &str) -> Result<Lu<String>, String> {
        let voulu = pliage::radical(texte);
        let noms = |cle: &str, libelle: &str| {
            let siens = SYNONYMES.iter().filter(|(f, c, _)| *f == famille && *c == cle);
            let siens = siens.flat_map(|(_, _, mots)| mots.iter()).map(|m| pliage::radical(m));
            let racine = pliage::radical(famille.split('_').next().unwrap_or_default());
            let libelle = pliage::radical(libelle);
            let court = libelle.strip_prefix(&format!("{racine} ")).map(str::to_owned);
            let mut noms: Vec<String> =
                siens.chain([pliage::radical(&cle.replace('-', " ")), libelle]).collect();
            noms.extend(court);
            noms
        };
        let tous: Vec<(String, Vec<String>)> =
            self.famille(famille).map(|(cle, libelle)| (cle.to_owned(), noms(cle, libelle))).collect();
        let signe = texte.trim();
        if let ("priorite", Some((_, cle))) = (famille, RANGS.iter().find(|(rang, _)| *rang == signe)) {
            return Ok(Lu::dit(
                (*cle).to_owned(),
                format!("lu « {} » : à confirmer", self.dire(famille, cle)),
            ));
        }
        let lettre = RACI.iter().find(|(lettre, _)| lettre.eq_ignore_ascii_case(signe));
        if let ("role_partie", Some((_, cle))) = (famille, lettre) {
            let dit = format!("lettre RACI, lue « {} » : à confirmer", self.dire(famille, cle));
            return Ok(Lu::dit((*cle).to_owned(), dit));
        }
        let par_signe = SYNONYMES
            .iter()
            .find(|(f, _, mots)| *f == famille && mots.contains(&signe))
            .map(|(_, c, _)| (*c).to_owned());
        if let Some(cle) = par_signe {
            return Ok(Lu::net(cle));
        }
        if !voulu.is_empty() {
            if let Some((cle, _)) = tous.iter().find(|(_, noms)| noms.contains(&voulu)) {
                return Ok(Lu::net(cle.clone()));
            }
            let proche = tous.iter().flat_map(|(cle, noms)| noms.iter().map(move |n| (cle, n)));
            let proche = proche
                .filter(|(_, n)| n.chars().count() >= 5)
                .map(|(cle, n)| (damerau_levenshtein(n, &voulu), cle))
                .filter(|(distance, _)| *distance <= 1)
                .min_by_key(|(distance, _)| *distance);
            if let Some((_, cle)) = proche {
                return Ok(Lu::dit(cle.clone(), format!("lu « {} »", self.dire(famille, cle))));
            }
        }
        // As the file to review spells them.
        let cles: Vec<String> = self.famille(famille).map(|(cle, _)| format!("\"{cle}\"")).collect();
        Err(format!("attendu : {}", cles.join(", ")))
    }

    /// The French label of a key of a closed list; the key itself when it has none.
    pub fn dire(&self, famille: &str, cle: &str) -> String {
        self.famille(famille)
            .find(|(c, _)| *c == cle)
            .map_or_else(|| cle.to_owned(), |(_, dit)| dit.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libelles_et_synonymes() {
        let mots = Mots::integres().expect("vocabulaire.toml se lit");
        for (famille, texte, cle) in [
            ("priorite", "Priorité haute", "haute"),
            ("priorite", "HAUTE", "haute"),
            ("priorite", "Élevée", "haute"),
            ("statut", "réalisée", "realise"),
            ("statut", "Terminé", "realise"),
            ("statut", "En cours", "en-cours"),
            ("categorie_partie", "ESAT", "handicap"),
            ("mode_achat", "UGAP", "centrale"),
            ("suite", "Partiellement retenue", "partielle"),
            ("sens", "↗", "hausse"),
        ] {
            assert_eq!(mots.choisir(famille, texte).map(|l| l.valeur), Ok(cle.to_owned()), "{texte}");
        }
        assert!(mots.choisir("priorite", "moyennne").expect("proche").dit.is_some());
        assert!(mots.choisir("priorite", "42").is_err());
        for (famille, cle, _) in SYNONYMES {
            assert!(mots.famille(famille).any(|(c, _)| c == *cle), "{famille}.{cle}");
        }
    }
}
