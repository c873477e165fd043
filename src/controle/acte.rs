//! Session and vote: the arithmetic of an act, by the rules of its organ (quorum, majority, proxies).

use super::{Sujet, element};
use crate::catalogue::{Majorite, Organisme, Quorum};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::{Acheteur, Acte, Etat, NatureActe, Scrutin, Vote};
use crate::ecriture::compte;

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let mut fautes = Diagnostics::new();
    for (rang, acte) in sujet.spaser.dossier.actes.iter().enumerate() {
        let acheteur = match &acte.acheteur {
            Some(id) => sujet.spaser.acheteur(id),
            None => sujet.spaser.dossier.acheteurs.first(),
        };
        let Some(acheteur) = acheteur else { continue };
        let organisme = sujet.spaser.catalogue.organisme(acheteur.type_acheteur);
        let regles = [
            seance(rang, acte),
            quorum(rang, acte, acheteur, organisme),
            scrutin(rang, acte),
            organisme.and_then(|o| visio(rang, acte, o)),
        ];
        fautes.extend(regles.into_iter().flatten());
        if let Some(vote) = &acte.vote {
            fautes.extend(comptes(rang, acte, vote));
            fautes.extend(organisme.and_then(|o| resultat(sujet, rang, acte, vote, o)));
        }
    }
    fautes
}

fn champ(rang: usize, nom: &str) -> Chemin {
    element("actes", rang, nom)
}

fn seance(rang: usize, a: &Acte) -> Option<Diagnostic> {
    let (en_exercice, presents) = (a.en_exercice?, a.presents?);
    let pouvoirs = a.pouvoirs.unwrap_or(0);
    if presents + pouvoirs > en_exercice {
        return Some(
            Diagnostic::new(
                Code::VoteIncoherent,
                format!(
                    "{} et {} pour {}",
                    compte(presents as usize, "présent", "présents"),
                    compte(pouvoirs as usize, "pouvoir", "pouvoirs"),
                    compte(en_exercice as usize, "membre en exercice", "membres en exercice")
                ),
            )
            .en(champ(rang, "presents"))
            .dit("présents")
            .en(champ(rang, "en_exercice"))
            .dit("membres en exercice")
            .aide("présents et représentés ne peuvent dépasser les membres en exercice"),
        );
    }
    (pouvoirs > presents).then(|| {
        let message = format!(
            "{} pour {}",
            compte(pouvoirs as usize, "pouvoir", "pouvoirs"),
            compte(presents as usize, "présent", "présents")
        );
        Diagnostic::new(Code::VoteIncoherent, message)
            .en(champ(rang, "pouvoirs"))
            .dit("un seul pouvoir par membre présent")
            .aide("vérifiez le nombre de pouvoirs")
    })
}

fn quorum(rang: usize, a: &Acte, acheteur: &Acheteur, organisme: Option<&Organisme>) -> Option<Diagnostic> {
    let (en_exercice, presents) = (a.en_exercice?, a.presents?);
    let comptes = presents + a.pouvoirs.unwrap_or(0);
    let (atteint, regle) = match organisme?.quorum? {
        Quorum::MajoritePresents => (
            2 * presents > en_exercice,
            "plus de la moitié des membres en exercice présents, pouvoirs exclus",
        ),
        Quorum::MajoritePresentsOuRepresentes => {
            (2 * comptes > en_exercice, "plus de la moitié des membres en exercice présents ou représentés")
        }
        Quorum::DeuxTiersPresentsOuRepresentes => {
            (3 * comptes >= 2 * en_exercice, "au moins deux tiers des membres présents ou représentés")
        }
        Quorum::Statuts => return None,
    };
    (!atteint).then(|| {
        Diagnostic::new(Code::QuorumNonAtteint, format!("{} : le quorum n’est pas atteint ({presents} présents sur {en_exercice})", acheteur.nom))
            .en(champ(rang, "presents"))
            .dit(regle)
            .sujet("")
            .aide("vérifiez les présents ; après une seconde convocation, retirez ces nombres et dites-le dans l’exposé")
    })
}

