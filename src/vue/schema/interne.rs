//! What only the services read: risks, suppliers, who can be reached and what they expect, the content check.

use super::{annexe, intertitre};
use crate::dossier::{Action, Jour, MarcheEnCours, NoteAnnuelle, PartiePrenante, Risque, Segment};
use crate::droit::Sujet;
use crate::droit::contenu::{self, Constat};
use crate::ecriture::{FINE, capitale, date_longue, nombre, typographier};
use crate::vue::contexte::{Contexte, cellule, cellule_de, cellule_forte, cellule_vide};
use crate::vue::contrat::{
    Bloc, Bulle, Chapitre, Dessin, EnMots, Figure, GenreColonne, Ligne, LigneTableau, Paragraphe, Quadrants,
};
use crate::vue::tableau::{courante, tableau};
use crate::vue::texte;

pub fn chapitres(cx: &Contexte<'_>) -> Vec<Chapitre> {
    [fournisseurs(cx), Some(controle(cx))].into_iter().flatten().collect()
}

/// Risks and yearly notes of an action.
pub fn champs_de_l_action(action: &Action) -> Vec<Ligne> {
    let risque = |r: &Risque| {
        let parade = r.parade.as_ref().map(|p| format!(" ; parade : {p}")).unwrap_or_default();
        texte::paragraphe(&format!("{}{parade}", r.risque))
    };
    let note = |n: &NoteAnnuelle| {
        let mut dite = texte::paragraphe_de(vec![texte::gras(&n.annee.to_string())]);
        dite.extend(texte::riche(&n.texte.0));
        dite
    };
    let liste = |elements: Vec<_>| vec![Paragraphe::liste(false, elements)];
    let mut champs = Vec::new();
    if !action.risques.is_empty() {
        let contenu = liste(action.risques.iter().map(risque).collect());
        champs.push(Ligne { libelle: "Risques".to_owned(), contenu });
    }
    if !action.journal.is_empty() {
        let contenu = action.journal.iter().flat_map(note).collect();
        champs.push(Ligne { libelle: "Journal".to_owned(), contenu });
    }
    champs
}

/// Influence against interest, then what each expects and how to reach it.
pub fn carte_des_parties(parties: &[&PartiePrenante]) -> Vec<Bloc> {
    let situees: Vec<&PartiePrenante> =
        parties.iter().copied().filter(|p| p.influence.is_some() && p.interet.is_some()).collect();
    let mut blocs = Vec::new();
    if situees.len() >= 3 {
        blocs.push(carte(&situees));
    }
    let parle = |p: &&&PartiePrenante| {
        [&p.attentes, &p.contact, &p.canal, &p.frequence].iter().any(|c| c.is_some()) || p.influence.is_some()
    };
    let lignes: Vec<LigneTableau> = parties.iter().filter(parle).map(|p| echanges(p)).collect();
    if !lignes.is_empty() {
        blocs.push(intertitre("Ce que les parties attendent, et comment les joindre"));
        blocs.push(tableau(
            "Parties prenantes : influence, intérêt, attentes, contact et rythme des échanges.",
            &[
                ("Partie prenante", GenreColonne::Cle, 2.6),
                ("Influence", GenreColonne::Nombre, 0.0),
                ("Intérêt", GenreColonne::Nombre, 0.0),
                ("Attentes", GenreColonne::Texte, 3.4),
                ("Contact", GenreColonne::Texte, 2.2),
                ("Échanges", GenreColonne::Texte, 2.0),
            ],
            lignes,
        ));
    }
    blocs
}

fn carte(parties: &[&PartiePrenante]) -> Bloc {
    let unite = |note: Option<u8>| (f64::from(note.unwrap_or(1)) - 1.0) / 3.0;
    let bulle = |p: &&PartiePrenante| Bulle {
        libelle: typographier(&p.nom),
        x: unite(p.interet),
        y: unite(p.influence),
        poids: 0.12,
        fort: p.interet.zip(p.influence).is_some_and(|(a, b)| a >= 3 && b >= 3),
    };
    let figure = Figure {
        ancre: None,
        legende: "Influence et intérêt des parties prenantes".to_owned(),
        alternative: typographier(&format!(
            "Nuage de {} bulles, une par partie prenante : en ordonnée l’influence, en abscisse l’intérêt, de 1 à 4. Les notes sont dans le tableau qui suit.",
            parties.len()
        )),
        dessin: Dessin::Bulles {
            abscisse: "Intérêt".to_owned(),
            ordonnee: "Influence".to_owned(),
            graduations: ["1", "2", "3", "4"].map(str::to_owned).to_vec(),
            quadrants: Quadrants {
                haut_gauche: "Convaincre".to_owned(),
                haut_droite: "Associer de près".to_owned(),
                bas_gauche: "Suivre".to_owned(),
                bas_droite: "Tenir informées".to_owned(),
            },
            bulles: parties.iter().map(bulle).collect(),
        },
        donnees: None,
        renvoi: None,
        // The table that follows says it all.
        en_mots: EnMots::default(),
    };
    Bloc::Figure { figure: Box::new(figure) }
}

