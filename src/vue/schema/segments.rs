//! The table of segments, in an annex: amounts, stakes, leverage, due dates, levers and actions.

use super::annexe;
use super::cartographie::{Depense, Score, TABLEAU, actuels, annee_de_la_carte, nom};
use crate::dossier::{Annee, Id, Segment};
use crate::ecriture::{mois_annee, montant, nombre};
use crate::vue::contexte::{
    Contexte, Resultat, ancre_action, ancre_segment, cellule, cellule_de, cellule_forte, cellule_vide,
};
use crate::vue::contrat::{Bloc, Chapitre, ColonneTableau, GenreColonne, GenreLigne, LigneTableau, Tableau};
use crate::vue::tableau::colonne;
use crate::vue::texte;

/// The table of segments: too wide for an upright page, too long for the reader's first path.
pub fn annexe_des_segments(cx: &Contexte<'_>) -> Resultat<Option<Chapitre>> {
    let actuels = actuels(cx);
    let segments: Vec<&Segment> = actuels.iter().collect();
    if segments.is_empty() {
        return Ok(None);
    }
    let blocs = vec![Bloc::Tableau { tableau: tableau(cx, &segments)? }];
    Ok(Some(Chapitre { paysage: true, ..annexe(TABLEAU, "Segments d’achat", blocs) }))
}

fn tableau(cx: &Contexte<'_>, segments: &[&Segment]) -> Resultat<Tableau> {
    let scores = segments.iter().any(|s| Score::new(s).is_some());
    let numeros = segments.iter().all(|s| est_un_numero(&s.id));
    let annee = annee_de_la_carte(cx, segments);
    let mut colonnes = vec![
        colonne("Segment", GenreColonne::Cle, 3.2),
        colonne("Montant HT", GenreColonne::Nombre, 0.0),
        colonne("Marchés", GenreColonne::Nombre, 0.0),
    ];
    if scores {
        colonnes.push(colonne("Enjeux S · E · C", GenreColonne::Texte, 0.0));
        colonnes.push(colonne("Marge", GenreColonne::Nombre, 0.0));
    }
    colonnes.push(colonne("Échéance", GenreColonne::Texte, 1.5));
    colonnes.push(colonne("Leviers", GenreColonne::Texte, 4.0));
    colonnes.push(colonne("Actions", GenreColonne::Texte, 2.4));
    if numeros {
        colonnes.insert(0, colonne("N°", GenreColonne::Texte, 0.0));
    }
    let mut lignes: Vec<_> = segments.iter().map(|s| ligne(cx, s, annee, scores, numeros)).collect();
    retirer_les_vides(&mut colonnes, &mut lignes);
    Ok(Tableau {
        titre: None,
        resume: "Segments d’achat : montant, nombre de marchés, enjeux, marge de manœuvre, échéance, leviers et actions.".to_owned(),
        colonnes,
        lignes,
        note: if scores { Some(cx.prose.riche("cartographie-note", minijinja::context! {})?) } else { None },
    })
}

/// A column where no segment has anything to say is not shown.
fn retirer_les_vides(colonnes: &mut Vec<ColonneTableau>, lignes: &mut [LigneTableau]) {
    let dites: Vec<bool> = (0..colonnes.len())
        .map(|x| lignes.iter().any(|l| l.cellules.get(x).is_some_and(|c| *c != cellule_vide())))
        .collect();
    let mut rang = dites.iter();
    colonnes.retain(|_| rang.next().copied().unwrap_or(true));
    for ligne in lignes {
        let mut rang = dites.iter();
        ligne.cellules.retain(|_| rang.next().copied().unwrap_or(true));
    }
}

/// « S-01 » says something to a reader; « energie », beside its name, does not.
fn est_un_numero(id: &Id) -> bool {
    id.as_str().bytes().any(|b| b.is_ascii_digit())
}

fn ligne(cx: &Contexte<'_>, s: &Segment, annee: Option<Annee>, scores: bool, numeros: bool) -> LigneTableau {
    let note = |n: Option<u8>| n.map_or_else(|| "–".to_owned(), |n| n.to_string());
    let mut cellules = vec![
        if s.prioritaire { cellule_forte(&nom(cx, s)) } else { cellule(&nom(cx, s)) }
            .du_champ(format!("segments/{}/nom", s.id)),
        Depense::new(s, annee).map_or_else(cellule_vide, |d| cellule(&d.dire(|m| montant(m.round())))),
        s.marches.map_or_else(cellule_vide, |n| cellule(&n.to_string())),
    ];
    if scores {
        let trois = [s.enjeu_social, s.enjeu_environnemental, s.enjeu_circulaire].map(note);
        cellules.push(cellule(&trois.join("\u{a0}·\u{a0}")));
        let marge = Score::new(s).map(|x| nombre(x.marge, 1));
        cellules.push(marge.map_or_else(cellule_vide, |m| cellule(&m)));
    }
    cellules.push(s.prochaine_echeance.map_or_else(cellule_vide, |d| cellule(&mois_annee(d.0))));
    let actions: Vec<_> = cx
        .actions()
        .filter(|a| a.action.segments.contains(&s.id))
        .map(|a| vec![texte::renvoi(ancre_action(&a.action.id), &a.numero)])
        .collect();
    let leviers = crate::ecriture::capitale(&s.leviers.join(", "));
    cellules.push(if leviers.is_empty() {
        cellule_vide()
    } else {
        cellule(&leviers).du_champ(format!("segments/{}/leviers", s.id))
    });
    cellules.push(if actions.is_empty() {
        cellule_vide()
    } else {
        cellule_de(texte::joindre(actions, ", "))
    });
    if numeros {
        cellules.insert(0, cellule(s.id.as_str()));
    }
    LigneTableau { genre: GenreLigne::Courante, axe: None, cellules, ancre: Some(ancre_segment(&s.id)) }
}
