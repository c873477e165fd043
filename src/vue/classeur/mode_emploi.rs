//! The first sheet: what the workbook is and how to fill it.

use crate::classeur::{Donnee, Feuille};
use crate::ecriture::{capitale, date_longue};
use crate::mesure::EtatCible;
use crate::vue::schema::dire_la_plus_ancienne;

use super::contrat::{Aspect, Cellule, ColonneVue, Contenu, FeuilleVue};
use super::grille::{Grille, feuille};
use super::{Source, definitions, textes};

/// Columns: a short label, then the text.
const LIBELLE: u16 = 1;
const TEXTE: u16 = 2;
const LARGEURS: [f64; 3] = [12.0, 26.0, 106.0];

pub fn construire(source: &Source<'_>, indicateurs: &[FeuilleVue], actions: bool) -> FeuilleVue {
    let mut page = Page { source, grille: Grille::default() };
    page.titre();
    page.objet();
    page.etapes(actions);
    page.couleurs();
    page.feuilles(indicateurs, actions);
    page.rythmes();
    page.mots();
    page.envoi();
    let colonnes =
        LARGEURS.iter().enumerate().map(|(rang, l)| ColonneVue { largeur: *l, masquee: rang == 0 });
    let nom = Feuille::ModeEmploi.nom().to_owned();
    FeuilleVue { paysage: false, ..feuille(Feuille::ModeEmploi, nom, colonnes.collect(), page.grille) }
}

struct Page<'a> {
    source: &'a Source<'a>,
    grille: Grille,
}