fn echanges(p: &PartiePrenante) -> LigneTableau {
    let note = |n: Option<u8>| n.map_or_else(cellule_vide, |n| cellule(&n.to_string()));
    let dit = |t: Option<&str>| t.map_or_else(cellule_vide, |t| cellule(&capitale(t)));
    let rythme: Vec<&str> = [&p.canal, &p.frequence].into_iter().flatten().map(String::as_str).collect();
    courante(vec![
        cellule(&p.nom),
        note(p.influence),
        note(p.interet),
        dit(p.attentes.as_deref()),
        dit(p.contact.as_deref()),
        dit((!rythme.is_empty()).then(|| rythme.join(", ")).as_deref()),
    ])
}

fn fournisseurs(cx: &Contexte<'_>) -> Option<Chapitre> {
    let parle = |s: &&Segment| {
        s.part_premier_fournisseur.is_some() || !s.marches_en_cours.is_empty() || !s.risques.is_empty()
    };
    let actuels = super::cartographie::actuels(cx);
    let lignes: Vec<LigneTableau> = actuels.iter().filter(parle).map(segment).collect();
    if lignes.is_empty() {
        return None;
    }
    let tableau = tableau(
        "Segments : fournisseurs, part du premier, marchés en cours et risques.",
        &[
            ("Segment", GenreColonne::Cle, 2.6),
            ("Fournisseurs", GenreColonne::Nombre, 0.0),
            ("Premier fournisseur", GenreColonne::Nombre, 1.3),
            ("Marchés en cours", GenreColonne::Texte, 4.0),
            ("Risques", GenreColonne::Texte, 4.0),
        ],
        lignes,
    );
    Some(Chapitre { paysage: true, ..annexe("fournisseurs", "Fournisseurs et risques", vec![tableau]) })
}

fn segment(s: &Segment) -> LigneTableau {
    let marche = |m: &MarcheEnCours| {
        let titulaire = m.titulaire.as_ref().map(|t| format!(", {t}")).unwrap_or_default();
        let fin = m.fin.map(|Jour(d)| format!(" (fin le {})", date_longue(d))).unwrap_or_default();
        vec![texte::texte(&typographier(&format!("{}{titulaire}{fin}", m.reference)))]
    };
    let marches: Vec<_> = s.marches_en_cours.iter().map(marche).collect();
    courante(vec![
        cellule(&s.nom),
        s.fournisseurs.map_or_else(cellule_vide, |n| cellule(&n.to_string())),
        s.part_premier_fournisseur
            .map_or_else(cellule_vide, |p| cellule(&format!("{}{FINE}%", nombre(p, 0)))),
        if marches.is_empty() { cellule_vide() } else { cellule_de(texte::joindre(marches, " ; ")) },
        if s.risques.is_empty() { cellule_vide() } else { cellule(&capitale(&s.risques.join(" ; "))) },
    ])
}

/// The check of the content, as `controle.md` holds it whole.
fn controle(cx: &Contexte<'_>) -> Chapitre {
    let constats = contenu::examiner(&Sujet { spaser: cx.spaser, suivi: cx.suivi });
    let ligne = |c: &Constat| {
        let manques: Vec<String> = c.examen.manques.iter().map(|m| capitale(&m.message)).collect();
        courante(vec![
            cellule(c.regle.element),
            cellule(c.regle.titre),
            cellule_forte(&capitale(c.statut().nom())),
            if manques.is_empty() { cellule_vide() } else { cellule(&manques.join(". ")) },
        ])
    };
    let tableau = tableau(
        "Éléments demandés par la loi : ce que le contrôle formel repère, ce qui manque.",
        &[
            ("N°", GenreColonne::Cle, 0.0),
            ("Élément", GenreColonne::Texte, 3.0),
            ("Constat", GenreColonne::Texte, 1.4),
            ("Ce qui manque", GenreColonne::Texte, 4.0),
        ],
        constats.iter().map(ligne).collect(),
    );
    let reserve = Bloc::Texte { contenu: texte::paragraphe(crate::vue::grille::RESERVE) };
    annexe("controle", "Contrôle du contenu", vec![reserve, tableau])
}
