//! A sentence that counts: written once, it gives both the formula and today's result.

use super::contrat::Resultat;

/// A number in a cell, and what it is now.
#[derive(Debug, Clone)]
pub struct Compte {
    pub reference: String,
    pub valeur: usize,
}

enum Part {
    Mot(String),
    Nombre(Compte),
    /// « atteinte », « atteintes ».
    Accord(Compte, &'static str, &'static str),
    /// Said only when the number is not zero.
    SiNonNul(Compte, Phrase),
    /// Said only when the number is zero, instead of the other.
    Selon(Compte, Phrase, Phrase),
}

#[derive(Default)]
pub struct Phrase(Vec<Part>);

impl Phrase {
    pub fn new(mot: &str) -> Self {
        Self::default().mot(mot)
    }

    pub fn mot(mut self, mot: &str) -> Self {
        self.0.push(Part::Mot(mot.to_owned()));
        self
    }

    pub fn nombre(mut self, compte: &Compte) -> Self {
        self.0.push(Part::Nombre(compte.clone()));
        self
    }

    pub fn accord(mut self, compte: &Compte, singulier: &'static str, pluriel: &'static str) -> Self {
        self.0.push(Part::Accord(compte.clone(), singulier, pluriel));
        self
    }

    pub fn si_non_nul(mut self, compte: &Compte, dite: Self) -> Self {
        self.0.push(Part::SiNonNul(compte.clone(), dite));
        self
    }

    /// One sentence when the number is zero, another when it is not.
    pub fn selon(compte: &Compte, nul: Self, autrement: Self) -> Self {
        Self(vec![Part::Selon(compte.clone(), nul, autrement)])
    }

    pub fn formule(&self) -> String {
        format!("={}", self.expression())
    }

    fn expression(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(Part::expression).collect();
        if parts.is_empty() { "\"\"".to_owned() } else { parts.join("&") }
    }

    pub fn resultat(&self) -> Resultat {
        Resultat::texte(&self.texte())
    }

    fn texte(&self) -> String {
        self.0.iter().map(Part::texte).collect()
    }
}

fn chaine(mot: &str) -> String {
    format!("\"{}\"", mot.replace('"', "\"\""))
}

impl Part {
    fn expression(&self) -> String {
        match self {
            Self::Mot(mot) => chaine(mot),
            Self::Nombre(n) => n.reference.clone(),
            Self::Accord(n, singulier, pluriel) => {
                format!("IF({}<2,{},{})", n.reference, chaine(singulier), chaine(pluriel))
            }
            Self::SiNonNul(n, dite) => format!("IF({}=0,\"\",{})", n.reference, dite.expression()),
            Self::Selon(n, nul, autrement) => {
                format!("IF({}=0,{},{})", n.reference, nul.expression(), autrement.expression())
            }
        }
    }

    fn texte(&self) -> String {
        match self {
            Self::Mot(mot) => mot.clone(),
            Self::Nombre(n) => n.valeur.to_string(),
            Self::Accord(n, singulier, pluriel) => if n.valeur < 2 { singulier } else { pluriel }.to_string(),
            Self::SiNonNul(n, dite) => {
                if n.valeur == 0 {
                    String::new()
                } else {
                    dite.texte()
                }
            }
            Self::Selon(n, nul, autrement) => {
                if n.valeur == 0 {
                    nul.texte()
                } else {
                    autrement.texte()
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formule_et_resultat_vont_ensemble() {
        let deux = Compte { reference: "B2".into(), valeur: 2 };
        let phrase =
            Phrase::default().nombre(&deux).mot(" cible").accord(&deux, "", "s").mot(" dite \"phare\"");
        assert_eq!(phrase.formule(), "=B2&\" cible\"&IF(B2<2,\"\",\"s\")&\" dite \"\"phare\"\"\"");
        assert_eq!(phrase.resultat(), Resultat::Texte { texte: "2 cibles dite \"phare\"".into() });
    }
}
