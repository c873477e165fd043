//! A métropole's adoption, long enough to meet every part of an act.

use spaser::vue::acte::{BlocSignature, EnTete, Piece, VueActe};
use spaser::vue::contrat::{
    Cellule, ColonneTableau, GenreColonne, GenreLigne, Image, Ligne, LigneTableau, Morceau, Paragraphe,
    Riche, Tableau,
};

/// Words, with the no-break spaces that the view puts in.
pub fn texte(texte: &str) -> Morceau {
    let mut texte = texte.to_owned();
    for (lache, tenu) in [
        (" ;", "\u{a0};"),
        (" :", "\u{a0}:"),
        (" €", "\u{a0}€"),
        (" %", "\u{a0}%"),
        ("« ", "«\u{a0}"),
        (" »", "\u{a0}»"),
        ("n° ", "n°\u{a0}"),
        ("L. ", "L.\u{a0}"),
        ("D. ", "D.\u{a0}"),
        (" 000", "\u{202f}000"),
    ] {
        texte = texte.replace(lache, tenu);
    }
    Morceau::Texte { texte }
}

pub fn blanc(texte: &str) -> Morceau {
    Morceau::Blanc { texte: texte.to_owned(), cle: None }
}

fn lien(adresse: &str, mots: &str) -> Morceau {
    Morceau::Lien { adresse: adresse.to_owned(), contenu: vec![texte(mots)] }
}

fn phrase(mots: &str) -> Paragraphe {
    Paragraphe::de(vec![texte(mots)])
}

fn ligne(libelle: &str, contenu: Vec<Morceau>) -> Ligne {
    Ligne { libelle: libelle.to_owned(), contenu: vec![Paragraphe::de(contenu)] }
}

fn article(contenu: Riche) -> Piece {
    Piece::Article { contenu }
}

fn titre(texte: &str) -> Piece {
    Piece::Titre { texte: texte.to_owned() }
}

fn entete() -> EnTete {
    EnTete {
        logo: Some(Image {
            fichier: "/images/logo.png".to_owned(),
            alternative: "Logo de la métropole de Valmont".to_owned(),
        }),
        lignes: vec![
            "République française".to_owned(),
            "Métropole de Valmont".to_owned(),
            "12 place de l’Hôtel-de-Ville, 69210 Valmont".to_owned(),
        ],
        registre: "Extrait du registre des délibérations du conseil de la métropole".to_owned(),
        numero: vec![texte("Délibération n° "), blanc("numéro de la délibération")],
        objet: vec![texte(
            "Objet : adoption du schéma de promotion des achats publics socialement et écologiquement \
             responsables (SPASER) 2027–2032",
        )],
        champs: vec![
            ligne("Séance du", vec![texte("14 décembre 2026")]),
            ligne(
                "Rapporteur",
                vec![texte("la vice-présidente déléguée à la commande publique responsable")],
            ),
            ligne("Nature de l’acte", vec![texte("délibération")]),
            ligne("Matière", vec![texte("1.7 – Actes spéciaux et divers (commande publique)")]),
        ],
    }
}

const VISAS: [&str; 11] = [
    "Vu la Charte de l’environnement de 2004, notamment son article 6 ;",
    "Vu le code général des collectivités territoriales, notamment ses articles L. 2121-29, L. 5211-1 et L. 5217-1 ;",
    "Vu le code de la commande publique, notamment ses articles L. 2111-3, L. 2112-2 et D. 2111-3 ;",
    "Vu le code de l’environnement, notamment son article L. 110-1 ;",
    "Vu le code du travail, notamment ses articles L. 3332-17-1, L. 5132-4 et L. 5213-13 ;",
    "Vu la loi n° 2014-856 du 31 juillet 2014 relative à l’économie sociale et solidaire, notamment son article 13 ;",
    "Vu la loi n° 2020-105 du 10 février 2020 relative à la lutte contre le gaspillage et à l’économie circulaire ;",
    "Vu la loi n° 2021-1104 du 22 août 2021 portant lutte contre le dérèglement climatique et renforcement de la \
     résilience face à ses effets, notamment son article 35 ;",
    "Vu le décret n° 2022-767 du 2 mai 2022 portant diverses modifications du code de la commande publique ;",
    "Vu la délibération n° 2025-31 du 12 mars 2025 engageant l’élaboration du schéma ;",
    "Vu l’avis de la commission « finances et commande publique » réunie le 24 novembre 2026 ;",
];

