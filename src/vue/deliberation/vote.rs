//! The result of the vote, the signatures, and what follows the meeting. No figure is ever invented.

use super::Sujet;
use super::motifs::{donnees, executif};
use super::seance::votants;
use crate::dossier::{Acte, Scrutin, Vote};
use crate::ecriture::{capitale, compte, date_longue};
use crate::vue::acte::{BlocSignature, Piece};
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Ligne, Morceau};
use crate::vue::texte;

pub fn pieces(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    let vote = sujet.acte.and_then(|a| Some((a, a.vote.as_ref()?)));
    let mut pieces = vec![
        Piece::Titre { texte: "Vote".to_owned() },
        Piece::Vote { champs: champs(vote), phrase: phrase(sujet, vote) },
        signatures(sujet),
    ];
    let mentions = cx.prose.markdown("mentions", donnees(cx, sujet))?;
    pieces.push(Piece::Mention { contenu: suites(sujet.acte) });
    let lignes = mentions.lines().map(str::trim).filter(|l| !l.is_empty());
    pieces.extend(lignes.map(|l| Piece::Mention { contenu: texte::ligne(&texte::sans_markdown(l)) }));
    Ok(pieces)
}

fn champs(vote: Option<(&Acte, &Vote)>) -> Vec<Ligne> {
    let nombre = |libelle: &str, n: Option<u32>| {
        let contenu = n.map_or_else(|| texte::blanc("nombre"), |n| texte::texte(&n.to_string()));
        Ligne { libelle: libelle.to_owned(), contenu: texte::paragraphe_de(vec![contenu]) }
    };
    vec![
        nombre("Votants", vote.and_then(|(a, _)| votants(a))),
        nombre("Pour", vote.map(|(_, v)| v.pour)),
        nombre("Contre", vote.map(|(_, v)| v.contre)),
        nombre("Abstentions", vote.map(|(_, v)| v.abstentions)),
    ]
}

fn phrase(sujet: &Sujet<'_>, vote: Option<(&Acte, &Vote)>) -> Vec<Morceau> {
    let Some((acte, vote)) = vote else {
        return vec![
            texte::texte("La délibération est "),
            texte::blanc("adoptée à l’unanimité, ou à la majorité"),
            texte::texte("."),
        ];
    };
    let scrutin = match vote.scrutin {
        Some(Scrutin::Public) => ", au scrutin public",
        Some(Scrutin::Secret) => ", au scrutin secret",
        _ => "",
    };
    let Some(adopte) = crate::controle::vote_adopte(acte, vote, sujet.organisme) else {
        return vec![
            texte::texte(&format!("Vote acquis{scrutin} : ")),
            texte::blanc("résultat proclamé par la présidence"),
        ];
    };
    if !adopte {
        return texte::ligne(&format!("La délibération n’est pas adoptée{scrutin}."));
    }
    // « À l’unanimité » only when nobody voted against; with abstentions, of the votes cast.
    let majorite = match (vote.contre, vote.abstentions) {
        (0, 0) => "à l’unanimité".to_owned(),
        (0, n) if !base_sur_les_membres(sujet) => {
            format!(
                "à l’unanimité des suffrages exprimés, avec {}",
                compte(n as usize, "abstention", "abstentions")
            )
        }
        _ => "à la majorité".to_owned(),
    };
    texte::ligne(&format!("La délibération est adoptée {majorite}{scrutin}."))
}

/// In a housing office abstentions weigh: unanimity then leaves no room for them.
fn base_sur_les_membres(sujet: &Sujet<'_>) -> bool {
    sujet.organisme.majorite == Some(crate::catalogue::Majorite::MembresPresentsOuRepresentes)
}

fn signatures(sujet: &Sujet<'_>) -> Piece {
    let mut lieu_date = vec![texte::texte("Fait à ")];
    lieu_date.push(sujet.acheteur.ville.as_deref().map_or_else(|| texte::blanc("ville"), texte::texte));
    lieu_date.push(texte::texte(", le "));
    lieu_date.push(
        sujet
            .acte
            .and_then(|a| a.date)
            .map_or_else(|| texte::blanc("date"), |d| texte::texte(&date_longue(d.0))),
    );
    let mut blocs = vec![BlocSignature { qualite: capitale(&executif(sujet)) }];
    if sujet.organisme.secretaire {
        blocs.push(BlocSignature { qualite: "Secrétaire de séance".to_owned() });
    }
    Piece::Signatures { lieu_date, blocs }
}

/// Transmission and publication: two dates known only afterwards, so never computed.
fn suites(acte: Option<&Acte>) -> Vec<Morceau> {
    let date = |d: Option<crate::dossier::Jour>| {
        d.map_or_else(|| texte::blanc("date"), |d| texte::texte(&date_longue(d.0)))
    };
    vec![
        texte::texte("Transmise au représentant de l’État le "),
        date(acte.and_then(|a| a.transmis_le)),
        texte::texte(" ; publiée le "),
        date(acte.and_then(|a| a.publie_le)),
        texte::texte("."),
    ]
}
