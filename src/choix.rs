//! Which values may be chosen? Closed lists shared by the catalogue and the dossier. Each value has one
//! key, the same in the TOML, in the JSON Schema and in the vocabulary file that holds its French label.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value chosen in a closed list; its label is `FAMILLE.cle()` in the vocabulary.
pub trait Choix: Copy + Eq + 'static {
    const FAMILLE: &'static str;
    const TOUS: &'static [Self];
    fn cle(self) -> &'static str;
}

macro_rules! choix {
    ($(#[$meta:meta])* $nom:ident, $famille:literal { $($(#[$doc:meta])* $variante:ident = $cle:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $nom { $($(#[$doc])* #[serde(rename = $cle)] $variante,)+ }

        impl Choix for $nom {
            const FAMILLE: &'static str = $famille;
            const TOUS: &'static [Self] = &[$(Self::$variante,)+];
            fn cle(self) -> &'static str {
                match self { $(Self::$variante => $cle,)+ }
            }
        }
    };
}

choix! {
    /// État du schéma : il commande ce qui peut rester en blanc et ce que les documents disent.
    Etat, "etat" {
        Projet = "projet",
        Soumis = "soumis",
        Adopte = "adopte",
        Modifie = "modifie",
    }
}

choix! {
    /// Type juridique de l’acheteur : il commande l’organe, les visas et les règles de séance.
    TypeAcheteur, "type_acheteur" {
        Commune = "commune",
        CommuneAlsaceMoselle = "commune-alsace-moselle",
        Epci = "epci",
        Metropole = "metropole",
        MetropoleAixMarseilleProvence = "metropole-aix-marseille-provence",
        MetropoleDuGrandParis = "metropole-du-grand-paris",
        MetropoleDeLyon = "metropole-de-lyon",
        EtablissementPublicTerritorial = "etablissement-public-territorial",
        Departement = "departement",
        CollectiviteEuropeenneDAlsace = "collectivite-europeenne-d-alsace",
        Region = "region",
        SyndicatDeCommunes = "syndicat-de-communes",
        SyndicatMixteFerme = "syndicat-mixte-ferme",
        SyndicatMixteOuvert = "syndicat-mixte-ouvert",
        PoleMetropolitainFerme = "pole-metropolitain-ferme",
        PoleMetropolitainOuvert = "pole-metropolitain-ouvert",
        Petr = "petr",
        Sdis = "sdis",
        Ccas = "ccas",
        Oph = "oph",
        EtablissementPublicDeSante = "etablissement-public-de-sante",
        Ght = "ght",
        Etat = "etat",
        EtablissementPublicDeLEtat = "etablissement-public-de-l-etat",
        Universite = "universite",
        VilleDeParis = "ville-de-paris",
        CollectiviteDeCorse = "collectivite-de-corse",
        CollectiviteDeMartinique = "collectivite-de-martinique",
        CollectiviteDeGuyane = "collectivite-de-guyane",
        Mayotte = "mayotte",
        Autre = "autre",
    }
}

choix! {
    /// À qui une information peut être montrée.
    Diffusion, "diffusion" {
        Public = "public",
        Interne = "interne",
    }
}

choix! {
    /// Priorité d’une action.
    Priorite, "priorite" {
        Haute = "haute",
        Moyenne = "moyenne",
        Basse = "basse",
    }
}

choix! {
    /// Effort demandé par une action.
    Effort, "effort" {
        Faible = "faible",
        Moyen = "moyen",
        Important = "important",
    }
}

choix! {
    /// Où en est une action.
    Statut, "statut" {
        AVenir = "a-venir",
        EnCours = "en-cours",
        Realise = "realise",
        EnPause = "en-pause",
        Abandonne = "abandonne",
        Bloque = "bloque",
        EnRetard = "en-retard",
        ADiscuter = "a-discuter",
    }
}