const CONSIDERANTS: [&str; 6] = [
    "Considérant que le montant total annuel des achats de la métropole, 187 400 000 € HT en 2025, est supérieur au \
     seuil de 50 000 000 € HT fixé à l’article D. 2111-3 du code de la commande publique ;",
    "Considérant que l’article L. 2111-3 du même code impose aux acheteurs concernés d’adopter un schéma qui détermine \
     les objectifs de politique d’achat comportant des éléments à caractère social et écologique, ainsi que les \
     modalités de mise en œuvre et de suivi annuel de ces objectifs ;",
    "Considérant que la cartographie des achats a établi que 31 % des montants engagés en 2025 l’ont été au titre de \
     contrats comportant au moins une considération sociale ;",
    "Considérant que la concertation menée du 2 février au 26 juin 2026 a réuni 214 participants, dont 68 structures de \
     l’insertion, du handicap et de l’économie sociale et solidaire ;",
    "Considérant qu’il convient d’assortir chaque objectif d’un indicateur précis, exprimé en taux réel d’achats, et \
     d’une cible pour chaque échéance ;",
    "Considérant que le plan national pour des achats durables, sans valeur contraignante, éclaire le choix des cibles ;",
];

/// The whole act.
pub fn long() -> VueActe {
    let mut pieces = vec![
        Piece::Seance {
            contenu: vec![
                texte("L’an deux mille vingt-six, le quatorze décembre, à "),
                blanc("heure d’ouverture"),
                texte(
                    ", le conseil de la métropole de Valmont, dûment convoqué le quatre décembre deux mille vingt-six, \
                     s’est réuni en session ordinaire, à l’hôtel de la métropole, sous la présidence de la présidente.",
                ),
            ],
        },
        Piece::Quorum {
            champs: vec![
                ligne("Membres en exercice", vec![texte("75")]),
                ligne("Présents", vec![blanc("nombre de présents")]),
                ligne("Représentés (pouvoirs)", vec![blanc("nombre de pouvoirs")]),
                ligne("Votants", vec![blanc("nombre de votants")]),
                ligne("Secrétaire de séance", vec![blanc("nom du secrétaire de séance")]),
            ],
        },
        titre("Exposé des motifs"),
        Piece::Texte {
            contenu: vec![
                phrase(
                    "Par délibération du 12 mars 2025, le conseil a engagé l’élaboration du schéma de promotion des \
                     achats publics socialement et écologiquement responsables. Le présent rapport rend compte de cette \
                     élaboration et soumet au conseil le schéma qui en résulte, pour la période 2027–2032.",
                ),
                phrase("Le schéma s’organise en trois axes :"),
                Paragraphe::Liste {
                    cle: None,
                    ordonnee: false,
                    elements: vec![
                        vec![phrase("faire de l’achat un levier d’insertion et d’égalité professionnelle ;")],
                        vec![phrase(
                            "réduire l’empreinte écologique des achats, de l’expression du besoin à la fin de vie ;",
                        )],
                        vec![phrase(
                            "ouvrir la commande publique aux petites entreprises et à l’économie sociale.",
                        )],
                    ],
                },
                Paragraphe::Paragraphe {
                    cle: None,
                    contenu: vec![
                        texte("Il compte "),
                        Morceau::Gras { contenu: vec![texte("30 actions")] },
                        texte(" et "),
                        Morceau::Gras { contenu: vec![texte("12 indicateurs assortis de cibles")] },
                        texte(". Le diagnostic complet est publié sur "),
                        lien("https://valmont.example/achats?an=2026&v=1", "le site de la métropole"),
                        texte("."),
                    ],
                },
            ],
        },
    ];
    let mut visas: Vec<Piece> = VISAS.iter().map(|visa| Piece::Visa { contenu: vec![texte(visa)] }).collect();
    visas.push(Piece::Visa {
        contenu: vec![texte("Vu le rapport n° "), blanc("numéro du rapport"), texte(" présenté en séance ;")],
    });
    pieces.extend(visas);
    pieces.extend(CONSIDERANTS.iter().map(|c| Piece::Considerant { contenu: vec![texte(c)] }));
    pieces.push(Piece::Formule {
        contenu: vec![texte(
            "Sur proposition de la présidente, après en avoir délibéré, le conseil de la métropole",
        )],
    });
    pieces.push(Piece::Decision { texte: "Décide".to_owned() });
    pieces.extend(dispositif());
    pieces.extend(fin());
    pieces.push(Piece::Annexe { titre: "Annexe – Indicateurs et cibles".to_owned() });
    pieces.push(Piece::Tableau { tableau: Box::new(cibles()) });
    VueActe {
        titre: "Délibération – adoption du SPASER 2027–2032 – Métropole de Valmont".to_owned(),
        auteur: "Métropole de Valmont".to_owned(),
        sujet: "Adoption du schéma de promotion des achats <responsables> & de leurs cibles".to_owned(),
        date: Some("2026-11-02".to_owned()),
        pied: "Métropole de Valmont · adoption du SPASER 2027–2032".to_owned(),
        mention: Some("Projet de délibération".to_owned()),
        entete: entete(),
        pieces,
        champs: Vec::new(),
    }
}

