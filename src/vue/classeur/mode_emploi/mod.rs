//! The first sheet: what the workbook is and how to fill it.

mod legende;

use crate::classeur::Feuille;
use crate::ecriture::{capitale, compte, date_longue};
use crate::vue::schema::dire_la_plus_ancienne;

use super::contrat::{Aspect, Cellule, ColonneVue, Contenu, FeuilleVue};
use super::direction::FicheDirection;
use super::grille::{Grille, feuille};
use super::{Source, definitions, textes};

/// Columns: a short label, then the text.
const LIBELLE: u16 = 1;
const TEXTE: u16 = 2;
const LARGEURS: [f64; 3] = [12.0, 44.0, 78.0];

pub fn construire(source: &Source<'_>, feuilles: &[FeuilleVue], fiches: &[FicheDirection]) -> FeuilleVue {
    let mut page = Page { source, grille: Grille::default() };
    page.titre();
    page.objet(feuilles);
    page.etapes(feuilles);
    page.qui_fait_quoi(fiches);
    page.couleurs();
    page.feuilles(feuilles);
    if !source.est_collecte() {
        page.rythmes();
        page.mots();
    }
    page.envoi();
    let colonnes =
        LARGEURS.iter().enumerate().map(|(rang, l)| ColonneVue { largeur: *l, masquee: rang == 0 });
    let nom = Feuille::ModeEmploi.nom().to_owned();
    FeuilleVue { paysage: false, ..feuille(Feuille::ModeEmploi, nom, colonnes.collect(), page.grille) }
}