choix! {
    /// Où en est une étape.
    EtatEtape, "etat_etape" {
        AFaire = "a-faire",
        EnCours = "en-cours",
        Faite = "faite",
    }
}

choix! {
    /// Volet de l’achat responsable auquel un indicateur ou un axe se rattache.
    Categorie, "categorie" {
        Social = "social",
        Ecologique = "ecologique",
        Circulaire = "circulaire",
        Economique = "economique",
        Gouvernance = "gouvernance",
    }
}

choix! {
    /// Catégorie de l’achat socialement et écologiquement responsable, au sens de l’article L. 2111-3.
    CategorieAchat, "categorie_achat" {
        ConsiderationsSociales = "considerations-sociales",
        MarchesReserves = "marches-reserves",
        Esus = "esus",
        PublicsVulnerables = "publics-vulnerables",
        ConsiderationsEnvironnementales = "considerations-environnementales",
    }
}

choix! {
    /// Ce qu’un indicateur compte (L. 2111-3 : « en nombre de contrats ou en valeur »).
    Expression, "expression" {
        Nombre = "nombre",
        Valeur = "valeur",
        Physique = "physique",
        Declaratif = "declaratif",
    }
}

choix! {
    /// Usage d’un indicateur : il porte une cible, ou il renseigne sans en porter.
    Usage, "usage" {
        Cible = "cible",
        Transparence = "transparence",
    }
}

choix! {
    /// Ce que l’indicateur observe : ce qui est fait, ce qui est obtenu, l’effet sur le territoire.
    Portee, "portee" {
        Realisation = "realisation",
        Resultat = "resultat",
        Impact = "impact",
    }
}

choix! {
    /// Rythme de collecte d’un indicateur.
    Frequence, "frequence" {
        Trimestrielle = "trimestrielle",
        Annuelle = "annuelle",
        Biennale = "biennale",
    }
}

choix! {
    /// Sens souhaité d’un indicateur.
    Sens, "sens" {
        Hausse = "hausse",
        Baisse = "baisse",
        Neutre = "neutre",
    }
}

choix! {
    /// Fondement d’un indicateur : l’article L. 2111-3, une autre obligation, un plan ou un label, aucun.
    StatutJuridique, "statut_juridique" {
        Loi = "loi",
        Obligation = "obligation",
        Plan = "plan",
        Libre = "libre",
    }
}

choix! {
    /// Forme d’une cible.
    FormeCible, "forme_cible" {
        /// Une valeur à une date : « 40 % en 2030 ».
        Echeance = "echeance",
        /// Une valeur par année.
        Paliers = "paliers",
        /// Un minimum (ou un maximum, si le sens est la baisse) chaque année.
        Plancher = "plancher",
        /// Atteindre une valeur, puis s’y tenir.
        Maintien = "maintien",
        /// Un total additionné sur la période.
        Cumul = "cumul",
        /// Un jalon atteint ou non.
        OuiNon = "oui-non",
    }
}

choix! {
    /// Suite donnée à une contribution.
    Suite, "suite" {
        Retenue = "retenue",
        Partielle = "partielle",
        NonRetenue = "non-retenue",
    }
}

choix! {
    /// Famille de partie prenante.
    CategoriePartie, "categorie_partie" {
        Elus = "elus",
        Directions = "directions",
        Agents = "agents",
        Fournisseurs = "fournisseurs",
        Insertion = "insertion",
        Handicap = "handicap",
        Ess = "ess",
        ChambresConsulaires = "chambres-consulaires",
        Federations = "federations",
        Facilitateurs = "facilitateurs",
        Reseaux = "reseaux",
        Usagers = "usagers",
        Etat = "etat",
        AutresAcheteurs = "autres-acheteurs",
    }
}

choix! {
    /// Rôle d’une partie prenante dans la démarche.
    RolePartie, "role_partie" {
        Decide = "decide",
        Pilote = "pilote",
        Contribue = "contribue",
        Consulte = "consulte",
        Informe = "informe",
    }
}