/// Everything at once: nested lists in an article, a table of many pages and of many columns.
pub fn charge() -> VueActe {
    let mut vue = long();
    let liste = Paragraphe::liste;
    vue.pieces.push(article(vec![
        phrase("Les moyens sont répartis comme suit :"),
        liste(
            true,
            vec![
                vec![
                    phrase("Premier point, suivi d’une précision."),
                    phrase("La précision du premier point."),
                ],
                vec![
                    phrase("Deuxième point, détaillé :"),
                    liste(false, vec![vec![phrase("un détail,")], vec![phrase("un autre.")]]),
                    liste(true, vec![vec![phrase("un rang,")], vec![phrase("un autre.")]]),
                ],
            ],
        ),
        Paragraphe::Paragraphe {
            cle: None,
            contenu: vec![texte("Une première ligne,"), Morceau::Saut, texte("une seconde après un retour.")],
        },
    ]));
    let mut long = cibles();
    let lignes = long.lignes.clone();
    (0..4).for_each(|_| long.lignes.extend(lignes.clone()));
    let total = ["Total", "Ensemble des achats", "1", "2", "3", "4", "5"].map(cellule).to_vec();
    long.lignes.push(LigneTableau { genre: GenreLigne::Total, axe: None, cellules: total, ancre: None });
    vue.pieces.push(Piece::Tableau { tableau: Box::new(long) });
    let mut large = cibles();
    for rang in 2..7 {
        large.colonnes.push(large.colonnes[rang].clone());
        large.lignes.iter_mut().filter(|l| l.genre != GenreLigne::Section).for_each(|ligne| {
            ligne.cellules.push(ligne.cellules[rang].clone());
        });
    }
    large.note = None;
    vue.pieces.push(Piece::Tableau { tableau: Box::new(large) });
    vue
}

/// The least an act can say: a small buyer, no logo, two articles.
pub fn court() -> VueActe {
    let mut vue = long();
    vue.date = None;
    vue.mention = None;
    vue.entete.logo = None;
    vue.entete.champs.clear();
    vue.pieces = vec![
        Piece::Visa { contenu: vec![texte(VISAS[2])] },
        Piece::Considerant { contenu: vec![texte(CONSIDERANTS[0])] },
        Piece::Decision { texte: "Décide".to_owned() },
    ];
    vue.pieces.extend(dispositif().into_iter().take(2));
    vue.pieces.extend(fin());
    vue
}

fn dispositif() -> Vec<Piece> {
    vec![
        article(vec![phrase(
            "Le schéma de promotion des achats publics socialement et écologiquement responsables de la métropole de \
             Valmont pour la période 2027–2032, annexé à la présente délibération, est adopté.",
        )]),
        article(vec![phrase("Les objectifs et les cibles figurant au tableau annexé sont approuvés.")]),
        article(vec![
            phrase("Le suivi du schéma est assuré :"),
            Paragraphe::Liste {
                cle: None,
                ordonnee: true,
                elements: vec![
                    vec![phrase("par un comité de pilotage réuni deux fois par an ;")],
                    vec![phrase("par un comité technique réuni chaque trimestre ;")],
                    vec![phrase("par la direction de la commande publique, qui tient les indicateurs.")],
                ],
            },
            phrase("La composition de ces comités figure au chapitre 6 du schéma."),
        ]),
        article(vec![phrase(
            "Un rapport annuel de suivi est présenté au conseil avant le 30 juin de l’année suivante.",
        )]),
        article(vec![phrase(
            "Les indicateurs sont publiés tous les deux ans, avec le taux réel d’achats constaté pour chaque catégorie.",
        )]),
        article(vec![phrase(
            "La présidente est autorisée à signer tout acte nécessaire à l’exécution du schéma.",
        )]),
        article(vec![Paragraphe::Paragraphe {
            cle: None,
            contenu: vec![
                texte("Le schéma est publié sur le site internet de la métropole à compter du "),
                blanc("date de publication"),
                texte("."),
            ],
        }]),
        article(vec![phrase(
            "La présente délibération est transmise au représentant de l’État dans le département et publiée sous forme \
             électronique.",
        )]),
    ]
}

