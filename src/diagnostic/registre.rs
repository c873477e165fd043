//! The register of codes: one entry each, in the order of their keys. `spaser expliquer CODE`
//! prints an entry.

use serde::{Serialize, Serializer};

use super::Gravite::{self, Avertissement, Conseil, Erreur};
use super::code::codes;

codes! {
    ActeNonPrisEnCharge {
        cle: "acte-non-pris-en-charge",
        gravite: Erreur,
        titre: "cet organisme prend une décision, pas une délibération",
        sens: "Pour un établissement de santé, un groupement hospitalier ou un service de l’État, l’acte est une décision : sa rédaction n’est pas encore proposée.",
        faux: "type = \"etablissement-public-de-sante\"   # livrable : deliberation",
        juste: "spaser generer dossier.toml --livrables schema,classeur",
        pourquoi: "Une délibération prise au nom d’un organe qui n’en prend pas serait nulle.",
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
    CaractereSansDessin {
        cle: "caractere-sans-dessin",
        gravite: Erreur,
        titre: "un caractère n’existe dans aucune police",
        sens: "Le texte contient un caractère que les polices des documents ne savent pas dessiner : émoji, écriture non latine.",
        faux: "titre = \"Acheter 🌱 durable\"",
        juste: "titre = \"Acheter durable\"",
        pourquoi: "Un fichier accessible ne peut contenir un caractère sans dessin : il serait refusé.",
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
    DemarcheDuree {
        cle: "demarche-duree",
        gravite: Conseil,
        titre: "l’élaboration est très courte ou très longue",
        sens: "De la première étape à la dernière, l’élaboration d’un schéma prend d’ordinaire de six mois à deux ans.",
        faux: "une seule étape de deux mois",
        juste: "des étapes de septembre 2025 à décembre 2026",
        pourquoi: "Une durée hors de l’usage cache souvent une erreur de date.",
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
        sens: "Un dossier écrit à la main pèse quelques centaines de kilo-octets. Au-delà de 4 Mio par fichier, de 8 Mio en tout ou de 200 fichiers, le programme s’arrête.",
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
        sens: "Une trentaine d’indicateurs est l’usage, et chacun mesure une action.",
        faux: "36 indicateurs, dont 4 qu’aucune action n’emploie",
        juste: "30 indicateurs, tous employés, ou `usage = \"transparence\"` pour ceux qui renseignent seulement",
        pourquoi: "Trop d’indicateurs masquent l’ensemble et chargent les directions.",
    }
    InstanceRythme {
        cle: "instance-rythme",
        gravite: Conseil,
        titre: "une instance se réunit à un rythme inhabituel",
        sens: "L’usage : comité de pilotage une à deux fois par an, comité technique trois à quatre fois par an.",
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
    NombreImpossible {
        cle: "nombre-impossible",
        gravite: Erreur,
        titre: "un nombre ne peut pas être employé",
        sens: "La valeur est un nombre au sens du TOML, mais infini (`inf`), indéfini (`nan`) ou trop grand.",
        faux: "valeur = nan",
        juste: "# valeur inconnue : n’écrire aucune ligne",
        pourquoi: "Une valeur inconnue se dit par une absence ; un calcul mené sur un nombre indéfini ne vaut rien.",
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
    PeriodeIncoherente {
        cle: "periode-incoherente",
        gravite: Erreur,
        titre: "la période du schéma se contredit",
        sens: "La fin précède le début, ou le schéma est dit sans terme alors qu’une fin est donnée.",
        faux: "debut = 2032\nfin = 2027",
        juste: "debut = 2027\nfin = 2032",
        pourquoi: "La période commande les colonnes du classeur et le titre des documents.",
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
    QuorumNonAtteint {
        cle: "quorum-non-atteint",
        gravite: Erreur,
        titre: "le quorum n’est pas atteint",
        sens: "Le nombre de présents ne suffit pas pour que l’organe délibère, selon les règles de cet organe.",
        faux: "en_exercice = 81\npresents = 40",
        juste: "en_exercice = 81\npresents = 41",
        pourquoi: "Une délibération prise sans quorum est illégale.",
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
        pourquoi: "La loi réserve le scrutin secret aux séances en présence.",
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
