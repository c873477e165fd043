//! Session and vote of an act, by the rules of its organ: what was convened too late, what does not add
//! up, what the organ may not do. The arithmetic is `droit::seance`’s.

use super::{Sujet, element};
use crate::catalogue::{Certitude, Organisme};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::{Acheteur, Acte, Etat, NatureActe, Scrutin, Vote};
use crate::droit::seance::{self, Assemblee, Contradiction, Issue, Voix};
use crate::droit::transmission;
use crate::ecriture::date_longue;

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let mut fautes: Diagnostics = non_imprimables(sujet);
    for (rang, acte) in sujet.spaser.dossier.actes.iter().enumerate() {
        let acheteur = match &acte.acheteur {
            Some(id) => sujet.spaser.acheteur(id),
            None => sujet.spaser.dossier.acheteurs.first(),
        };
        let Some(acheteur) = acheteur else { continue };
        let Some(organisme) = sujet.spaser.catalogue.organisme(acheteur.type_acheteur) else { continue };
        let regles = [
            convocation(rang, acte, acheteur, organisme),
            presences(rang, acte, organisme),
            quorum(rang, acte, acheteur, organisme),
            scrutin(rang, acte, organisme),
            visio(rang, acte, organisme),
            numero(rang, acte, organisme),
        ];
        fautes.extend(regles.into_iter().flatten());
        fautes.extend(super::presences::controler(rang, acte, organisme));
        if let Some(vote) = &acte.vote {
            fautes.extend(comptes(rang, acte, vote, organisme));
            fautes.extend(resultat(sujet, rang, acte, vote, organisme));
        }
    }
    fautes
}

/// Buyers whose act has no form that may be printed: they are told before anything is produced.
fn non_imprimables(sujet: &Sujet<'_>) -> Diagnostics {
    let acheteurs = sujet.spaser.dossier.acheteurs.iter().enumerate();
    let concernes = acheteurs.filter(|(_, a)| {
        let organisme = sujet.spaser.catalogue.organisme(a.type_acheteur);
        organisme.is_some_and(|o| o.certitude == Certitude::AVerifier)
    });
    concernes
        .map(|(rang, a)| {
            let message = format!("{} : la forme de l’acte n’est pas relevée, aucun n’est proposé", a.nom);
            Diagnostic::new(Code::ActeNonPrisEnCharge, message)
                .en(element("acheteurs", rang, "type"))
                .dit("pas d’acte pour ce type")
                .sujet("")
                .aide("le schéma et le classeur sont produits ; rédigez l’acte à part, ou décrivez l’organe dans un complément du catalogue")
        })
        .collect()
}

fn champ(rang: usize, nom: &str) -> Chemin {
    element("actes", rang, nom)
}

/// Figures of an act, as the arithmetic reads them; none while attendance is unknown. Members connected are
/// counted with `presents` in a dossier.
pub fn assemblee(a: &Acte) -> Option<Assemblee> {
    Some(Assemblee {
        en_exercice: a.en_exercice?,
        presents: a.presents?,
        distance: 0,
        pouvoirs: a.pouvoirs.unwrap_or(0),
        sans_part: a.sans_part_au_vote.unwrap_or(0),
    })
}

pub fn voix(v: &Vote) -> Voix {
    let secret = v.scrutin == Some(Scrutin::Secret);
    Voix { pour: v.pour, contre: v.contre, abstentions: v.abstentions, secret }
}

fn convocation(rang: usize, a: &Acte, acheteur: &Acheteur, o: &Organisme) -> Option<Diagnostic> {
    let (convoque, seance) = (a.convocation?.0, a.date?.0);
    let regle = seance::convocation(o, acheteur.population)?;
    let delai = regle.delai?;
    let dernier = seance::convoquer_avant(delai, seance)?;
    (convoque > dernier).then(|| {
        Diagnostic::new(
            Code::ConvocationTardive,
            format!(
                "convocation du {} pour une séance du {} : {}",
                date_longue(convoque),
                date_longue(seance),
                seance::dire_regle(regle, delai)
            ),
        )
        .en(champ(rang, "convocation"))
        .dit(format!("au plus tard le {}", date_longue(dernier)))
        .aide("corrigez la date ; si le délai a été abrégé pour urgence, dites-le dans l’exposé des motifs")
    })
}

