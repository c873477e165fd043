//! The register of codes: one entry each, in the order of their keys. `spaser expliquer CODE`
//! prints an entry.

use serde::{Serialize, Serializer};

use super::Gravite::{self, Avertissement, Conseil, Erreur};
use super::code::codes;

codes! {
    ActeNonPrisEnCharge {
        cle: "acte-non-pris-en-charge",
        gravite: Avertissement,
        titre: "la forme de l’acte n’est pas relevée pour ce type d’acheteur",
        sens: "Pour un service de l’État, rien n’établit la forme de l’acte qui adopte le schéma : aucun n’est proposé. Le schéma et le classeur sont produits.",
        faux: "type = \"etat\"   # livrable : deliberation",
        juste: "[droit]\ncomplements = [\"droit/organe.toml\"]   # une fiche `[[organismes]]` qui décrit l’organe",
        pourquoi: "Un acte pris au nom d’un organe incompétent, ou dans une forme qui n’est pas la sienne, serait illégal.",
    }
    ActeSansAcheteur {
        cle: "acte-sans-acheteur",
        gravite: Erreur,
        titre: "un acte d’un schéma conjoint ne dit pas qui le prend",
        sens: "Chaque assemblée délibère pour elle-même : l’acte nomme son acheteur.",
        faux: "[[actes]]\nid = \"adoption\"\nnature = \"adoption\"",
        juste: "[[actes]]\nid = \"adoption-ville\"\nnature = \"adoption\"\nacheteur = \"ville\"",
        pourquoi: "Un schéma conjoint appelle une délibération par acheteur, avec son organe et ses règles.",
    }
    ActesSupprimes {
        cle: "actes-supprimes",
        gravite: Avertissement,
        titre: "un document supprimé en 2022",
        sens: "Le recueil des actes administratifs et le compte rendu de séance ont été supprimés au 1er juillet 2022 pour les communes, les intercommunalités, les départements et les régions.",
        faux: "Le bilan figure au recueil des actes administratifs.",
        juste: "Le bilan est annexé à la délibération, publiée en ligne.",
        pourquoi: "Un acte qui renvoie à un document disparu égare son lecteur.",
    }
    AnneeHorsPeriode {
        cle: "annee-hors-periode",
        gravite: Erreur,
        titre: "une année sort de la période du schéma",
        sens: "L’année de première publication des indicateurs doit se placer dans la vie du schéma.",
        faux: "debut = 2027\nfin = 2032\npremiere_publication = 2026",
        juste: "debut = 2027\nfin = 2032\npremiere_publication = 2028",
        pourquoi: "Les dates de publication sont imprimées dans le schéma et dans la délibération.",
    }
    AnneeSeuil {
        cle: "annee-seuil",
        gravite: Erreur,
        titre: "l’année retenue pour le seuil n’a pas de dépense",
        sens: "Le seuil se compare aux dépenses d’une année civile : celle qui est retenue doit figurer dans `depenses_marches_ht`.",
        faux: "annee_seuil = 2025\ndepenses_marches_ht = { 2024 = 61000000 }",
        juste: "annee_seuil = 2025\ndepenses_marches_ht = { 2024 = 61000000, 2025 = 63500000 }",
        pourquoi: "Le schéma écrit le calcul en toutes lettres : l’année et le montant doivent se correspondre.",
    }
    BiensEtServices {
        cle: "biens-et-services",
        gravite: Avertissement,
        titre: "l’alinéa 2 cité avec les travaux",
        sens: "L’alinéa 2 de l’article L. 2111-3 parle de l’achat « de biens et de services ». C’est le seuil qui porte sur tous les marchés.",
        faux: "L’article L. 2111-3 vise les travaux, fournitures et services.",
        juste: "L’article L. 2111-3 vise l’achat de biens et de services.",
        pourquoi: "Une citation se donne mot pour mot.",
    }
    BiosourceParBatiment {
        cle: "biosource-par-batiment",
        gravite: Avertissement,
        titre: "la part de 25 % comptée en matériaux",
        sens: "À compter du 1er janvier 2030, les matériaux biosourcés ou bas-carbone interviennent dans au moins 25 % des rénovations lourdes et des constructions : ce sont des opérations.",
        faux: "Chaque bâtiment comptera 25 % de matériaux biosourcés.",
        juste: "À compter du 1er janvier 2030, des matériaux biosourcés ou bas-carbone interviendront dans au moins 25 % des constructions et rénovations lourdes.",
        pourquoi: "L’engagement pris serait bien plus lourd que la loi.",
    }
    CaractereSansDessin {
        cle: "caractere-sans-dessin",
        gravite: Erreur,
        titre: "un caractère n’existe dans aucune police",
        sens: "Le texte contient un caractère que les polices des documents ne savent pas dessiner : émoji, écriture non latine.",
        faux: "titre = \"Acheter 🌱 durable\"",
        juste: "titre = \"Acheter durable\"",
        pourquoi: "Un fichier accessible ne peut contenir un caractère sans dessin : il serait refusé.",
    }
    CategorieSansCible {
        cle: "categorie-sans-cible",
        gravite: Avertissement,
        titre: "une catégorie d’achat responsable n’a pas d’objectif cible",
        sens: "L’alinéa 3 de l’article L. 2111-3 demande une cible pour chacune des catégories : c’est une erreur à partir de `soumis`. Deux catégories y sont nommées, « d’une part, ou […] d’autre part » (entreprises solidaires d’utilité sociale ; entreprises employant des personnes défavorisées ou vulnérables) : l’absence de l’une d’elles est un avertissement.",
        faux: "[[indicateurs]]\nmodele = \"SOC-05\"   # sans [[cibles]]",
        juste: "[[cibles]]\nindicateur = \"SOC-05\"\nforme = \"echeance\"\nvaleur = 3\nannee = 2030",
        pourquoi: "Une catégorie suivie sans cible ne répond pas à l’article.",
    }
    CertificationPerimee {
        cle: "certification-perimee",
        gravite: Avertissement,
        titre: "la certification de niveau 2 comptée après 2026",
        sens: "La certification environnementale de niveau 2 compte dans les produits durables et de qualité jusqu’au 31 décembre 2026 ; ensuite, seule la haute valeur environnementale.",
        faux: "Nos cantines achètent des produits certifiés de niveau 2.",
        juste: "Nos cantines achètent des produits certifiés de niveau 2 jusqu’à la fin de 2026.",
        pourquoi: "Le taux calculé ensuite serait surestimé.",
    }
    ChampACompleter {
        cle: "champ-a-completer",
        gravite: Avertissement,
        titre: "une information requise est encore en blanc",
        sens: "Tant que le schéma est un projet, le blanc est marqué dans les documents. À partir de l’état `soumis`, il faut le remplir.",
        faux: "etat = \"soumis\"   # sans `siret`",
        juste: "siret = \"21380001000010\"",
        pourquoi: "Un document soumis au vote ne porte pas de blanc que l’administration sait remplir.",
    }
    CibleDouble {
        cle: "cible-double",
        gravite: Erreur,
        titre: "deux cibles d’un même indicateur se contredisent",
        sens: "Pour un même acheteur, deux tables `[[cibles]]` du même indicateur fixent deux valeurs à une même année, ou comptent l’une un cumul, l’autre une valeur annuelle. La cible propre à un acheteur l’emporte sur celle de tous : ces deux-là peuvent coexister dans un schéma conjoint.",
        faux: "[[cibles]]\nindicateur = \"SOC-01\"\nforme = \"echeance\"\nvaleur = 40\nannee = 2032\n\n[[cibles]]\nindicateur = \"SOC-01\"\nforme = \"echeance\"\nvaleur = 90\nannee = 2032",
        juste: "[[cibles]]\nindicateur = \"SOC-01\"\nforme = \"paliers\"\nannees = { 2029 = 25, 2032 = 40 }",
        pourquoi: "L’assemblée arrête une valeur par année : deux valeurs, et aucun document ne saurait laquelle imprimer.",
    }
    CibleEnRecul {
        cle: "cible-en-recul",
        gravite: Avertissement,
        titre: "une cible vise moins que la valeur observée",
        sens: "La valeur visée est en retrait de la valeur de référence, à rebours du sens de l’indicateur.",
        faux: "valeur = 10   # 15 % observés en 2025",
        juste: "valeur = 20",
        pourquoi: "Un conseil demandera pourquoi ; mieux vaut l’avoir voulu.",
    }
    CibleHorsPeriode {
        cle: "cible-hors-periode",
        gravite: Erreur,
        titre: "une cible vise une année hors du schéma",
        sens: "L’année visée précède le début du schéma ou suit sa fin.",
        faux: "annees = { 2026 = 18, 2027 = 22 }   # schéma 2027-2032",
        juste: "annees = { 2027 = 22, 2028 = 26 }",
        pourquoi: "Le classeur n’a de colonnes que pour les années du schéma.",
    }
    CibleIncomplete {
        cle: "cible-incomplete",
        gravite: Erreur,
        titre: "une cible n’a pas ce que sa forme demande",
        sens: "Une échéance demande `valeur` et `annee` ; des paliers, `annees` ; un plancher, `valeur` ; un jalon, `annee`.",
        faux: "[[cibles]]\nindicateur = \"SOC-01\"\nforme = \"echeance\"\nvaleur = 40",
        juste: "[[cibles]]\nindicateur = \"SOC-01\"\nforme = \"echeance\"\nvaleur = 40\nannee = 2030",
        pourquoi: "Une cible sans date ou sans valeur n’engage à rien.",
    }
    CibleLocale {
        cle: "cible-locale",
        gravite: Avertissement,
        titre: "une cible sur la part des titulaires du territoire",
        sens: "L’indicateur ECO-02 décrit la part des titulaires du territoire. Une cible en ferait un engagement d’acheter local, qu’aucun critère licite ne permet de tenir.",
        faux: "[[cibles]]\nindicateur = \"ECO-02\"\nvaleur = 50",
        juste: "# ECO-02 sans cible",
        pourquoi: "Aucun critère d’attribution fondé sur l’implantation n’est licite.",
    }
    ClauseSocialePartout {
        cle: "clause-sociale-partout",
        gravite: Avertissement,
        titre: "la clause sociale dite obligatoire partout",
        sens: "L’obligation ne vaut qu’à partir des seuils européens, avec quatre dérogations motivées. En dessous, la clause est un choix.",
        faux: "La loi Climat rend la clause sociale obligatoire dans tous les marchés.",
        juste: "La loi Climat rend la clause sociale obligatoire à partir des seuils européens, sauf dérogation.",
        pourquoi: "Une direction se croirait tenue là où elle choisit.",
    }
    CleInconnue {
        cle: "cle-inconnue",
        gravite: Erreur,
        titre: "une clé n’est pas connue à cet endroit",
        sens: "Le nom écrit avant le signe « = », ou entre crochets, n’existe pas dans le format du dossier, ou n’existe pas dans cette table.",
        faux: "[[actions]]\nid = \"GOV-03\"\nindicateur = [\"SOC-01\"]",
        juste: "[[actions]]\nid = \"GOV-03\"\nindicateurs = [\"SOC-01\"]",
        pourquoi: "Une clé mal écrite serait sinon ignorée en silence, et l’information manquerait dans les documents.",
    }
    CleManquante {
        cle: "cle-manquante",
        gravite: Erreur,
        titre: "une clé indispensable est absente",
        sens: "La table désignée ne contient pas une clé sans laquelle elle n’a pas de sens.",
        faux: "[[axes]]\nid = \"1\"",
        juste: "[[axes]]\nid = \"1\"\ntitre = \"Des achats plus inclusifs\"",
        pourquoi: "Les documents ne peuvent pas être composés sans cette information, et le programme ne l’invente pas.",
    }
    CompetenceCoupee {
        cle: "competence-coupee",
        gravite: Avertissement,
        titre: "la compétence du département ou de la région citée sans sa fin",
        sens: "Depuis 2015, la citation finit par « dans les domaines de compétences que la loi lui attribue ».",
        faux: "Le conseil départemental règle par ses délibérations les affaires du département.",
        juste: "Le conseil départemental règle par ses délibérations les affaires du département dans les domaines de compétences que la loi lui attribue.",
        pourquoi: "Tronquée, elle dit une compétence générale qui n’existe plus.",
    }
    ComplementIncoherent {
        cle: "complement-incoherent",
        gravite: Erreur,
        titre: "une fiche du complément ne tient pas avec le catalogue",
        sens: "Un complément ajoute, corrige ou clôt des fiches du catalogue juridique, une par une. Celle-ci cite une fiche qui n’existe pas, recouvre une version déjà en vigueur, laisse un jour sans règle, ou clôt ce qui n’existe pas.",
        faux: "[[obligations]]\nid = \"OBL-40a\"\ndu = 2027-01-01   # la version précédente n’est pas close",
        juste: "[[clotures]]\nfamille = \"obligations\"\nid = \"OBL-40a\"\nau = 2026-12-31",
        pourquoi: "Deux règles pour un même jour, c’est aucune règle.",
    }
    ConseilDeSurveillance {
        cle: "conseil-de-surveillance",
        gravite: Avertissement,
        titre: "une délibération du conseil de surveillance",
        sens: "Dans un établissement public de santé, le schéma est adopté par décision du directeur.",
        faux: "Le schéma est adopté par délibération du conseil de surveillance.",
        juste: "Le schéma est adopté par décision du directeur, le conseil de surveillance consulté.",
        pourquoi: "L’acte serait pris par un organe incompétent.",
    }
    ConseilGeneral {
        cle: "conseil-general",
        gravite: Avertissement,
        titre: "le conseil général, devenu départemental",
        sens: "Le conseil général est devenu le conseil départemental en 2015.",
        faux: "Le conseil général soutient les chantiers d’insertion.",
        juste: "Le conseil départemental soutient les chantiers d’insertion.",
        pourquoi: "Une collectivité se nomme par son nom.",
    }
    ControleHospitalier {
        cle: "controle-hospitalier",
        gravite: Avertissement,
        titre: "la décision d’un hôpital dite transmise au préfet ou à l’agence régionale de santé",
        sens: "La décision d’adopter un schéma relève de la compétence générale du directeur : elle n’est pas de celles que la loi soumet à réception, et n’est jamais soumise au contrôle du préfet.",
        faux: "La décision adoptant le schéma est transmise au préfet.",
        juste: "Le schéma est mis en ligne sur le site de l’établissement.",
        pourquoi: "Une formalité inutile laisse croire que l’acte en dépend.",
    }
    ConvocationTardive {
        cle: "convocation-tardive",
        gravite: Avertissement,
        titre: "la convocation est trop tardive",
        sens: "Entre la convocation et la séance, l’organe a droit à un délai : en jours francs, ni le jour de l’envoi ni celui de la séance ne comptent.",
        faux: "convocation = 2026-12-10\ndate = 2026-12-14",
        juste: "convocation = 2026-12-08\ndate = 2026-12-14",
        pourquoi: "Une convocation tardive entache la délibération d’irrégularité.",
    }
    Coordonnateur {
        cle: "coordonnateur",
        gravite: Erreur,
        titre: "un schéma conjoint n’a pas un coordonnateur et un seul",
        sens: "Quand plusieurs acheteurs élaborent un schéma ensemble, l’un d’eux coordonne.",
        faux: "[[acheteurs]]\nid = \"ville\"\n[[acheteurs]]\nid = \"metropole\"",
        juste: "[[acheteurs]]\nid = \"ville\"\n[[acheteurs]]\nid = \"metropole\"\ncoordonnateur = true",
        pourquoi: "Le coordonnateur donne son nom aux fichiers, son logo à la couverture et son site à la publication.",
    }
    CorpsModifie {
        cle: "corps-modifie",
        gravite: Avertissement,
        titre: "le texte n’est plus celui qui a été soumis à l’assemblée",
        sens: "À l’état `soumis`, le texte produit est gardé dans scelle.json, à côté du dossier. Depuis, un article du schéma a changé : action, indicateur, cible… L’état, la version, les dates d’édition et les actes n’en font pas partie. Une fois le schéma adopté, c’est une erreur.",
        faux: "etat = \"adopte\"   # et une cible changée depuis le vote",
        juste: "[[actes]]\nnature = \"adoption\"\namendements = [\"à l’action 2.1.3, l’échéance est avancée à 2028\"]",
        pourquoi: "Le schéma publié doit être celui que l’assemblée a voté, amendements compris.",
    }
    CouleurTropClaire {
        cle: "couleur-trop-claire",
        gravite: Avertissement,
        titre: "une couleur ne porte pas de texte lisible",
        sens: "Les titres s’écrivent en blanc sur la couleur, et de cette couleur sur le papier. Quand le contraste avec le blanc est inférieur à 4,5, le programme emploie la sienne.",
        faux: "[charte]\ncouleur = \"#8fd14f\"",
        juste: "[charte]\ncouleur = \"#2f6b3a\"   # la même famille, assez sombre",
        pourquoi: "Un document public doit se lire sans effort ; 4,5 est le seuil du niveau AA des règles d’accessibilité (WCAG).",
    }
    CritereDuPrix {
        cle: "critere-du-prix",
        gravite: Avertissement,
        titre: "le prix comme critère unique",
        sens: "Depuis le 21 août 2026, seul le coût, déterminé selon une approche globale et prenant en compte l’environnement, peut être critère unique.",
        faux: "Les achats simples gardent le critère unique du prix.",
        juste: "Les achats simples emploient le critère unique du coût global.",
        pourquoi: "Une consultation ainsi lancée serait irrégulière.",
    }
    DateDeLaLoiClimat {
        cle: "date-de-la-loi-climat",
        gravite: Avertissement,
        titre: "le 1er janvier 2026 donné comme date de la loi Climat",
        sens: "Le critère environnemental s’impose depuis le 21 août 2026, les clauses et les spécifications depuis le 22 août 2026.",
        faux: "Le critère environnemental est obligatoire dans nos marchés depuis le 1er janvier 2026.",
        juste: "Le critère environnemental est obligatoire dans nos marchés depuis le 21 août 2026.",
        pourquoi: "Près de huit mois séparent les deux dates.",
    }
    DateDeNotification {
        cle: "date-de-notification",
        gravite: Avertissement,
        titre: "une obligation rattachée à la date de notification",
        sens: "Les obligations d’août 2026 valent pour les consultations engagées à compter de leur date, non pour les marchés notifiés.",
        faux: "Tout marché notifié à compter du 22 août 2026 comporte une clause environnementale.",
        juste: "Tout marché dont la consultation est engagée à compter du 22 août 2026 comporte une clause environnementale.",
        pourquoi: "Un marché notifié fin 2026 sur une consultation de juin n’est pas concerné.",
    }
    DateHorsPeriode {
        cle: "date-hors-periode",
        gravite: Erreur,
        titre: "une date sort de la période du schéma",
        sens: "Une action ou une étape est datée après la fin du schéma, ou plus d’un an avant son début.",
        faux: "echeance = 2035-06-30   # schéma 2027-2032",
        juste: "echeance = 2031-06-30",
        pourquoi: "Ce qui tombe après la fin du schéma ne sera ni suivi ni publié.",
    }
    DateImpossible {
        cle: "date-impossible",
        gravite: Erreur,
        titre: "une date n’existe pas ou porte une heure",
        sens: "Une date s’écrit année-mois-jour, sans guillemets ni heure, et doit exister dans le calendrier.",
        faux: "debut = 2026-02-30",
        juste: "debut = 2026-02-28",
        pourquoi: "Les dates d’un acte font courir des délais : une date corrigée d’office pourrait tromper.",
    }
    DatesInversees {
        cle: "dates-inversees",
        gravite: Erreur,
        titre: "une fin précède son début",
        sens: "La date de fin d’une action ou d’une étape est antérieure à sa date de début.",
        faux: "debut = 2028-01-01\nfin = 2027-12-31",
        juste: "debut = 2027-01-01\nfin = 2027-12-31",
        pourquoi: "Un calendrier qui remonte le temps ne peut être ni dessiné ni suivi.",
    }
    DecretAbroge {
        cle: "decret-abroge",
        gravite: Avertissement,
        titre: "le décret n° 2021-254",
        sens: "Ce décret est abrogé ; ses taux ne doivent plus être repris. Le décret n° 2024-134 du 21 février 2024 l’a remplacé.",
        faux: "Nous appliquons les taux du décret n° 2021-254.",
        juste: "Nous appliquons les taux du décret n° 2024-134.",
        pourquoi: "Les deux décrets n’ont ni les mêmes colonnes ni les mêmes taux.",
    }
    DemarcheDuree {
        cle: "demarche-duree",
        gravite: Conseil,
        titre: "l’élaboration est très courte ou très longue",
        sens: "De la première étape à la dernière, l’élaboration d’un schéma prend d’ordinaire de six mois à deux ans.",
        faux: "une seule étape de deux mois",
        juste: "des étapes de septembre 2025 à décembre 2026",
        pourquoi: "Une durée hors de l’usage cache souvent une erreur de date.",
    }
    DeuxCiblesImposees {
        cle: "deux-cibles-imposees",
        gravite: Avertissement,
        titre: "deux cibles dites imposées par la loi",
        sens: "L’article nomme deux catégories, « d’une part, ou […] d’autre part ». Il demande une cible pour chacune des catégories retenues ; il n’impose pas ces deux-là ensemble.",
        faux: "La loi impose deux cibles, pour les entreprises solidaires et pour l’insertion.",
        juste: "La loi demande une cible pour chaque catégorie retenue ; nous retenons les deux qu’elle nomme.",
        pourquoi: "Un schéma ne prête pas à la loi ce qu’elle ne dit pas.",
    }
    DirectionDeuxGraphies {
        cle: "direction-deux-graphies",
        gravite: Avertissement,
        titre: "une direction est écrite de deux façons",
        sens: "Deux noms de direction ne diffèrent que par des accents, des espaces ou des signes : ils passent pour deux directions, qui reçoivent chacune leur classeur et leur fiche.",
        faux: "pilote = \"Direction des batiments\"   # « Direction des bâtiments » ailleurs",
        juste: "pilote = \"Direction des bâtiments\"",
        pourquoi: "Chaque graphie n’a que ses lignes : la direction ne voit qu’une part de ce qui lui revient.",
    }
    DurabiliteDesProduits {
        cle: "durabilite-des-produits",
        gravite: Avertissement,
        titre: "aucune action ne contribue à la durabilité des produits",
        sens: "L’alinéa 2 de l’article L. 2111-3 dit que le schéma contribue à la promotion de la durabilité des produits. Le programme cherche un objectif, une action ou un indicateur du catalogue qui le serve.",
        faux: "# aucune action avec `durabilite`",
        juste: "sous_themes = [\"durabilite\"]",
        pourquoi: "Cette contribution est dans le texte depuis le 25 octobre 2023.",
    }
    EconomieCirculaire {
        cle: "economie-circulaire",
        gravite: Avertissement,
        titre: "aucune action ne contribue à l’économie circulaire",
        sens: "L’alinéa 2 de l’article L. 2111-3 dit que le schéma contribue à la promotion de l’économie circulaire. Le programme cherche un objectif, une action ou un indicateur du catalogue qui le serve.",
        faux: "# aucune action avec `economie-circulaire`",
        juste: "sous_themes = [\"economie-circulaire\"]",
        pourquoi: "Cette contribution est dans le texte depuis le 25 octobre 2023.",
    }
    EnteteRefuse {
        cle: "entete-refuse",
        gravite: Erreur,
        titre: "un papier à en-tête ne peut pas être employé",
        sens: "Le fichier n’est pas un document Word (.docx) lisible, sort du dossier, contient des macros, appelle un champ inconnu, ou n’a pas le style qu’on lui demande.",
        faux: "entete = \"papier.odt\"",
        juste: "entete = \"papier.docx\"",
        pourquoi: "Un fichier venu de l’extérieur est vérifié avant d’entrer dans un acte ; un champ mal écrit s’imprimerait tel quel.",
    }
    EssPourEsus {
        cle: "ess-pour-esus",
        gravite: Avertissement,
        titre: "l’économie sociale et solidaire prise pour l’agrément",
        sens: "L’économie sociale et solidaire est une famille d’entreprises ; ESUS est un agrément, que toutes n’ont pas.",
        faux: "La cible porte sur les achats auprès des structures agréées ESS.",
        juste: "La cible porte sur les achats auprès des entreprises solidaires d’utilité sociale agréées (ESUS).",
        pourquoi: "La cible de l’article porte sur l’agrément.",
    }
    EtatDuDroit {
        cle: "etat-du-droit",
        gravite: Avertissement,
        titre: "une date unique d’état du droit",
        sens: "Les textes cités ont été lus à des dates différentes, que chaque document donne.",
        faux: "Document à jour de l’état du droit au 1er avril 2026.",
        juste: "Les textes cités ont été lus aux dates indiquées en couverture.",
        pourquoi: "Une date unique serait fausse.",
    }
    ExclusionsConfondues {
        cle: "exclusions-confondues",
        gravite: Avertissement,
        titre: "une exclusion facultative dite de plein droit",
        sens: "L’exclusion est de plein droit pour les manquements à l’égalité professionnelle (L. 2141-4). Elle est à l’appréciation de l’acheteur pour le plan de vigilance, la publication de durabilité et le bilan d’émissions (L. 2141-7-1 et L. 2141-7-2).",
        faux: "Sont exclus de plein droit les candidats sans plan de vigilance.",
        juste: "Les candidats sans plan de vigilance peuvent être exclus.",
        pourquoi: "Une exclusion prononcée à tort expose l’acheteur.",
    }
    ExecutoireCalcule {
        cle: "executoire-calcule",
        gravite: Avertissement,
        titre: "une date d’exécution calculée",
        sens: "Un acte est exécutoire dès qu’il est publié et transmis : deux dates que l’on constate après la séance.",
        faux: "La délibération est exécutoire le 20 décembre 2026.",
        juste: "La délibération est exécutoire dès sa publication et sa transmission.",
        pourquoi: "Personne ne connaît ces dates au moment d’écrire.",
    }
    FichierIllisible {
        cle: "fichier-illisible",
        gravite: Erreur,
        titre: "un fichier existe mais ne peut pas être lu",
        sens: "Le système a refusé de lire le fichier : droits insuffisants, dossier donné à la place d’un fichier, fichier ouvert par un autre programme, ou texte qui n’est pas en UTF-8.",
        faux: "spaser verifier mon-dossier/",
        juste: "spaser verifier mon-dossier/spaser.toml",
        pourquoi: "Rien n’est produit à partir d’une lecture partielle.",
    }
    FichierIntrouvable {
        cle: "fichier-introuvable",
        gravite: Erreur,
        titre: "un fichier n’existe pas",
        sens: "Aucun fichier ne porte ce nom à cet endroit.",
        faux: "spaser verifier spasser.toml",
        juste: "spaser verifier spaser.toml",
        pourquoi: "Les chemins partent du dossier courant ; ceux de `inclure`, du dossier du fichier principal.",
    }
    FichierTropGros {
        cle: "fichier-trop-gros",
        gravite: Erreur,
        titre: "un fichier, ou leur ensemble, dépasse ce que le programme accepte de lire",
        sens: "Un dossier écrit à la main pèse quelques centaines de kilo-octets. Au-delà de 4 Mo par fichier, de 8 Mo en tout ou de 200 fichiers, le programme s’arrête.",
        faux: "inclure = [\"export-complet.toml\"]",
        juste: "inclure = [\"axes/*.toml\"]",
        pourquoi: "Une limite protège la machine d’un fichier désigné par erreur ou par malveillance.",
    }
    FormatIncorrect {
        cle: "format-incorrect",
        gravite: Erreur,
        titre: "un texte n’a pas la forme attendue",
        sens: "La valeur est bien un texte, mais pas un SIRET, un code CPV, une couleur ou un identifiant bien formé.",
        faux: "siret = \"200 054 781\"",
        juste: "siret = \"200 054 781 00022\"",
        pourquoi: "Ces valeurs servent à retrouver un acheteur ou un marché : une seule erreur de frappe en désigne un autre.",
    }
    FormatVersion {
        cle: "format-version",
        gravite: Erreur,
        titre: "la version du format n’est pas connue",
        sens: "La clé `format` dit selon quelles règles le fichier est écrit. Cette version du programme ne connaît pas celle qui est demandée.",
        faux: "format = 2",
        juste: "format = 1",
        pourquoi: "Un fichier écrit pour une version plus récente pourrait être compris de travers.",
    }
    IdentifiantDouble {
        cle: "identifiant-double",
        gravite: Erreur,
        titre: "un identifiant est donné deux fois",
        sens: "Deux éléments de même nature portent le même identifiant.",
        faux: "[[actions]]\nid = \"GOV-03\"\n…\n[[actions]]\nid = \"GOV-03\"",
        juste: "[[actions]]\nid = \"GOV-03\"\n…\n[[actions]]\nid = \"GOV-04\"",
        pourquoi: "C’est par son identifiant qu’une action ou un indicateur est suivi d’une année sur l’autre.",
    }
    ImageRefusee {
        cle: "image-refusee",
        gravite: Erreur,
        titre: "une image ne peut pas être employée",
        sens: "Le logo n’est pas un PNG, un JPEG ou un SVG lisible, sort du dossier, ou pèse trop lourd.",
        faux: "logo = \"../logos/ville.bmp\"",
        juste: "logo = \"logo.png\"",
        pourquoi: "Une image vient de l’extérieur : elle est vérifiée avant d’entrer dans un document officiel.",
    }
    InclusionCleDouble {
        cle: "inclusion-cle-double",
        gravite: Erreur,
        titre: "une même clé est définie dans deux fichiers",
        sens: "Seules les listes de tables, comme `[[actions]]`, peuvent être réparties entre plusieurs fichiers. Une table ou une valeur simple n’est écrite qu’une fois.",
        faux: "# spaser.toml\n[document]\ntitre = \"Schéma\"\n\n# axes/un.toml\n[document]\ntitre = \"Autre\"",
        juste: "# spaser.toml\n[document]\ntitre = \"Schéma\"\n\n# axes/un.toml\n[[axes]]\nid = \"1\"",
        pourquoi: "Rien ne permettrait de savoir laquelle des deux valeurs l’emporte.",
    }
    InclusionHorsDossier {
        cle: "inclusion-hors-dossier",
        gravite: Erreur,
        titre: "un fichier inclus est hors du dossier",
        sens: "Les chemins de `inclure` partent du dossier du fichier principal et n’en sortent pas : ni chemin absolu, ni « .. », ni lien qui mène ailleurs.",
        faux: "inclure = [\"../commun/axes.toml\"]",
        juste: "inclure = [\"commun/axes.toml\"]",
        pourquoi: "Un dossier doit pouvoir être déplacé, archivé et relu entier ; et un dossier reçu d’autrui ne doit pas lire les fichiers de la machine.",
    }
    InclusionInterdite {
        cle: "inclusion-interdite",
        gravite: Erreur,
        titre: "un fichier ne peut pas être inclus ainsi",
        sens: "Un fichier inclus n’en inclut pas d’autres, le fichier principal ne s’inclut pas lui-même, et les fichiers au rôle réservé, comme `suivi.toml`, ne s’incluent pas.",
        faux: "inclure = [\"spaser.toml\", \"suivi.toml\"]",
        juste: "inclure = [\"axes/*.toml\"]",
        pourquoi: "La liste complète des fichiers se lit ainsi en un seul endroit : la tête du fichier principal.",
    }
    InclusionVide {
        cle: "inclusion-vide",
        gravite: Erreur,
        titre: "un motif d’inclusion ne désigne aucun fichier",
        sens: "Aucun fichier ne correspond au motif. « * » remplace une suite de caractères et « ? » un seul, dans un même nom de fichier ou de dossier.",
        faux: "inclure = [\"axe/*.toml\"]",
        juste: "inclure = [\"axes/*.toml\"]",
        pourquoi: "Un dossier mal nommé ferait disparaître des axes entiers du schéma, sans un mot.",
    }
    IndicateurSansTerme {
        cle: "indicateur-sans-terme",
        gravite: Erreur,
        titre: "un taux n’a pas de numérateur ou de dénominateur",
        sens: "Un indicateur en pour cent rapporte un nombre à un autre : les deux doivent être définis.",
        faux: "[[indicateurs]]\nid = \"LOC-01\"\nnom = \"Marchés allotis\"\nunite = \"%\"",
        juste: "[[indicateurs]]\nid = \"LOC-01\"\nnom = \"Marchés allotis\"\nunite = \"%\"\nnumerateur = \"marchés allotis notifiés dans l’année\"\ndenominateur = \"marchés notifiés dans l’année\"",
        pourquoi: "La loi demande des taux réels parmi les achats réalisés : un pourcentage sans dénominateur ne mesure rien.",
    }
    IndicateursNombreux {
        cle: "indicateurs-nombreux",
        gravite: Conseil,
        titre: "des indicateurs trop nombreux ou sans emploi",
        sens: "Les acheteurs rencontrés en retiennent une trentaine, et chacun mesure une action.",
        faux: "36 indicateurs, dont 4 qu’aucune action n’emploie",
        juste: "30 indicateurs, tous employés, ou `usage = \"transparence\"` pour ceux qui renseignent seulement",
        pourquoi: "Trop d’indicateurs masquent l’ensemble et chargent les directions.",
    }
    IndicateursParAcheteur {
        cle: "indicateurs-par-acheteur",
        gravite: Avertissement,
        titre: "un acheteur d’un schéma conjoint n’a aucun indicateur",
        sens: "L’alinéa 4 de l’article L. 2111-3 demande que les indicateurs d’un schéma conjoint soient établis pour chaque acheteur.",
        faux: "acheteurs = [\"ville\"]   # pour tous les indicateurs",
        juste: "acheteurs = [\"ville\", \"ccas\"]",
        pourquoi: "Le schéma se partage ; les taux restent propres à chacun.",
    }
    IndicateursPrecis {
        cle: "indicateurs-precis",
        gravite: Avertissement,
        titre: "aucun indicateur précis, ou un taux sans ses termes",
        sens: "L’alinéa 3 de l’article L. 2111-3 demande des indicateurs précis, exprimés en nombre de contrats ou en valeur. Le programme cherche un taux avec son numérateur et son dénominateur.",
        faux: "expression = \"physique\"   # pour tous les indicateurs",
        juste: "modele = \"SOC-01\"",
        pourquoi: "Un taux réel rapporte les achats de la catégorie aux achats réalisés.",
    }
    InstanceRythme {
        cle: "instance-rythme",
        gravite: Conseil,
        titre: "une instance se réunit à un rythme inhabituel",
        sens: "Le rythme relevé chez d’autres acheteurs : comité de pilotage une à deux fois par an, comité technique trois à quatre fois par an.",
        faux: "seances_par_an = 12   # comité de pilotage",
        juste: "seances_par_an = 2",
        pourquoi: "Un comité trop fréquent s’éteint ; trop rare, il n’arbitre rien.",
    }
    ListeDoublon {
        cle: "liste-doublon",
        gravite: Erreur,
        titre: "une liste contient deux fois le même élément",
        sens: "Chaque élément de cette liste doit être différent des autres.",
        faux: "odd = [8, 12, 8]",
        juste: "odd = [8, 12]",
        pourquoi: "Un élément répété serait compté ou imprimé deux fois.",
    }
    ListeTropCourte {
        cle: "liste-trop-courte",
        gravite: Erreur,
        titre: "une liste compte trop peu d’éléments",
        sens: "La liste est vide ou plus courte que le minimum admis.",
        faux: "acheteurs = []",
        juste: "[[acheteurs]]\nid = \"ville\"\nnom = \"Ville de Valmont\"\ntype = \"commune\"",
        pourquoi: "Un schéma a toujours au moins un acheteur ; une liste vide vient souvent d’un oubli.",
    }
    MarchesInnovants {
        cle: "marches-innovants",
        gravite: Avertissement,
        titre: "le seuil des marchés innovants à 140 000 €",
        sens: "Le seuil reste de 100 000 € HT ; 140 000 € est le seuil européen des fournitures et services de l’État.",
        faux: "Les achats innovants sont passés sans publicité jusqu’à 140 000 €.",
        juste: "Les achats innovants peuvent être passés sans publicité ni mise en concurrence jusqu’à 100 000 €.",
        pourquoi: "Au-dessus de 100 000 €, la procédure serait irrégulière.",
    }
    MiseEnFormeIgnoree {
        cle: "mise-en-forme-ignoree",
        gravite: Avertissement,
        titre: "une mise en forme que les documents ne rendent pas",
        sens: "Les textes admettent des paragraphes, du **gras**, de l’*italique*, des listes et des liens ; un tableau ou un texte barré reste écrit avec ses signes, une image est remplacée par les mots qui la décrivent.",
        faux: "description = \"Le plafond ~~bas~~ est relevé.\"",
        juste: "description = \"Le plafond est relevé.\"",
        pourquoi: "Ce que l’on croit mis en forme serait imprimé avec ses signes dans le schéma et les actes.",
    }
    MiseEnLigne {
        cle: "mise-en-ligne",
        gravite: Avertissement,
        titre: "l’adresse de mise en ligne du schéma n’est pas indiquée",
        sens: "L’alinéa 2 de l’article L. 2111-3 demande que le schéma soit rendu public, notamment par une mise en ligne sur le site de l’acheteur lorsqu’il existe.",
        faux: "# ni `site`, ni `adresse_publication`",
        juste: "site = \"https://www.montaubray.example\"",
        pourquoi: "La délibération le décide dans un article.",
    }
    MiseEnOeuvre {
        cle: "mise-en-oeuvre",
        gravite: Avertissement,
        titre: "rien ne dit comment le schéma est mis en œuvre",
        sens: "L’alinéa 2 de l’article L. 2111-3 demande les modalités de mise en œuvre : une gouvernance décrite, ou des actions pilotées.",
        faux: "# ni [gouvernance], ni pilote",
        juste: "[gouvernance]\nchef_de_projet = \"Directrice de la commande publique\"",
        pourquoi: "Un objectif sans moyen de l’atteindre ne se suit pas.",
    }
    MontantInvraisemblable {
        cle: "montant-invraisemblable",
        gravite: Avertissement,
        titre: "un montant ou un nombre ne va pas avec les autres",
        sens: "Des dépenses cent fois plus fortes ou plus faibles d’une année à l’autre, un segment qui dépasse toutes les dépenses de l’année, plus de marchés au dénominateur que l’acheteur n’en a notifié.",
        faux: "depenses_marches_ht = { 2024 = 61_200, 2025 = 62_400_000 }   # 2024 en milliers",
        juste: "depenses_marches_ht = { 2024 = 61_200_000, 2025 = 62_400_000 }",
        pourquoi: "Le seuil de l’article D. 2111-3 se compare à ces montants : une erreur d’unité dispense à tort.",
    }
    NombreEtValeur {
        cle: "nombre-et-valeur",
        gravite: Avertissement,
        titre: "les indicateurs exigés en nombre et en valeur",
        sens: "Le texte dit « en nombre de contrats ou en valeur » : l’un des deux suffit.",
        faux: "La loi exige des indicateurs en nombre et en valeur.",
        juste: "La loi demande des indicateurs en nombre ou en valeur.",
        pourquoi: "Un schéma ne prête pas à la loi ce qu’elle ne dit pas.",
    }
    NombreImpossible {
        cle: "nombre-impossible",
        gravite: Erreur,
        titre: "un nombre ne peut pas être employé",
        sens: "La valeur est un nombre au sens du TOML, mais infini (`inf`), indéfini (`nan`) ou trop grand.",
        faux: "valeur = nan",
        juste: "# valeur inconnue : n’écrire aucune ligne",
        pourquoi: "Une valeur inconnue se dit par une absence ; un calcul mené sur un nombre indéfini ne vaut rien.",
    }
    NumeroDeLActe {
        cle: "numero-de-l-acte",
        gravite: Avertissement,
        titre: "le numéro d’un acte est trop long pour être transmis",
        sens: "Les logiciels d’actes demandent un numéro de quinze signes au plus : capitales, chiffres et « _ ». Le programme met les lettres en capitales et remplace par « _ » les autres signes ; le résultat doit tenir.",
        faux: "numero = \"DEL-2026-12-14-COMMANDE-PUBLIQUE-118\"",
        juste: "numero = \"2026-118\"",
        pourquoi: "Un numéro refusé au moment de transmettre oblige à corriger l’acte déjà signé.",
    }
    ObjectifEcologique {
        cle: "objectif-ecologique",
        gravite: Avertissement,
        titre: "aucun objectif à caractère écologique, ou un sous-thème sans objectif",
        sens: "L’alinéa 2 de l’article L. 2111-3 demande des objectifs visant notamment à réduire les émissions de gaz à effet de serre et la consommation d’énergie, d’eau et de matériaux. Sans aucun, c’est une erreur à partir de `soumis` ; si l’un des quatre manque, un avertissement.",
        faux: "[[objectifs]]\nid = \"sobriete\"   # sans `sous_themes`",
        juste: "sous_themes = [\"ges\", \"energie\", \"eau\", \"matieres\"]",
        pourquoi: "C’est l’un des deux volets que la loi demande au schéma.",
    }
    ObjectifSocial {
        cle: "objectif-social",
        gravite: Avertissement,
        titre: "aucun objectif à caractère social, ou un public sans objectif",
        sens: "L’alinéa 2 de l’article L. 2111-3 demande des objectifs visant l’intégration de travailleurs handicapés ou défavorisés. Le programme cherche les objectifs et les actions dont `sous_themes` le dit, ou dont un indicateur du catalogue le mesure. Sans aucun, c’est une erreur à partir de `soumis` ; si l’un des deux publics manque, un avertissement.",
        faux: "[[objectifs]]\nid = \"chantiers\"   # sans `sous_themes`",
        juste: "sous_themes = [\"insertion\", \"handicap\"]",
        pourquoi: "C’est l’un des deux volets que la loi demande au schéma.",
    }
    ObligationIncomplete {
        cle: "obligation-incomplete",
        gravite: Erreur,
        titre: "une obligation hors catalogue n’est pas décrite",
        sens: "L’obligation n’est pas au catalogue : il faut alors dire ce qu’elle exige.",
        faux: "[[obligations]]\nid = \"CHARTE-LOCALE\"",
        juste: "[[obligations]]\nid = \"CHARTE-LOCALE\"\ntitre = \"Charte locale de l’achat\"\nexige = \"…\"\nfondement = \"délibération du 3 juin 2025\"",
        pourquoi: "Un document officiel ne cite pas une règle qu’il ne sait pas énoncer.",
    }
    PapierEtReemploi {
        cle: "papier-et-reemploi",
        gravite: Avertissement,
        titre: "un taux légal de réemploi pour le papier ou les fournitures de bureau",
        sens: "Ces deux catégories n’ont pas d’objectif de réemploi : seulement la colonne des matières recyclées.",
        faux: "La loi AGEC impose 20 % de réemploi pour le papier.",
        juste: "La loi AGEC ne fixe aucun objectif de réemploi pour le papier.",
        pourquoi: "On ne réemploie pas une ramette.",
    }
    PartPmeEnConcession {
        cle: "part-pme-en-concession",
        gravite: Avertissement,
        titre: "une part des PME dite obligatoire en concession",
        sens: "L’autorité concédante peut imposer de confier une part à des tiers ; les 20 % ne sont un plancher que si elle l’impose.",
        faux: "Dans nos concessions, 20 % doivent être confiés à des PME.",
        juste: "Dans nos concessions, nous pouvons imposer de confier au moins 20 % à des PME.",
        pourquoi: "L’obligation vaut pour les marchés globaux et de partenariat.",
    }
    PeriodeIncoherente {
        cle: "periode-incoherente",
        gravite: Erreur,
        titre: "la période du schéma se contredit",
        sens: "La fin précède le début, ou le schéma est dit sans terme alors qu’une fin est donnée.",
        faux: "debut = 2032\nfin = 2027",
        juste: "debut = 2027\nfin = 2032",
        pourquoi: "La période commande les colonnes du classeur et le titre des documents.",
    }
    PnadEchu {
        cle: "pnad-echu",
        gravite: Avertissement,
        titre: "un objectif du plan national 2022-2025 donné comme à venir",
        sens: "Le plan national 2022-2025 est échu et n’a jamais eu de force contraignante : on en parle au passé.",
        faux: "D’ici 2025, le PNAD vise 30 % de marchés avec une considération sociale.",
        juste: "Le PNAD 2022-2025, échu, avait fixé le repère de 30 % de marchés avec une considération sociale.",
        pourquoi: "Un objectif passé n’engage plus personne.",
    }
    PnadSuccesseur {
        cle: "pnad-successeur",
        gravite: Avertissement,
        titre: "un plan national postérieur à 2025",
        sens: "Aucun successeur du plan national 2022-2025 n’est connu à la date du catalogue.",
        faux: "Le schéma répond au PNAD 2026-2030.",
        juste: "Le schéma prolonge les repères du PNAD 2022-2025, échu.",
        pourquoi: "Un texte se cite quand il existe.",
    }
    PoliceRefusee {
        cle: "police-refusee",
        gravite: Erreur,
        titre: "une police ne peut pas être employée",
        sens: "Le fichier n’est pas une police TTF ou OTF lisible, ou sort du dossier.",
        faux: "police_titres = \"Marianne.woff2\"",
        juste: "police_titres = \"Marianne-Bold.ttf\"",
        pourquoi: "Les documents embarquent leurs polices : un fichier illisible donnerait un document illisible.",
    }
    PonderationMinimale {
        cle: "ponderation-minimale",
        gravite: Avertissement,
        titre: "une pondération minimale du critère environnemental prêtée à la loi",
        sens: "La loi impose un critère environnemental, sans en fixer le poids.",
        faux: "La loi impose un critère environnemental pondéré à 20 % au moins.",
        juste: "Nous nous donnons pour règle un critère environnemental pondéré à 20 % au moins.",
        pourquoi: "C’est une règle que l’acheteur se donne.",
    }
    PourcentageEnPoints {
        cle: "pourcentage-en-points",
        gravite: Conseil,
        titre: "une part inférieure à un pour cent est peut-être une fraction",
        sens: "Les pourcentages s’écrivent en points : 0.4 se lit 0,4 %, et non 40 %.",
        faux: "valeur = 0.4",
        juste: "valeur = 40",
        pourquoi: "Une cible de 0,4 % est possible, mais rarement voulue.",
    }
    PourcentageImpossible {
        cle: "pourcentage-impossible",
        gravite: Erreur,
        titre: "une part sort de 0 à 100",
        sens: "Une part d’un tout se tient entre 0 et 100 pour cent.",
        faux: "valeur = 140",
        juste: "valeur = 40",
        pourquoi: "Les pourcentages s’écrivent en points.",
    }
    PreferenceLocale {
        cle: "preference-locale",
        gravite: Avertissement,
        titre: "une préférence pour les entreprises du territoire",
        sens: "Aucun critère fondé sur l’implantation des entreprises n’est licite. La part locale se décrit, elle ne se vise pas ; l’accès des petites entreprises, lui, se facilite.",
        faux: "Nous privilégions les entreprises locales dans nos marchés.",
        juste: "Nous facilitons l’accès des petites entreprises à nos marchés.",
        pourquoi: "L’égalité de traitement est un principe de la commande publique.",
    }
    PublicationAnnuelle {
        cle: "publication-annuelle",
        gravite: Avertissement,
        titre: "la publication dite annuelle par la loi",
        sens: "La loi demande un suivi chaque année et une publication des indicateurs tous les deux ans.",
        faux: "La loi oblige à publier les indicateurs chaque année.",
        juste: "La loi oblige à publier les indicateurs tous les deux ans.",
        pourquoi: "Publier chaque année est un choix de l’acheteur.",
    }
    PublicationBiennale {
        cle: "publication-biennale",
        gravite: Avertissement,
        titre: "l’année de la première publication des indicateurs n’est pas indiquée",
        sens: "L’alinéa 3 de l’article L. 2111-3 demande une publication tous les deux ans. Il n’en fixe pas le départ : l’acheteur choisit la première année.",
        faux: "# sans `premiere_publication`",
        juste: "premiere_publication = 2028",
        pourquoi: "Les dates suivantes s’en déduisent et entrent dans le calendrier.",
    }
    PublicationSansValeurs {
        cle: "publication-sans-valeurs",
        gravite: Avertissement,
        titre: "une publication des indicateurs est passée, sans valeur à publier",
        sens: "L’année retenue pour publier les indicateurs est écoulée, et le suivi ne porte aucune valeur de l’acheteur depuis la publication précédente. L’alinéa 3 de l’article L. 2111-3 demande une publication tous les deux ans.",
        faux: "premiere_publication = 2025   # et rien dans suivi.toml depuis 2023",
        juste: "[[releves]]\nindicateur = \"SOC-01\"\nnumerateurs = { 2024 = 21 }\ndenominateurs = { 2024 = 98 }",
        pourquoi: "Une fois les valeurs saisies, `spaser bilan` avec `--biennal` écrit la publication : page, PDF et données.",
    }
    QuorumNonAtteint {
        cle: "quorum-non-atteint",
        gravite: Erreur,
        titre: "le quorum n’est pas atteint",
        sens: "Le nombre de présents ne suffit pas pour que l’organe délibère, selon les règles de cet organe.",
        faux: "en_exercice = 81\npresents = 40",
        juste: "en_exercice = 81\npresents = 41",
        pourquoi: "Une délibération prise sans quorum est illégale.",
    }
    QuotaSurLeParc {
        cle: "quota-sur-le-parc",
        gravite: Avertissement,
        titre: "le quota de véhicules appliqué au parc entier",
        sens: "Le quota légal porte sur les véhicules entrés dans le parc dans l’année.",
        faux: "La loi impose 40 % du parc en véhicules à faibles émissions.",
        juste: "La loi impose 40 % de véhicules à faibles émissions dans le renouvellement annuel.",
        pourquoi: "Les deux taux n’ont pas le même dénominateur.",
    }
    Reap {
        cle: "reap",
        gravite: Avertissement,
        titre: "la déclaration sur REAP",
        sens: "REAP est abandonné depuis les dépenses de 2024 : la déclaration se fait sur data.gouv.fr, au plus tard le 30 juin de l’année suivante.",
        faux: "Les achats issus du réemploi sont déclarés sur REAP.",
        juste: "Les achats issus du réemploi sont déclarés sur data.gouv.fr.",
        pourquoi: "La déclaration ne serait pas reçue.",
    }
    Recensement {
        cle: "recensement",
        gravite: Avertissement,
        titre: "le recensement à partir de 90 000 €",
        sens: "Depuis 2024, les données essentielles couvrent les marchés d’au moins 40 000 € HT.",
        faux: "Le recensement porte sur les marchés d’au moins 90 000 €.",
        juste: "Les données essentielles portent sur les marchés d’au moins 40 000 €.",
        pourquoi: "La série change de base : il faut le dire.",
    }
    ReferenceAncienne {
        cle: "reference-ancienne",
        gravite: Avertissement,
        titre: "une valeur de référence d’avant 2023",
        sens: "Jusqu’au 31 décembre 2022, les achats se comptaient sur l’ensemble des marchés ; depuis, sur les dépenses d’une année civile. Un taux d’avant 2023 n’est pas comparable aux suivants.",
        faux: "annee_reference = 2021",
        juste: "annee_reference = 2025",
        pourquoi: "Une trajectoire part d’une base que l’on sait recalculer.",
    }
    ReferenceInconnue {
        cle: "reference-inconnue",
        gravite: Erreur,
        titre: "une référence ne mène nulle part",
        sens: "Un identifiant est cité, mais aucun élément du dossier ou du catalogue ne le porte.",
        faux: "[[actions]]\nindicateurs = [\"SOC-1\"]",
        juste: "[[actions]]\nindicateurs = [\"SOC-01\"]",
        pourquoi: "Une référence perdue ferait disparaître en silence un lien entre une action et ce qui la mesure.",
    }
    ReleveDouble {
        cle: "releve-double",
        gravite: Erreur,
        titre: "une même valeur est relevée deux fois",
        sens: "Deux relevés donnent la même année du même indicateur pour le même acheteur.",
        faux: "deux [[releves]] pour SOC-01 en 2025",
        juste: "un seul [[releves]] par indicateur et par acheteur",
        pourquoi: "Le programme ne choisit pas entre deux valeurs.",
    }
    ReleveIncoherent {
        cle: "releve-incoherent",
        gravite: Erreur,
        titre: "une valeur ne correspond pas à ses deux termes",
        sens: "Le taux écrit diffère du rapport de son numérateur à son dénominateur, au-delà d’un arrondi.",
        faux: "annees = { 2025 = 18 }\nnumerateurs = { 2025 = 61 }\ndenominateurs = { 2025 = 412 }",
        juste: "numerateurs = { 2025 = 61 }\ndenominateurs = { 2025 = 412 }   # 14,8 %",
        pourquoi: "Deux chiffres différents pour un même fait ruinent la confiance dans les autres.",
    }
    ReleveSansAcheteur {
        cle: "releve-sans-acheteur",
        gravite: Erreur,
        titre: "un relevé d’un schéma conjoint ne dit pas de qui il est",
        sens: "Les indicateurs sont établis pour chaque acheteur : chaque relevé nomme le sien.",
        faux: "[[releves]]\nindicateur = \"SOC-01\"\nannees = { 2025 = 12 }",
        juste: "[[releves]]\nindicateur = \"SOC-01\"\nacheteur = \"ville\"\nannees = { 2025 = 12 }",
        pourquoi: "La loi demande des indicateurs propres à chaque acheteur.",
    }
    ReserveAuxCollectivites {
        cle: "reserve-aux-collectivites",
        gravite: Avertissement,
        titre: "l’obligation dite réservée aux collectivités",
        sens: "Depuis le 25 octobre 2023, tous les acheteurs soumis au code sont concernés au-dessus du seuil.",
        faux: "Seules les collectivités adoptent un schéma.",
        juste: "Tous les acheteurs qui dépassent le seuil adoptent un schéma.",
        pourquoi: "L’État, les hôpitaux, les offices et les opérateurs y sont tenus aussi.",
    }
    RestaurationConsolidee {
        cle: "restauration-consolidee",
        gravite: Avertissement,
        titre: "un taux de restauration tous restaurants confondus",
        sens: "Les proportions s’apprécient pour chaque restaurant collectif.",
        faux: "Le taux de produits durables est calculé pour l’ensemble des cantines consolidées.",
        juste: "Le taux de produits durables est calculé pour chaque restaurant.",
        pourquoi: "Une bonne cantine n’excuse pas sa voisine.",
    }
    ScelleIllisible {
        cle: "scelle-illisible",
        gravite: Erreur,
        titre: "le texte soumis à l’assemblée ne peut être relu",
        sens: "Le fichier scelle.json, écrit quand le schéma a été soumis, est abîmé ou vient d’une autre version du programme.",
        faux: "scelle.json modifié à la main",
        juste: "scelle.json tel que `spaser generer` l’a écrit",
        pourquoi: "Sans lui, rien ne dit que le texte adopté est celui qui a été soumis.",
    }
    ScrutinInterdit {
        cle: "scrutin-interdit",
        gravite: Erreur,
        titre: "scrutin secret en visioconférence",
        sens: "Une séance tenue en visioconférence ne permet que le scrutin public.",
        faux: "visioconference = true\nvote = { scrutin = \"secret\", … }",
        juste: "visioconference = true\nvote = { scrutin = \"public\", … }",
        pourquoi: "Pour ces organes, une séance en visioconférence ne vote qu’au scrutin public.",
    }
    SeuilInexact {
        cle: "seuil-inexact",
        gravite: Avertissement,
        titre: "le seuil comparé à ce qu’il ne faut pas",
        sens: "Il faut dépasser 50 000 000 € : le montant exact ne suffit pas. On compare les dépenses d’une année civile, non les montants notifiés.",
        faux: "Un schéma est obligatoire à partir de 50 M€ d’achats.",
        juste: "Un schéma est obligatoire au-dessus de 50 M€ d’achats.",
        pourquoi: "À un euro près, l’obligation change.",
    }
    SeuilPerime {
        cle: "seuil-perime",
        gravite: Avertissement,
        titre: "le seuil de 100 millions d’euros",
        sens: "Depuis le 1er janvier 2023, le seuil est de 50 millions d’euros hors taxes, sur les dépenses d’une année civile.",
        faux: "L’obligation vaut au-delà de 100 M€ d’achats par an.",
        juste: "L’obligation vaut au-delà de 50 M€ d’achats par an.",
        pourquoi: "Beaucoup de pages disent encore l’ancien montant.",
    }
    SobrieteNumerique {
        cle: "sobriete-numerique",
        gravite: Avertissement,
        titre: "aucune action ne contribue à la sobriété numérique",
        sens: "L’alinéa 2 de l’article L. 2111-3 dit que le schéma contribue à la promotion de la sobriété numérique. Le programme cherche un objectif, une action ou un indicateur du catalogue qui le serve.",
        faux: "# aucune action avec `sobriete-numerique`",
        juste: "sous_themes = [\"sobriete-numerique\"]",
        pourquoi: "Cette contribution est dans le texte depuis le 25 octobre 2023.",
    }
    SuiviAnnuel {
        cle: "suivi-annuel",
        gravite: Avertissement,
        titre: "le suivi annuel n’est pas organisé",
        sens: "L’alinéa 2 de l’article L. 2111-3 demande les modalités du suivi annuel des objectifs : des indicateurs suivis année par année, et de préférence qui les collecte et devant qui le bilan est présenté.",
        faux: "# sans `suivi_annuel`",
        juste: "[gouvernance]\nsuivi_annuel = '''Chaque direction remplit le classeur en février ; le bilan est présenté en juin.'''",
        pourquoi: "Le suivi est annuel ; la publication, elle, a lieu tous les deux ans.",
    }
    TauxReels {
        cle: "taux-reels",
        gravite: Avertissement,
        titre: "un volet de l’achat responsable n’est mesuré par aucun taux",
        sens: "L’alinéa 3 de l’article L. 2111-3 demande les taux réels d’achats relevant des catégories de l’achat socialement et écologiquement responsable : un taux au moins de chaque côté.",
        faux: "# aucun indicateur écologique",
        juste: "modele = \"ENV-01\"",
        pourquoi: "Les deux volets se mesurent.",
    }
    TexteInterdit {
        cle: "texte-interdit",
        gravite: Erreur,
        titre: "un texte contient un caractère interdit",
        sens: "Caractère de commande, inversion du sens de lecture, ou caractère perdu lors d’une conversion (« \u{fffd} »).",
        faux: "titre = \"Sch\\u0001éma\"",
        juste: "titre = \"Schéma\"",
        pourquoi: "Ces caractères rendent les documents illisibles pour un lecteur d’écran, ou font lire autre chose que ce qui est écrit.",
    }
    TomlDoublon {
        cle: "toml-doublon",
        gravite: Erreur,
        titre: "une clé ou une table est écrite deux fois",
        sens: "Dans une même table, une clé ne s’écrit qu’une fois. Une table `[nom]` non plus ; une liste de tables s’écrit `[[nom]]`.",
        faux: "[[axes]]\nid = \"1\"\nid = \"2\"",
        juste: "[[axes]]\nid = \"1\"\n\n[[axes]]\nid = \"2\"",
        pourquoi: "Rien ne permettrait de savoir laquelle des deux valeurs l’emporte.",
    }
    TomlSyntaxe {
        cle: "toml-syntaxe",
        gravite: Erreur,
        titre: "le fichier n’est pas du TOML bien formé",
        sens: "Un guillemet, un crochet, une virgule ou un signe « = » manque ou est de trop. Les textes s’écrivent entre guillemets droits, les nombres sans espace et avec un point, les dates année-mois-jour.",
        faux: "titre = Schéma 2026\ntaux = 12,5",
        juste: "titre = \"Schéma 2026\"\ntaux = 12.5",
        pourquoi: "Tant que la forme du fichier est fautive, son contenu ne peut pas être vérifié.",
    }
    TrajectoireInverse {
        cle: "trajectoire-inverse",
        gravite: Erreur,
        titre: "une trajectoire recule",
        sens: "Les paliers d’une cible vont dans le sens de l’indicateur, ou s’y tiennent.",
        faux: "annees = { 2027 = 30, 2028 = 26 }   # sens : hausse",
        juste: "annees = { 2027 = 26, 2028 = 30 }",
        pourquoi: "Un palier en recul est presque toujours une faute de frappe.",
    }
    TypeIncorrect {
        cle: "type-incorrect",
        gravite: Erreur,
        titre: "une valeur n’est pas de la nature attendue",
        sens: "Un texte est écrit où l’on attend un nombre, une valeur seule où l’on attend une liste, une table simple où l’on attend une liste de tables.",
        faux: "population = \"25 000\"",
        juste: "population = 25000",
        pourquoi: "Un nombre écrit comme un texte ne pourrait être ni additionné ni comparé.",
    }
    ValeurHorsBornes {
        cle: "valeur-hors-bornes",
        gravite: Erreur,
        titre: "un nombre est trop petit ou trop grand",
        sens: "La valeur sort de l’intervalle admis à cet endroit, ou a trop de décimales.",
        faux: "avancement = 150",
        juste: "avancement = 100",
        pourquoi: "Une valeur impossible vient presque toujours d’une faute de frappe ou d’une erreur d’unité.",
    }
    ValeurHorsListe {
        cle: "valeur-hors-liste",
        gravite: Erreur,
        titre: "une valeur n’est pas dans la liste admise",
        sens: "Cette clé n’accepte que quelques valeurs, écrites exactement comme dans la liste : en minuscules, sans accent, avec des traits d’union.",
        faux: "etat = \"Adopté\"",
        juste: "etat = \"adopte\"",
        pourquoi: "Ces valeurs commandent ce que disent les documents ; leur libellé imprimé, lui, a majuscule et accents.",
    }
    VisioconferenceInterdite {
        cle: "visioconference-interdite",
        gravite: Erreur,
        titre: "l’organe ne se réunit pas en visioconférence",
        sens: "La visioconférence n’est pas prévue pour l’organe de cet acheteur.",
        faux: "visioconference = true   # conseil municipal",
        juste: "visioconference = false",
        pourquoi: "Les membres à distance ne compteraient pas dans le quorum.",
    }
    VoteIncoherent {
        cle: "vote-incoherent",
        gravite: Erreur,
        titre: "les nombres d’un vote ne tombent pas juste",
        sens: "Présents, pouvoirs et voix obéissent à une arithmétique : votants = présents + pouvoirs − membres ne prenant pas part au vote ; pour + contre + abstentions = votants.",
        faux: "presents = 40\npouvoirs = 5\nvote = { pour = 44, contre = 3, abstentions = 0 }",
        juste: "presents = 40\npouvoirs = 5\nvote = { pour = 42, contre = 3, abstentions = 0 }",
        pourquoi: "Une délibération dont les nombres ne tombent pas juste se conteste.",
    }
}

