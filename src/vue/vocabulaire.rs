//! Labels, from one file keyed by the stable keys of the dossier's lists.

use std::collections::{BTreeMap, HashMap};

use crate::dossier::{Choix, FormeCible, IndicateurResolu};
use crate::template::{self, Modeles, VOCABULAIRE};

type Familles = HashMap<String, BTreeMap<String, String>>;

/// The words of the documents.
#[derive(Debug, Clone)]
pub struct Vocabulaire(Familles);

impl Vocabulaire {
    /// # Errors
    /// What is wrong in the file compiled in; a test keeps this from ever reaching a user.
    pub fn integre() -> Result<Self, String> {
        let texte = template::fichier(VOCABULAIRE).unwrap_or_default();
        toml::from_slice(texte).map(Self).map_err(|e| e.to_string())
    }

    /// Ours, where the user's file does not say otherwise.
    ///
    /// # Errors
    /// What is wrong in the user's file, in French.
    pub fn lire(modeles: &Modeles) -> Result<Self, String> {
        let mut mots = Self::integre()?;
        if !modeles.est_remplace(VOCABULAIRE) {
            return Ok(mots);
        }
        let texte = modeles.fichier(VOCABULAIRE).unwrap_or_default();
        let siens: Familles = toml::from_slice(texte).map_err(|e| {
            let octet = e.span().map_or(0, |s| s.start).min(texte.len());
            let ligne = texte[..octet].iter().filter(|o| **o == b'\n').count() + 1;
            format!("{VOCABULAIRE}, ligne {ligne} : l’écriture du fichier est fautive, ou un mot manque de guillemets")
        })?;
        for (famille, libelles) in siens {
            let connue = mots
                .0
                .get_mut(&famille)
                .ok_or_else(|| format!("{VOCABULAIRE} : la famille [{famille}] est inconnue"))?;
            for (cle, libelle) in libelles {
                let place = connue
                    .get_mut(&cle)
                    .ok_or_else(|| format!("{VOCABULAIRE} : [{famille}] n’a pas de clé `{cle}`"))?;
                *place = libelle;
            }
        }
        Ok(mots)
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
            SousTheme,
            Diffusion
        );
        for famille in vocabulaire.0.keys() {
            assert!(connues.contains(&famille.as_str()), "famille sans liste : {famille}");
        }
    }
}
