//! What the colours, the two rhythms and the words mean.

use crate::classeur::Donnee;
use crate::mesure::{EtatCible, avancement};

use super::super::contrat::{Aspect, Cellule};
use super::super::textes;
use super::{LIBELLE, Page, TEXTE};

/// The first samples say nothing of targets: they are those of a workbook that has none yet.
const SANS_ETAT: usize = 3;

impl Page<'_> {
    /// Each sample wears what it explains, and the words say it too.
    pub(super) fn couleurs(&mut self) {
        self.section("Les couleurs, et ce qu’elles veulent dire");
        let saisie = Cellule::texte(LIBELLE, "À saisir", Aspect::Courant);
        // Wears the look of an input and is none: the only yellow cell that stays locked.
        let lignes = [
            (
                Cellule { aspect: Aspect::ExempleSaisie, ..saisie },
                "Fond jaune pâle : à remplir. Ce sont les seules cellules que l’on peut modifier.",
            ),
            (
                Cellule::texte(LIBELLE, &textes::ligne("40 %"), Aspect::Fort),
                "Caractères gras, fond blanc : cible inscrite dans le schéma, ou valeur retenue. Ne se modifie pas ici.",
            ),
            (
                Cellule::texte(LIBELLE, &textes::ligne("24,0 %"), Aspect::Courant),
                "Caractères ordinaires, fond blanc : calculé à partir de vos saisies, ou rappelé du schéma.",
            ),
            (
                Cellule::texte(LIBELLE, EtatCible::Atteinte.libelle(), Aspect::Etat),
                "Vert : la cible ou le repère de l’année est atteint.",
            ),
            (
                Cellule::texte(LIBELLE, EtatCible::Proche.libelle(), Aspect::Etat),
                "Orangé : proche, à surveiller.",
            ),
            (
                Cellule::texte(LIBELLE, EtatCible::EnRetard.libelle(), Aspect::Etat),
                "Rouge : en retard. Le mot est toujours écrit : la couleur ne fait que le répéter.",
            ),
        ];
        let parlantes = if self.source.est_collecte() { &lignes[..SANS_ETAT] } else { &lignes[..] };
        for (exemple, texte) in parlantes.iter().cloned() {
            let texte = Cellule::texte(TEXTE, &textes::ligne(texte), Aspect::Paragraphe);
            self.grille.ligne(vec![exemple, Cellule { filet: true, ..texte }]);
        }
    }

    pub(super) fn rythmes(&mut self) {
        self.section("Deux rythmes à ne pas confondre");
        self.terme(
            "Chaque année : le suivi",
            "Les objectifs du schéma sont suivis tous les ans : c’est pour cela que ce classeur a une colonne par année.",
        );
        let publications = self.publications();
        let annees = match publications.len() {
            0 => "La première année de publication reste à fixer dans le schéma.".to_owned(),
            _ => format!("Publications prévues : {}.", crate::ecriture::liste(&publications)),
        };
        self.terme(
            "Tous les deux ans : la publication",
            &format!(
                "Les indicateurs sont publiés au moins tous les deux ans. {annees} Les indicateurs relevés « tous les \
                 deux ans » ne sont attendus que pour l’année qui précède chaque publication."
            ),
        );
    }

    /// « 2028 », « 2030 », « 2032 ».
    fn publications(&self) -> Vec<String> {
        let Some(premiere) = self.source.spaser.dossier.document.premiere_publication else {
            return Vec::new();
        };
        let derniere = self.source.calendrier.schema.last().map_or(premiere.0, |a| a.0);
        (premiere.0..=derniere).step_by(2).map(|a| a.to_string()).collect()
    }

    pub(super) fn mots(&mut self) {
        self.section("Les mots employés");
        let sans_marge = "Sauf mention contraire, on est proche à moins de 5 % de ce qui est attendu.";
        let mots = [
            (Donnee::Cible.libelle(), "La valeur à laquelle le schéma s’engage pour une année."),
            (
                Donnee::Repere.libelle(),
                "Entre deux cibles, le point de la droite qui y mène : une aide au pilotage, sans valeur d’engagement.",
            ),
            (
                Donnee::Ecart.libelle(),
                "Ce qui est observé moins ce qui est attendu, en points pour un pourcentage.",
            ),
            (
                Donnee::Cumul.libelle(),
                "Le total depuis la première année du schéma, quand la cible est un total.",
            ),
            (
                EtatCible::Atteinte.libelle(),
                "La valeur observée atteint ou dépasse ce qui est attendu, dans le sens souhaité.",
            ),
            (EtatCible::Proche.libelle(), sans_marge),
            (EtatCible::EnRetard.libelle(), "La valeur observée est plus loin encore de ce qui est attendu."),
            (
                EtatCible::ARenseigner.libelle(),
                "Une cible existe pour l’année, mais la valeur manque ; pour une action ou une étape, une date est passée et rien n’en est dit.",
            ),
            (
                EtatCible::AVenir.libelle(),
                "Une cible ou un repère existe pour l’année, mais elle vient après l’année observée : rien n’est encore dû.",
            ),
            (EtatCible::SansCible.libelle(), "Rien n’est attendu cette année-là : l’indicateur renseigne."),
        ];
        for (mot, sens) in mots {
            self.terme(mot, sens);
        }
        self.terme("Action en retard", &format!("À la date du point, {}", avancement::REGLE));
    }
}