impl Code {
    pub fn cle(self) -> &'static str {
        self.fiche().cle
    }

    pub fn gravite(self) -> Gravite {
        self.fiche().gravite
    }

    pub fn titre(self) -> &'static str {
        self.fiche().titre
    }

    pub fn from_cle(cle: &str) -> Option<Self> {
        Self::TOUS.iter().copied().find(|c| c.cle() == cle)
    }

    /// Whether it speaks of reaching a file rather than of what is written in it.
    pub fn est_acces(self) -> bool {
        matches!(self, Self::FichierIntrouvable | Self::FichierIllisible)
    }

    /// The whole entry, as `spaser expliquer` prints it.
    pub fn expliquer(self) -> String {
        let fiche = self.fiche();
        let exemple = |texte: &str| {
            texte.lines().map(|l| format!("    {l}\n").replace("    \n", "\n")).collect::<String>()
        };
        format!(
            "{} ({}) : {}\n\n{}\n\nÀ ne pas écrire :\n\n{}\nÀ écrire :\n\n{}\nPourquoi : {}\n",
            fiche.cle,
            fiche.gravite.nom(),
            fiche.titre,
            fiche.sens,
            exemple(fiche.faux),
            exemple(fiche.juste),
            fiche.pourquoi,
        )
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.cle())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registre_trie_unique_et_complet() {
        let cles: Vec<_> = Code::TOUS.iter().map(|c| c.cle()).collect();
        assert!(cles.is_sorted_by(|a, b| a < b), "{cles:?}");
        for code in Code::TOUS {
            let fiche = code.fiche();
            assert!(fiche.cle.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", fiche.cle);
            assert!(
                !fiche.titre.ends_with('.') && fiche.titre.chars().next().is_some_and(char::is_lowercase)
            );
            for phrase in [fiche.sens, fiche.pourquoi] {
                assert!(phrase.ends_with('.') && !phrase.contains('\''), "{}", fiche.cle);
            }
            assert!(!fiche.faux.is_empty() && !fiche.juste.is_empty());
            assert_eq!(Code::from_cle(fiche.cle), Some(*code));
        }
    }
}