/// A session held by videoconference votes in public.
fn scrutin(rang: usize, a: &Acte) -> Option<Diagnostic> {
    let secret = a.vote.as_ref()?.scrutin == Some(Scrutin::Secret);
    (a.visioconference && secret).then(|| {
        Diagnostic::new(Code::ScrutinInterdit, "scrutin secret dans une séance tenue en visioconférence")
            .en(champ(rang, "vote").cle("scrutin"))
            .dit("seul le scrutin public est possible")
            .aide("reportez le vote à une séance en présence, ou corrigez `scrutin` ou `visioconference`")
    })
}

fn visio(rang: usize, a: &Acte, organisme: &Organisme) -> Option<Diagnostic> {
    (a.visioconference && !organisme.visioconference).then(|| {
        Diagnostic::new(
            Code::VisioconferenceInterdite,
            format!("le {} ne se réunit pas en visioconférence", organisme.organe),
        )
        .en(champ(rang, "visioconference"))
        .dit("non prévue pour cet organe")
        .aide("retirez `visioconference = true`")
    })
}

fn comptes(rang: usize, a: &Acte, v: &Vote) -> Option<Diagnostic> {
    let presents = a.presents?;
    let votants = (presents + a.pouvoirs.unwrap_or(0)).checked_sub(a.sans_part_au_vote.unwrap_or(0))?;
    let somme = v.pour + v.contre + v.abstentions;
    (somme != votants).then(|| {
        Diagnostic::new(
            Code::VoteIncoherent,
            format!(
                "{} pour, {} contre et {} font {somme}, pour {votants} votants",
                v.pour,
                v.contre,
                compte(v.abstentions as usize, "abstention", "abstentions")
            ),
        )
        .en(champ(rang, "vote"))
        .dit(format!("{somme} voix"))
        .en(champ(rang, "presents"))
        .dit("votants = présents + pouvoirs − membres ne prenant pas part au vote")
        .aide("les bulletins blancs et nuls se comptent avec les abstentions")
    })
}

/// An adopted scheme was adopted: its vote carries the majority of its organ.
fn resultat(sujet: &Sujet<'_>, rang: usize, a: &Acte, v: &Vote, organisme: &Organisme) -> Option<Diagnostic> {
    let adopte = adopte(a, v, organisme)?;
    let dit_adopte = a.nature == NatureActe::Adoption
        && matches!(sujet.spaser.dossier.document.etat, Etat::Adopte | Etat::Modifie);
    (dit_adopte && !adopte).then(|| {
        Diagnostic::new(
            Code::VoteIncoherent,
            format!(
                "le schéma est dit adopté, mais {} voix pour et {} contre ne suffisent pas",
                v.pour, v.contre
            ),
        )
        .en(champ(rang, "vote"))
        .dit("majorité non atteinte")
        .en(Chemin::racine().cle("document").cle("etat"))
        .dit("état du schéma")
        .aide("corrigez le vote, ou l’état du schéma")
    })
}

/// Whether the vote carries; unknown where the statutes decide.
pub fn adopte(a: &Acte, v: &Vote, organisme: &Organisme) -> Option<bool> {
    match organisme.majorite? {
        Majorite::Exprimes if v.pour == v.contre => {
            // A tie: the chair's vote prevails, which figures cannot tell, save in a secret ballot.
            let secret = v.scrutin == Some(Scrutin::Secret);
            (secret || !organisme.voix_preponderante).then_some(false)
        }
        Majorite::Exprimes => Some(v.pour > v.contre),
        Majorite::MembresPresentsOuRepresentes => {
            let base = a.presents? + a.pouvoirs.unwrap_or(0);
            Some(v.pour > base / 2)
        }
        Majorite::Statuts => None,
    }
}
