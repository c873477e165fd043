//! The printed list of what goes with an act: what is sent, in which order, of what kind and weight.

use super::Sujet;
use super::entete::{entete, objet};
use super::motifs::donnees;
use super::papier;
use crate::droit::transmission::POIDS_A_SURVEILLER;
use crate::ecriture::{capitale, poids, typographier};
use crate::vue::acte::{EnTete, Piece, VueActe};
use crate::vue::contexte::{Contexte, Resultat, cellule};
use crate::vue::contrat::{GenreColonne, GenreLigne, LigneTableau, Tableau};
use crate::vue::schema::TITRE_LEGAL;
use crate::vue::tableau::{colonne, sans_titre};
use crate::vue::texte;
use crate::vue::transmission::{PDF, PieceJointe, Transmission, TypePiece};

const TITRE: &str = "Bordereau des pièces";

/// # Errors
/// A passage of our prose that could not be written.
pub fn construire(cx: &Contexte<'_>, sujet: &Sujet<'_>, t: &Transmission) -> Resultat<VueActe> {
    let objet = objet(cx, sujet);
    let tete = entete(cx, sujet, &objet);
    let envoyees: Vec<&PieceJointe> = std::iter::once(&t.fichier_principal).chain(&t.annexes).collect();
    let titre =
        if sujet.organisme.transmission.is_some() { "Pièces à transmettre" } else { "Pièces de l’acte" };
    let envoi =
        if sujet.organisme.transmission.is_some() { "Avant l’envoi" } else { "Avant la publication" };
    let mut pieces = vec![
        Piece::Titre { texte: titre.to_owned() },
        Piece::Texte { contenu: cx.prose.riche("bordereau", donnees(cx, sujet))? },
        Piece::Tableau { tableau: Box::new(tableau(&envoyees, Some(t.poids_total), Some(envoi))) },
    ];
    if t.poids_total > POIDS_A_SURVEILLER {
        pieces.push(Piece::Texte { contenu: texte::paragraphe(&format!("{}.", capitale(&alerte(t)))) });
    }
    if !t.envoyees_avant.is_empty() {
        let avant: Vec<&PieceJointe> = t.envoyees_avant.iter().collect();
        let titre = if sujet.delibere() {
            "Pièces adressées avant la séance"
        } else {
            "Pièces remises avant la décision"
        };
        pieces.push(Piece::Titre { texte: titre.to_owned() });
        pieces.push(Piece::Tableau { tableau: Box::new(tableau(&avant, None, None)) });
    }
    Ok(VueActe {
        titre: format!("{TITRE} — {objet}"),
        auteur: sujet.acheteur.nom.clone(),
        sujet: TITRE_LEGAL.to_owned(),
        date: sujet.edition(cx).map(|d| d.to_string()),
        pied: typographier(&format!("{} · bordereau des pièces", sujet.acheteur.nom)),
        mention: None,
        champs: papier::champs(cx, sujet, &objet),
        entete: EnTete { registre: TITRE.to_owned(), ..tete },
        pieces,
    })
}

/// What is said of a heavy set of files.
pub fn alerte(t: &Transmission) -> String {
    typographier(&format!(
        "les pièces de l’acte « {} » pèsent {} : au-delà de {} Mo, certains opérateurs de télétransmission les refusent ; allégez les images, ou vérifiez la limite du vôtre",
        t.acte.id,
        poids(t.poids_total),
        POIDS_A_SURVEILLER / 1_000_000
    ))
}

/// What a file becomes before it leaves: only a PDF may.
fn preparation(piece: &PieceJointe) -> &'static str {
    match (piece.mime.as_str(), piece.type_piece) {
        (PDF, _) => "rien à faire",
        (_, TypePiece::Acte) => "à signer, puis à convertir en PDF",
        _ => "à convertir en PDF",
    }
}

/// `avant` heads the column of what to do first, if there is one.
fn tableau(pieces: &[&PieceJointe], total: Option<usize>, avant: Option<&str>) -> Tableau {
    let ligne = |genre, cellules: Vec<&str>| LigneTableau {
        genre,
        axe: None,
        cellules: cellules.into_iter().map(cellule).collect(),
        ancre: None,
    };
    let mut lignes: Vec<LigneTableau> = Vec::new();
    for (rang, p) in (1..).zip(pieces) {
        let (rang, poids) = (rang.to_string(), poids(p.poids));
        let mut cellules = vec![rang.as_str(), &p.libelle, &p.fichier];
        cellules.extend(avant.map(|_| preparation(p)));
        cellules.push(&poids);
        lignes.push(ligne(GenreLigne::Courante, cellules));
    }
    lignes.extend(total.map(|n| {
        let poids = poids(n);
        let mut cellules = vec!["", "Total", ""];
        cellules.extend(avant.map(|_| ""));
        cellules.push(&poids);
        ligne(GenreLigne::Total, cellules)
    }));
    let mut colonnes = vec![
        colonne("N°", GenreColonne::Nombre, 0.0),
        colonne("Pièce", GenreColonne::Texte, 1.6),
        colonne("Fichier", GenreColonne::Texte, 3.0),
    ];
    colonnes.extend(avant.map(|titre| colonne(titre, GenreColonne::Texte, 2.0)));
    colonnes.push(colonne("Poids", GenreColonne::Nombre, 0.0));
    sans_titre("Pièces, dans l’ordre : nature, nom du fichier, poids.", colonnes, lignes)
}