fn fin() -> Vec<Piece> {
    vec![
        titre("Vote"),
        Piece::Vote {
            champs: ["Pour", "Contre", "Abstentions", "Ne prennent pas part au vote"]
                .iter()
                .map(|libelle| ligne(libelle, vec![blanc("nombre")]))
                .collect(),
            phrase: vec![texte("La délibération est adoptée à "), blanc("majorité ou unanimité"), texte(".")],
        },
        Piece::Signatures {
            lieu_date: vec![texte("Fait à Valmont, le "), blanc("date de signature")],
            blocs: vec![
                BlocSignature {
                    qualite: "La présidente de séance".to_owned(),
                    nom: vec![blanc("prénom et nom")],
                },
                BlocSignature {
                    qualite: "Le secrétaire de séance".to_owned(),
                    nom: vec![blanc("prénom et nom")],
                },
            ],
        },
        Piece::Mention {
            contenu: vec![
                texte("Transmise au représentant de l’État le "),
                blanc("date de transmission"),
                texte(". Publiée le "),
                blanc("date de publication"),
                texte("."),
            ],
        },
        Piece::Mention {
            contenu: vec![texte(
                "La présente délibération peut faire l’objet d’un recours pour excès de pouvoir devant le tribunal \
                 administratif de Lyon dans un délai de deux mois à compter de sa publication, ou par l’application \
                 Télérecours citoyens (www.telerecours.fr). Elle peut faire l’objet, dans le même délai, d’un recours \
                 gracieux devant son auteur.",
            )],
        },
    ]
}

fn cellule(mots: &str) -> Cellule {
    Cellule { contenu: vec![texte(mots)], fort: false, trace: None, cle: None }
}

fn cibles() -> Tableau {
    let colonne = |libelle: &str, genre, part| ColonneTableau { libelle: libelle.to_owned(), genre, part };
    let mut colonnes =
        vec![colonne("Réf.", GenreColonne::Cle, 0.0), colonne("Indicateur", GenreColonne::Texte, 3.0)];
    colonnes.extend(
        ["Référence 2025", "2027", "2028", "2030", "2032"].map(|an| colonne(an, GenreColonne::Nombre, 0.0)),
    );
    let indicateurs = [
        ("SOC-01", "Part des contrats comportant au moins une considération sociale, en valeur"),
        ("SOC-02", "Part des achats réalisés auprès d’entreprises solidaires d’utilité sociale"),
        ("SOC-03", "Part des achats auprès de structures employant des travailleurs défavorisés"),
        ("SOC-04", "Heures d’insertion réalisées, pour un million d’euros de travaux"),
        ("ENV-01", "Part des contrats comportant au moins une considération environnementale"),
        ("ENV-02", "Part des achats issus du réemploi ou de la réutilisation"),
        ("ENV-03", "Part des véhicules à faibles émissions dans le renouvellement du parc"),
        ("ENV-04", "Part des denrées de qualité et durables en restauration"),
        ("ENV-05", "Part des équipements numériques reconditionnés"),
        ("ECO-01", "Part des marchés attribués à des petites et moyennes entreprises"),
        ("ECO-02", "Délai moyen de paiement"),
        ("ECO-03", "Part des marchés allotis"),
    ];
    let mut lignes = vec![LigneTableau {
        genre: GenreLigne::Section,
        axe: Some(0),
        cellules: vec![cellule("Axe 1 – Insertion et égalité professionnelle")],
        ancre: None,
    }];
    lignes.extend(indicateurs.iter().enumerate().map(|(rang, (reference, nom))| {
        let mut cellules = vec![cellule(reference), cellule(nom)];
        cellules.extend((0..5).map(|an| cellule(&format!("{},{} %", 10 + rang * 3 + an * 4, an))));
        LigneTableau { genre: GenreLigne::Courante, axe: None, cellules, ancre: None }
    }));
    Tableau {
        titre: Some("Tableau 1 – Cibles par indicateur et par année".to_owned()),
        resume: "Douze indicateurs, leur valeur de référence en 2025 et leurs cibles de 2027 à 2032."
            .to_owned(),
        colonnes,
        lignes,
        note: Some(vec![phrase(
            "Taux réels d’achats : achats de la catégorie rapportés à l’ensemble des achats réalisés, hors taxes.",
        )]),
    }
}
