//! One fault: what is wrong, where, and the way out.

use super::{Carte, Chemin, Cible, Code, Gravite, Origine};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub gravite: Gravite,
    pub message: String,
    /// The first is the fault, the others what it clashes with.
    pub marques: Vec<Marque>,
    pub aides: Vec<String>,
    /// Who or what it is about: « action GOV-03, champ `pilote` ». Found from the first path if absent.
    pub sujet: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marque {
    pub chemin: Option<Chemin>,
    pub origine: Option<Origine>,
    pub cible: Cible,
    pub texte: String,
}

impl Diagnostic {
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, gravite: code.gravite(), message, marques: Vec::new(), aides: Vec::new(), sujet: None }
    }

    /// Adds a mark at a path; `cle`, `valeur` and `dit` then speak of it.
    #[must_use]
    pub fn en(mut self, chemin: Chemin) -> Self {
        self.marques.push(Marque { chemin: Some(chemin), ..Marque::default() });
        self
    }

    /// Adds a mark at a place already known.
    #[must_use]
    pub fn a(mut self, origine: Origine) -> Self {
        self.marques.push(Marque { origine: Some(origine), ..Marque::default() });
        self
    }

    #[must_use]
    pub fn cle(self) -> Self {
        self.cible(Cible::Cle)
    }

    #[must_use]
    pub fn valeur(self) -> Self {
        self.cible(Cible::Valeur)
    }

    fn cible(mut self, cible: Cible) -> Self {
        if let Some(marque) = self.marques.last_mut() {
            marque.cible = cible;
        }
        self
    }

    /// What is written under the last mark.
    #[must_use]
    pub fn dit(mut self, texte: impl Into<String>) -> Self {
        if let Some(marque) = self.marques.last_mut() {
            marque.texte = texte.into();
        }
        self
    }

    #[must_use]
    pub fn aide(mut self, texte: impl Into<String>) -> Self {
        self.aides.push(texte.into());
        self
    }

    #[must_use]
    pub fn aides(mut self, textes: impl IntoIterator<Item = String>) -> Self {
        self.aides.extend(textes);
        self
    }

    #[must_use]
    pub fn sujet(mut self, sujet: impl Into<String>) -> Self {
        self.sujet = Some(sujet.into());
        self
    }

    #[must_use]
    pub fn gravite(mut self, gravite: Gravite) -> Self {
        self.gravite = gravite;
        self
    }

    pub fn chemin(&self) -> Option<&Chemin> {
        self.marques.first()?.chemin.as_ref()
    }

    /// Finds the origin of each path. What does not exist is shown where it could have been: the
    /// nearest table above it.
    pub fn placer(&mut self, carte: &impl Carte) {
        if self.sujet.is_none()
            && let Some(chemin) = self.chemin()
        {
            self.sujet = Some(carte.dire(chemin));
        }
        for marque in self.marques.iter_mut().filter(|m| m.origine.is_none()) {
            let mut chemin = marque.chemin.clone();
            while let Some(essai) = chemin {
                if let Some(origine) = carte.origine(&essai) {
                    marque.origine = Some(origine.clone());
                    break;
                }
                marque.cible = Cible::Valeur;
                chemin = essai.parent();
            }
        }
    }

    /// The message with who it is about: « action GOV-03 : clé inconnue `x` ».
    pub fn phrase(&self) -> String {
        match self.sujet.as_deref() {
            Some(sujet) if !sujet.is_empty() => format!("{sujet} : {}", self.message),
            _ => self.message.clone(),
        }
    }
}