impl Page<'_> {
    fn section(&mut self, titre: &str) {
        self.grille.sauter();
        self.grille.ligne(vec![Cellule::texte(LIBELLE, &textes::ligne(titre), Aspect::Section)]);
    }

    /// A label and what it means.
    fn terme(&mut self, libelle: &str, texte: &str) {
        let libelle = Cellule::texte(LIBELLE, &textes::ligne(libelle), Aspect::Fort);
        let texte = Cellule::texte(TEXTE, &textes::ligne(texte), Aspect::Paragraphe);
        self.grille.ligne([libelle, texte].map(|c| Cellule { filet: true, ..c }).to_vec());
    }

    fn titre(&mut self) {
        let titre = format!("Classeur de suivi du {}", self.source.sigle());
        self.grille.ligne(vec![Cellule::texte(LIBELLE, &titre, Aspect::Titre)]);
        let sous_titre = format!("{} · {}", self.source.noms_des_acheteurs(), self.source.edition());
        self.grille.ligne(vec![Cellule::texte(LIBELLE, &textes::ligne(&sous_titre), Aspect::Chapeau)]);
    }

    fn objet(&mut self) {
        self.section("À quoi sert ce classeur");
        let suivi = self.source.spaser.indicateurs.len();
        let actions = self.source.spaser.actions().count();
        let contenu = match actions {
            0 => format!("{suivi} indicateurs"),
            n => format!("{suivi} indicateurs et {n} actions"),
        };
        self.terme(
            "Son objet",
            &format!(
                "Il recueille, une fois par an, ce que chaque direction observe : {contenu}. Les taux, les écarts et \
                 le tableau de bord se calculent seuls ; une fois rempli, le classeur sert à écrire le rapport annuel."
            ),
        );
        self.terme(
            "Son statut",
            "C’est un document de travail interne. Ne le publiez pas tel quel : il peut nommer des services et porter \
             des commentaires.",
        );
    }

    fn etapes(&mut self, actions: bool) {
        self.section("Comment le remplir");
        let filtrer = if self.source.spaser.est_conjoint() {
            "Ouvrez la feuille d’indicateurs de votre établissement, puis filtrez la colonne « Responsable » pour ne voir \
             que vos lignes."
        } else {
            "Dans la feuille « Indicateurs », filtrez la colonne « Responsable » pour ne voir que vos lignes."
        };
        let mut etapes = vec![
            "Dans la feuille « Tableau de bord », choisissez l’année observée et la date du point.",
            filtrer,
            "Remplissez les cellules jaunes de la colonne de l’année, dont l’en-tête est jaune lui aussi : le numérateur et le dénominateur plutôt que le \
             taux. Une valeur inconnue se laisse vide : zéro veut dire « zéro », vide veut dire « pas encore connu ».",
            "Ajoutez un commentaire quand un chiffre surprend : contexte, source, rupture de série.",
        ];
        if actions {
            etapes.push(
                "Dans les feuilles « Actions » et « Étapes », mettez à jour le statut, l’avancement et l’état des étapes.",
            );
        }
        etapes.push(
            "Relisez le tableau de bord : il dit ce qui est en retard et ce qui reste à renseigner. Enregistrez, puis \
             renvoyez le fichier sans changer son format.",
        );
        for (rang, texte) in (1..).zip(etapes) {
            self.terme(&format!("{rang}."), texte);
        }
        self.terme(
            "Bon à savoir",
            "Les feuilles sont protégées, sans mot de passe, pour que l’on n’efface pas une formule par mégarde. Vous \
             pouvez copier, filtrer, élargir les colonnes et imprimer. Ne renommez pas les feuilles et n’insérez pas \
             de ligne : les formules s’y perdraient.",
        );
    }

    /// Each sample wears what it explains, and the words say it too.
    fn couleurs(&mut self) {
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
        for (exemple, texte) in lignes {
            let texte = Cellule::texte(TEXTE, &textes::ligne(texte), Aspect::Paragraphe);
            self.grille.ligne(vec![exemple, Cellule { filet: true, ..texte }]);
        }
    }

    fn feuilles(&mut self, indicateurs: &[FeuilleVue], actions: bool) {
        self.section("Les feuilles");
        let mut feuilles = vec![(
            Feuille::TableauDeBord.nom().to_owned(),
            "Les réponses en trois phrases, puis les cibles phares, les actions en retard et ce qui reste à renseigner.",
        )];
        feuilles.extend(indicateurs.iter().map(|f| {
            (
                f.nom.clone(),
                "Un bloc de lignes par indicateur, une colonne par année. C’est la feuille à remplir.",
            )
        }));
        if actions {
            feuilles.push((
                Feuille::Actions.nom().to_owned(),
                "Une ligne par action : statut, avancement, prochaine étape, retard éventuel.",
            ));
        }
        if self.source.spaser.actions().any(|a| !a.action.etapes.is_empty()) {
            feuilles
                .push((Feuille::Etapes.nom().to_owned(), "Une ligne par étape d’action, avec son échéance."));
        }
        feuilles.push((
            Feuille::Definitions.nom().to_owned(),
            "Ce que chaque indicateur compte exactement, sa source, ses limites.",
        ));
        for (nom, texte) in feuilles {
            let renvoi = Contenu::Renvoi { feuille: nom.clone(), texte: nom };
            let texte = Cellule::texte(TEXTE, &textes::ligne(texte), Aspect::Paragraphe);
            let cellules = [Cellule::new(LIBELLE, renvoi, Aspect::Lien), texte];
            self.grille.ligne(cellules.map(|c| Cellule { filet: true, ..c }).to_vec());
        }
    }

    fn rythmes(&mut self) {
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

    fn mots(&mut self) {
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
            (EtatCible::ARenseigner.libelle(), "Une cible existe pour l’année, mais la valeur manque."),
            (EtatCible::SansCible.libelle(), "Rien n’est attendu cette année-là : l’indicateur renseigne."),
            (
                "Action en retard",
                "Une action ni réalisée ni abandonnée dont la fin est passée, dont une étape est passée sans être \
                 faite, ou qui devait commencer et reste à venir, à la date du point.",
            ),
        ];
        for (mot, sens) in mots {
            self.terme(mot, sens);
        }
    }

    fn envoi(&mut self) {
        self.section("À qui le renvoyer");
        let coordonnateur = self.source.spaser.coordonnateur();
        let Some(contact) = &coordonnateur.contact else {
            self.terme("Destinataire", "Le référent du schéma dans votre collectivité.");
            return;
        };
        let qui = [Some(contact.fonction.as_str()), contact.direction.as_deref()];
        let qui: Vec<&str> = qui.into_iter().flatten().collect();
        self.terme("Destinataire", &format!("{}, {}", qui.join(", "), coordonnateur.nom));
        let moyens: Vec<&str> =
            [&contact.courriel, &contact.telephone].into_iter().filter_map(|m| m.as_deref()).collect();
        if !moyens.is_empty() {
            self.terme("Coordonnées", &moyens.join(" · "));
        }
        if let Some(date) = self.source.spaser.dossier.document.date_edition {
            self.terme("Édition", &format!("Classeur établi le {}.", date_longue(date.0)));
        }
        if let Some(date) = definitions::plus_ancienne_lecture(self.source) {
            self.terme("Textes cités", &capitale(&dire_la_plus_ancienne(date)));
        }
    }
}