/// What a protected sheet allows, what it does not, and what the way back bears all the same.
const A_SAVOIR: [(&str, &str); 3] = [
    (
        "Ce qui est permis",
        "Saisir dans les cellules jaunes, filtrer, copier, élargir les colonnes et les lignes, imprimer. Les feuilles sont \
         protégées, sans mot de passe, pour que l’on n’efface pas une formule par mégarde.",
    ),
    (
        "Ce qui ne l’est pas",
        "Trier, insérer ou supprimer une ligne : la protection le refuse, et les calculs s’y perdraient. Pour ne voir que vos \
         lignes, filtrez ; ce qui n’a pas sa ligne se dit en commentaire.",
    ),
    (
        "Au retour",
        "Chaque ligne et chaque colonne se reconnaît à une clé masquée : ne supprimez pas ce qui est masqué. Une feuille \
         renommée ou déplacée se relit, mais les liens qui y menaient ne la trouvent plus : mieux vaut lui laisser son nom.",
    ),
];

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
        self.expliquer(libelle, texte);
    }

    /// A sheet one may go to, and what it is for.
    fn renvoi(&mut self, feuille: &str, libelle: &str, texte: &str) {
        let contenu = Contenu::Renvoi {
            feuille: feuille.to_owned(),
            cellule: "A1".to_owned(),
            texte: textes::ligne(libelle),
        };
        self.expliquer(Cellule::new(LIBELLE, contenu, Aspect::Lien), texte);
    }

    fn expliquer(&mut self, libelle: Cellule, texte: &str) {
        let texte = Cellule::texte(TEXTE, &textes::ligne(texte), Aspect::Paragraphe);
        self.grille.ligne([libelle, texte].map(|c| Cellule { filet: true, ..c }).to_vec());
    }

    fn titre(&mut self) {
        let quoi = if self.source.est_collecte() { "Classeur de collecte" } else { "Classeur de suivi" };
        let titre = format!("{quoi} du {}", self.source.sigle());
        self.grille.ligne(vec![Cellule::texte(LIBELLE, &titre, Aspect::Titre)]);
        let copie = self.source.direction.map(|d| format!("Copie : {d} · ")).unwrap_or_default();
        let sous_titre = format!("{copie}{} · {}", self.source.noms_des_acheteurs(), self.source.edition());
        self.grille.ligne(vec![Cellule::texte(LIBELLE, &textes::ligne(&sous_titre), Aspect::Chapeau)]);
    }

    fn objet(&mut self, feuilles: &[FeuilleVue]) {
        self.section("À quoi sert ce classeur");
        let objet = match (self.source.est_collecte(), self.source.direction) {
            (true, _) => "Il réunit, avant que le schéma ne soit écrit, ce dont il part : les valeurs de référence des \
                          indicateurs, les segments d’achat, et qui détient quelle donnée. Rien d’autre n’est demandé."
                .to_owned(),
            (false, Some(_)) => "Il recueille ce que votre direction observe, et rien d’autre : les lignes des autres \
                                 directions n’y sont pas. Il se verse dans le classeur commun, dont il a les clés."
                .to_owned(),
            (false, None) => format!(
                "Il recueille, une fois par an, ce que chaque direction observe : {}. Les taux, les écarts et le tableau \
                 de bord se calculent seuls ; une fois rempli, le classeur sert à écrire le rapport annuel.",
                self.contenu(feuilles)
            ),
        };
        self.terme("Son objet", &objet);
        self.terme(
            "Son statut",
            "C’est un document de travail interne. Ne le publiez pas tel quel : il peut nommer des services et porter \
             des commentaires.",
        );
    }

    /// « 34 indicateurs, 28 actions et 6 segments d’achat ».
    fn contenu(&self, feuilles: &[FeuilleVue]) -> String {
        let dossier = self.source.spaser.dossier;
        let a = |feuille: Feuille| feuilles.iter().any(|f| f.feuille == feuille);
        let mut parts = vec![compte(self.source.spaser.indicateurs.len(), "indicateur", "indicateurs")];
        if a(Feuille::Actions) {
            parts.push(compte(self.source.actions().count(), "action", "actions"));
        }
        if a(Feuille::Cartographie) {
            parts.push(compte(dossier.segments.len(), "segment d’achat", "segments d’achat"));
        }
        crate::ecriture::liste(&parts)
    }

    fn etapes(&mut self, feuilles: &[FeuilleVue]) {
        self.section("Comment le remplir");
        let etapes = if self.source.est_collecte() { collecte() } else { self.suivi(feuilles) };
        for (rang, texte) in (1..).zip(etapes) {
            self.terme(&format!("{rang}."), texte);
        }
        for (libelle, texte) in A_SAVOIR {
            self.terme(libelle, texte);
        }
    }

    fn suivi(&self, feuilles: &[FeuilleVue]) -> Vec<&'static str> {
        let a = |feuille: Feuille| feuilles.iter().any(|f| f.feuille == feuille);
        let mut etapes = vec![
            "Dans la feuille « Tableau de bord », choisissez l’année observée et la date du point.",
            match (self.source.direction, self.source.spaser.est_conjoint()) {
                (Some(_), _) => {
                    "Ouvrez la feuille de votre direction : elle liste ce qui est attendu de vous, et y mène."
                }
                (None, true) => {
                    "Ouvrez la feuille de votre direction, à droite des autres, ou la feuille d’indicateurs de \
                                 votre établissement."
                }
                (None, false) => {
                    "Ouvrez la feuille de votre direction, à droite des autres : elle liste ce qui est attendu de \
                                  vous, et y mène."
                }
            },
            "Remplissez les cellules jaunes de la colonne de l’année, dont l’en-tête est jaune lui aussi : le numérateur et \
             le dénominateur plutôt que le taux. Une valeur inconnue se laisse vide : zéro veut dire « zéro », vide veut \
             dire « pas encore connu ».",
            "Ajoutez un commentaire quand un chiffre surprend : contexte, source, rupture de série.",
        ];
        if a(Feuille::Actions) {
            etapes.push(
                "Dans les feuilles « Actions » et « Étapes », mettez à jour le statut, l’avancement et l’état des étapes. Un \
                 retard ne se déclare pas : il se calcule à partir des dates.",
            );
        }
        if a(Feuille::Gouvernance) {
            etapes
                .push("Dans la feuille « Gouvernance », notez les séances tenues et ce qui y a été décidé.");
        }
        if a(Feuille::Agec) {
            etapes.push(
                "Dans la feuille « AGEC », saisissez les achats de l’année famille par famille : ses colonnes sont celles de la \
                 déclaration annuelle.",
            );
        }
        etapes.push(
            "Relisez le tableau de bord : il dit ce qui est en retard et ce qui reste à renseigner. Enregistrez, puis \
             renvoyez le fichier sans changer son format.",
        );
        etapes
    }

    /// What each department fills, by when, and its sheet.
    fn qui_fait_quoi(&mut self, fiches: &[FicheDirection]) {
        if fiches.is_empty() {
            return;
        }
        self.section("Qui remplit quoi");
        for fiche in fiches {
            let echeance = self.prochaine(&fiche.direction);
            self.renvoi(&fiche.feuille.nom, &fiche.direction, &format!("{}{echeance}", fiche.resume));
        }
        let quand = match (self.source.est_collecte(), self.source.calendrier.point) {
            (true, _) => "Avant le premier projet du schéma.".to_owned(),
            (false, None) => "Chaque année, à la date du point que fixe le tableau de bord.".to_owned(),
            (false, Some(_)) => {
                "Chaque année, pour la date du point que fixe le tableau de bord ; les actions et leurs étapes, à leur \
                 échéance."
                    .to_owned()
            }
        };
        self.terme("Pour quand", &quand);
    }

    /// « Prochaine échéance : 30 juin 2027. », of the actions it pilots.
    fn prochaine(&self, direction: &str) -> String {
        let point = self.source.calendrier.point;
        let siennes = self.source.actions().map(|a| a.action);
        let dates = siennes
            .filter(|a| crate::vue::directions::est_la(a.pilote.as_deref(), direction))
            .flat_map(|a| a.etapes.iter().filter_map(|e| e.echeance).chain(a.fin))
            .map(|j| j.0)
            .filter(|d| point.is_none_or(|p| *d >= p));
        match dates.min().filter(|_| !self.source.est_collecte()) {
            Some(date) => format!(" Prochaine échéance de ses actions : {}.", date_longue(date)),
            None => String::new(),
        }
    }

    fn feuilles(&mut self, feuilles: &[FeuilleVue]) {
        self.section("Les feuilles");
        for f in feuilles {
            self.renvoi(&f.nom, &f.nom, role(f.feuille));
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

fn collecte() -> Vec<&'static str> {
    vec![
        "Ouvrez la feuille de votre direction, à droite des autres : elle liste ce qui est attendu de vous, et y mène.",
        "Dans la feuille « Indicateurs », donnez la valeur de l’année de référence, dont l’en-tête est jaune : le numérateur et \
         le dénominateur plutôt que le taux. Une valeur inconnue se laisse vide : zéro veut dire « zéro ».",
        "Dans la feuille « Cartographie », dites ce qui s’achète, pour combien, et quand cela se renouvelle ; les segments \
         absents de la liste ont des lignes libres.",
        "Dans la feuille « Qui détient quoi », dites d’où sort chaque donnée : une direction ou une fonction, et un outil.",
        "Enregistrez, puis renvoyez le fichier sans changer son format.",
    ]
}

/// What a sheet is for.
fn role(feuille: Feuille) -> &'static str {
    match feuille {
        Feuille::TableauDeBord => {
            "Les réponses en trois phrases, puis les cibles phares, les actions en retard et ce qui reste à renseigner."
        }
        Feuille::Indicateurs => {
            "Un bloc de lignes par indicateur, une colonne par année. C’est la première feuille à remplir."
        }
        Feuille::Actions => "Une ligne par action : statut, avancement, prochaine étape, retard éventuel.",
        Feuille::Etapes => "Une ligne par étape d’action, avec son échéance.",
        Feuille::Cartographie => {
            "Un segment d’achat par ligne : montants par année, prochain renouvellement, enjeux, maturité."
        }
        Feuille::Detenteurs => "Quelle direction détient quelle donnée, et dans quel outil.",
        Feuille::Gouvernance => "Les séances prévues et tenues, et les décisions prises.",
        Feuille::Agec => {
            "Les achats de réemploi et de recyclage, famille par famille, dans les colonnes de la déclaration annuelle."
        }
        Feuille::Journal => "Ce qui a changé en cours de route, et pourquoi.",
        _ => "Ce que chaque indicateur compte exactement, sa source, ses limites.",
    }
}