/// Acts software takes a short number; hyphens and strokes are turned into `_` for it.
fn numero(rang: usize, a: &Acte, o: &Organisme) -> Option<Diagnostic> {
    let imprime = a.numero.as_deref().filter(|_| o.transmission.is_some())?;
    let transmis = transmission::numero(imprime);
    (transmis.len() > transmission::SIGNES_DU_NUMERO || transmis.is_empty()).then(|| {
        let max = transmission::SIGNES_DU_NUMERO;
        Diagnostic::new(
            Code::NumeroDeLActe,
            format!("le numéro « {imprime} » ne tient pas en {max} signes, capitales, chiffres et « _ »"),
        )
        .en(champ(rang, "numero"))
        .dit(format!("{} signes une fois transmis : {transmis}", transmis.len()))
        .aide("abrégez le numéro : « 2026-118 » est transmis « 2026_118 »")
    })
}

fn presences(rang: usize, a: &Acte, o: &Organisme) -> Option<Diagnostic> {
    let contradiction = seance::presences(o, &assemblee(a)?)?;
    let faute = Diagnostic::new(Code::VoteIncoherent, contradiction.message());
    Some(match contradiction {
        Contradiction::TropDePouvoirs(_) => faute
            .en(champ(rang, "pouvoirs"))
            .dit("un seul pouvoir par membre présent")
            .aide("vérifiez le nombre de pouvoirs"),
        Contradiction::SansPart(_) => faute
            .en(champ(rang, "sans_part_au_vote"))
            .dit("plus que de présents et de représentés")
            .aide("vérifiez le nombre des membres qui ne prennent pas part au vote"),
        _ => faute
            .en(champ(rang, "presents"))
            .dit("présents")
            .en(champ(rang, "en_exercice"))
            .dit("membres en exercice")
            .aide("présents et représentés ne peuvent dépasser les membres en exercice"),
    })
}

fn quorum(rang: usize, a: &Acte, acheteur: &Acheteur, o: &Organisme) -> Option<Diagnostic> {
    let assemblee = assemblee(a)?;
    let quorum = seance::quorum(o, &assemblee)?;
    (!quorum.atteint()).then(|| {
        Diagnostic::new(
            Code::QuorumNonAtteint,
            format!(
                "{} : le quorum n’est pas atteint ({} comptés, {} requis)",
                acheteur.nom, quorum.comptes, quorum.requis
            ),
        )
        .en(champ(rang, "presents"))
        .dit(quorum.regle)
        .sujet("")
        .aide("vérifiez les présents ; après une seconde convocation, retirez ces nombres et dites-le dans l’exposé")
    })
}

/// A session held by videoconference votes in public, where law says so.
fn scrutin(rang: usize, a: &Acte, o: &Organisme) -> Option<Diagnostic> {
    let secret = a.vote.as_ref()?.scrutin == Some(Scrutin::Secret);
    (a.visioconference == Some(true) && secret && o.scrutin_public_a_distance).then(|| {
        Diagnostic::new(Code::ScrutinInterdit, Contradiction::SecretADistance.message())
            .en(champ(rang, "vote").cle("scrutin"))
            .dit("seul le scrutin public est possible")
            .aide("reportez le vote à une séance en présence, ou corrigez `scrutin` ou `visioconference`")
    })
}

fn visio(rang: usize, a: &Acte, o: &Organisme) -> Option<Diagnostic> {
    let contradiction = seance::a_distance(o).filter(|_| a.visioconference == Some(true))?;
    Some(
        Diagnostic::new(Code::VisioconferenceInterdite, contradiction.message())
            .en(champ(rang, "visioconference"))
            .dit("non prévue pour cet organe")
            .aide("retirez `visioconference = true`"),
    )
}

fn comptes(rang: usize, a: &Acte, v: &Vote, o: &Organisme) -> Option<Diagnostic> {
    let voix = voix(v);
    let contradiction = seance::comptes(o, &assemblee(a)?, &voix)?;
    Some(
        Diagnostic::new(Code::VoteIncoherent, contradiction.message())
            .en(champ(rang, "vote"))
            .dit(format!("{} voix", voix.total()))
            .en(champ(rang, "presents"))
            .dit("votants = présents + pouvoirs − membres ne prenant pas part au vote")
            .aide("les bulletins blancs et nuls se comptent avec les abstentions"),
    )
}

/// An adopted scheme was adopted: its vote carries the majority of its organ.
fn resultat(sujet: &Sujet<'_>, rang: usize, a: &Acte, v: &Vote, o: &Organisme) -> Option<Diagnostic> {
    let rejetee = seance::issue(o, &assemblee(a)?, &voix(v))? == Issue::Rejetee;
    let dit_adopte = a.nature == NatureActe::Adoption
        && matches!(sujet.spaser.dossier.document.etat, Etat::Adopte | Etat::Modifie);
    (dit_adopte && rejetee).then(|| {
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