choix! {
    /// Ce qu’une partie prenante apporte.
    Apport, "apport" {
        Avis = "avis",
        Ressources = "ressources",
        Donnees = "donnees",
        Renouvellement = "renouvellement",
    }
}

choix! {
    /// Forme d’un temps de concertation.
    TypeConcertation, "type_concertation" {
        Atelier = "atelier",
        Entretien = "entretien",
        Questionnaire = "questionnaire",
        Reunion = "reunion",
        ConsultationEnLigne = "consultation-en-ligne",
        Audition = "audition",
        Rencontre = "rencontre",
    }
}

choix! {
    /// Niveau d’une instance de gouvernance.
    NiveauInstance, "niveau_instance" {
        Pilotage = "pilotage",
        Technique = "technique",
        Projet = "projet",
        Partenarial = "partenarial",
        Reseau = "reseau",
    }
}

choix! {
    /// Nature d’un achat.
    TypeAchat, "type_achat" {
        Travaux = "travaux",
        Fournitures = "fournitures",
        Services = "services",
    }
}

choix! {
    /// Genre d’un contrat de la commande publique.
    GenreContrat, "genre_contrat" {
        Marche = "marche",
        MarcheGlobal = "marche-global",
        MarcheDePartenariat = "marche-de-partenariat",
        Concession = "concession",
    }
}

choix! {
    /// Catégorie d’acheteur au regard des seuils européens.
    CategorieAcheteur, "categorie_acheteur" {
        Etat = "etat",
        PouvoirAdjudicateur = "pouvoir-adjudicateur",
        EntiteAdjudicatrice = "entite-adjudicatrice",
    }
}

choix! {
    /// Territoire d’outre-mer dont les règles diffèrent.
    Territoire, "territoire" {
        Guadeloupe = "guadeloupe",
        Guyane = "guyane",
        Martinique = "martinique",
        LaReunion = "la-reunion",
        Mayotte = "mayotte",
        SaintMartin = "saint-martin",
        SaintPierreEtMiquelon = "saint-pierre-et-miquelon",
    }
}

choix! {
    /// Section budgétaire.
    Section, "section" {
        Fonctionnement = "fonctionnement",
        Investissement = "investissement",
    }
}

choix! {
    /// Façon d’acheter un segment.
    ModeAchat, "mode_achat" {
        Propre = "propre",
        Groupement = "groupement",
        Centrale = "centrale",
    }
}

choix! {
    /// Nature d’un acte pris sur le schéma.
    NatureActe, "nature_acte" {
        Orientation = "orientation",
        Adoption = "adoption",
        Revision = "revision",
        PresentationRapport = "presentation-rapport",
    }
}

choix! {
    /// Façon de voter.
    Scrutin, "scrutin" {
        Ordinaire = "ordinaire",
        Public = "public",
        Secret = "secret",
    }
}

choix! {
    /// Conduite de la démarche : en interne ou avec une assistance à maîtrise d’ouvrage.
    Conduite, "conduite" {
        Interne = "interne",
        Amo = "amo",
    }
}

choix! {
    /// Portée d’une obligation retenue.
    NatureObligation, "nature_obligation" {
        Legale = "legale",
        Indicative = "indicative",
        Facultative = "facultative",
    }
}

choix! {
    /// Sous-thème de l’article L. 2111-3 auquel une action ou un objectif contribue.
    SousTheme, "sous_theme" {
        Insertion = "insertion",
        Handicap = "handicap",
        Esus = "esus",
        PublicsVulnerables = "publics-vulnerables",
        Ges = "ges",
        Energie = "energie",
        Eau = "eau",
        Matieres = "matieres",
        Durabilite = "durabilite",
        SobrieteNumerique = "sobriete-numerique",
        EconomieCirculaire = "economie-circulaire",
        General = "general",
    }
}
