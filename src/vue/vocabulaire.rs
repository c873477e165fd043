//! Labels, from one file keyed by the stable keys of the dossier's lists.

use std::collections::{BTreeMap, HashMap};

use crate::dossier::{Choix, FormeCible, IndicateurResolu};

const VOCABULAIRE: &str = include_str!("../../templates/vocabulaire.toml");

/// The words of the documents.
#[derive(Debug, Clone)]
pub struct Vocabulaire(HashMap<String, BTreeMap<String, String>>);

impl Vocabulaire {
    /// # Errors
    /// What is wrong in the file compiled in; a test keeps this from ever reaching a user.
    pub fn integre() -> Result<Self, String> {
        toml::from_str(VOCABULAIRE).map(Self).map_err(|e| e.to_string())
    }

    /// The label of a value; its key when the file lacks it, which a test forbids.
    pub fn dire<C: Choix>(&self, valeur: C) -> &str {
        self.0.get(C::FAMILLE).and_then(|f| f.get(valeur.cle())).map_or(valeur.cle(), String::as_str)
    }

    /// The label of a shape of target: a yearly floor of what should fall is a ceiling.
    pub fn forme(&self, indicateur: &IndicateurResolu<'_>, forme: FormeCible) -> &str {
        if indicateur.plafonne(forme) { self.libelle("plafond") } else { self.dire(forme) }
    }

    /// The short title of a sustainable development goal, from 1 to 17.
    pub fn odd(&self, numero: u8) -> &str {
        self.0.get("odd").and_then(|f| f.get(&numero.to_string())).map_or("", String::as_str)
    }

    pub fn libelle(&self, cle: &str) -> &str {
        self.libelles().get(cle).map_or("", String::as_str)
    }

    /// The fixed labels that templates need.
    pub fn libelles(&self) -> &BTreeMap<String, String> {
        static VIDE: BTreeMap<String, String> = BTreeMap::new();
        self.0.get("libelle").unwrap_or(&VIDE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::*;

    /// Every value of every list has its label, and no label is left over.
    #[test]
    fn chaque_valeur_a_son_libelle() {
        let vocabulaire = Vocabulaire::integre().expect("vocabulaire.toml se lit");
        let mut connues = vec!["libelle", "odd"];
        assert!((1..=17).all(|n| !vocabulaire.odd(n).is_empty()));
        macro_rules! familles {
            ($($liste:ty),+) => {$(
                let famille = vocabulaire.0.get(<$liste>::FAMILLE).expect(<$liste>::FAMILLE);
                let cles: std::collections::BTreeSet<&str> = <$liste>::TOUS.iter().map(|v| v.cle()).collect();
                assert_eq!(famille.keys().map(String::as_str).collect::<std::collections::BTreeSet<_>>(), cles);
                connues.push(<$liste>::FAMILLE);
            )+};
        }
        familles!(
            Etat,
            TypeAcheteur,
            Priorite,
            Effort,
            Statut,
            EtatEtape,
            Categorie,
            CategorieAchat,
            Expression,
            Usage,
            Portee,
            Frequence,
            Sens,
            StatutJuridique,
            FormeCible,
            Suite,
            CategoriePartie,
            RolePartie,
            Apport,
            TypeConcertation,
            NiveauInstance,
            TypeAchat,
            GenreContrat,
            CategorieAcheteur,
            Territoire,
            Section,
            ModeAchat,
            NatureActe,
            Scrutin,
            Conduite,
            NatureObligation,
            SousTheme
        );
        for famille in vocabulaire.0.keys() {
            assert!(connues.contains(&famille.as_str()), "famille sans liste : {famille}");
        }
    }
}
