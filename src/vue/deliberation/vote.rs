//! The result of the vote, the signatures, and what follows the meeting. No figure is ever invented.

use super::Sujet;
use super::motifs::{donnees, executif};
use super::seance::nombre;
use crate::controle::{assemblee, voix};
use crate::dossier::{Acte, Scrutin, Vote};
use crate::droit::seance::{self, Issue};
use crate::ecriture::{a, capitale, compte, date_longue};
use crate::vue::acte::{BlocSignature, Piece};
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::contrat::{Ligne, Morceau};
use crate::vue::texte;

/// Name of the blank that says how the vote ended.
pub const RESULTAT: &str = "vote.resultat";

pub fn pieces(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    let vote = sujet.acte.and_then(|a| Some((a, a.vote.as_ref()?)));
    let mut pieces = Vec::new();
    if sujet.vote() {
        pieces.push(Piece::Titre { texte: "Vote".to_owned() });
        pieces.push(Piece::Vote { champs: champs(sujet, vote), phrase: phrase(sujet, vote) });
    }
    pieces.push(signatures(sujet));
    let mentions = cx.prose.markdown("mentions", donnees(cx, sujet))?;
    pieces.push(Piece::Mention { contenu: suites(sujet) });
    let lignes = mentions.lines().map(str::trim).filter(|l| !l.is_empty());
    pieces.extend(lignes.map(|l| Piece::Mention { contenu: texte::ligne(&texte::sans_markdown(l)) }));
    Ok(pieces)
}

fn champs(sujet: &Sujet<'_>, vote: Option<(&Acte, &Vote)>) -> Vec<Ligne> {
    vec![
        nombre("seance.votants", vote.and_then(|(a, _)| assemblee(a)?.votants(sujet.organisme))),
        nombre("vote.pour", vote.map(|(_, v)| v.pour)),
        nombre("vote.contre", vote.map(|(_, v)| v.contre)),
        nombre("vote.abstentions", vote.map(|(_, v)| v.abstentions)),
    ]
}

pub fn phrase(sujet: &Sujet<'_>, vote: Option<(&Acte, &Vote)>) -> Vec<Morceau> {
    let Some((acte, vote)) = vote else {
        return vec![
            texte::texte("La délibération est "),
            texte::blanc_nomme(RESULTAT, "adoptée à l’unanimité, ou à la majorité"),
            texte::texte("."),
        ];
    };
    let scrutin = match vote.scrutin {
        Some(Scrutin::Public) => ", au scrutin public",
        Some(Scrutin::Secret) => ", au scrutin secret",
        _ => "",
    };
    let (organisme, voix) = (sujet.organisme, voix(vote));
    let issue = assemblee(acte).and_then(|presents| seance::issue(organisme, &presents, &voix));
    match issue {
        None | Some(Issue::VoixPreponderante) => vec![
            texte::texte(&format!("Résultat du vote{scrutin} : ")),
            texte::blanc_nomme(RESULTAT, "résultat proclamé par la présidence"),
        ],
        Some(Issue::Rejetee) => texte::ligne(&format!("La délibération n’est pas adoptée{scrutin}.")),
        Some(Issue::Adoptee) => {
            let formule = seance::formule(organisme, &voix);
            let abstentions = match vote.abstentions {
                n if n > 0 && vote.contre == 0 => {
                    format!(", avec {}", compte(n as usize, "abstention", "abstentions"))
                }
                _ => String::new(),
            };
            texte::ligne(&format!("La délibération est adoptée {formule}{abstentions}{scrutin}."))
        }
    }
}

fn signatures(sujet: &Sujet<'_>) -> Piece {
    let mut lieu_date = vec![texte::texte("Fait à ")];
    lieu_date.push(
        sujet
            .acheteur
            .ville
            .as_deref()
            .map_or_else(|| texte::blanc_nomme("signature.lieu", "ville"), texte::texte),
    );
    lieu_date.push(texte::texte(", le "));
    let jour = if sujet.delibere() { "seance.date" } else { "acte.date" };
    lieu_date.push(
        sujet
            .acte
            .and_then(|a| a.date)
            .map_or_else(|| texte::blanc_nomme(jour, "date"), |d| texte::texte(&date_longue(d.0))),
    );
    let nom = |cle: &str| vec![texte::blanc_nomme(cle, "prénom et nom")];
    let signataire = nom("signature.nom");
    let mut blocs = vec![BlocSignature { qualite: signataire_de(sujet), nom: signataire }];
    if sujet.organisme.secretaire {
        let connu = sujet.acte.and_then(|a| a.secretaire.as_deref());
        let nom = connu.map_or_else(|| nom("seance.secretaire"), texte::ligne);
        blocs.push(BlocSignature { qualite: "Le ou la secrétaire de séance".to_owned(), nom });
    }
    Piece::Signatures { lieu_date, blocs }
}

/// A deliberation is signed by who chaired the meeting, a decision by who takes it.
fn signataire_de(sujet: &Sujet<'_>) -> String {
    let presidence = sujet.acte.and_then(|a| a.presidence.as_deref()).filter(|_| sujet.delibere());
    presidence.map_or_else(|| capitale(&executif(sujet)), capitale)
}

/// Transmission and publication: two dates known only afterwards, so never computed.
fn suites(sujet: &Sujet<'_>) -> Vec<Morceau> {
    let acte = sujet.acte;
    let date = |d: Option<crate::dossier::Jour>, cle: &str| {
        d.map_or_else(|| texte::blanc_nomme(cle, "date"), |d| texte::texte(&date_longue(d.0)))
    };
    let mut dit = Vec::new();
    if let Some(transmission) = &sujet.organisme.transmission {
        dit.push(texte::texte(&format!("Transmise {} le ", a(transmission))));
        dit.push(date(acte.and_then(|x| x.transmis_le), "suites.transmis_le"));
        dit.push(texte::texte(" ; publiée le "));
    } else {
        dit.push(texte::texte("Publiée le "));
    }
    dit.push(date(acte.and_then(|x| x.publie_le), "suites.publie_le"));
    dit.push(texte::texte("."));
    dit
}
