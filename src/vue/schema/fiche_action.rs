//! The action sheet: what will be done, by whom, when, with what, measured how.

use crate::dossier::{Action, ActionNumerotee, Etape, Moyens};
use crate::ecriture::{INSECABLE, capitale, de, liste, minuscule, mois_annee, montant, nombre, typographier};
use crate::vue::contexte::{Contexte, ancre_action, ancre_indicateur, ancre_obligation, ancre_segment};
use crate::vue::contrat::{Calendrier, FicheAction, Ligne, Morceau, Paragraphe, Pastille, Riche, Ton};
use crate::vue::texte;

use super::planning::{etendue, position};

pub fn fiche(cx: &Contexte<'_>, numerotee: &ActionNumerotee<'_>) -> FicheAction {
    let action = numerotee.action;
    FicheAction {
        ancre: ancre_action(&action.id),
        surtitre: format!("{}{INSECABLE}{}", cx.vocabulaire.libelle("action"), numerotee.numero),
        id: action.id.to_string(),
        titre: typographier(&action.titre),
        axe: numerotee.rang_axe,
        pastilles: pastilles(cx, action),
        texte: corps(action),
        champs: champs(cx, action),
        calendrier: calendrier(cx, action),
    }
}

fn pastilles(cx: &Contexte<'_>, action: &Action) -> Vec<Pastille> {
    let pastille = |texte: &str, ton| Pastille { texte: texte.to_owned(), ton };
    let statut = action.statut.map(|s| pastille(cx.vocabulaire.dire(s), Ton::Axe));
    let priorite = action.priorite.map(|p| pastille(cx.vocabulaire.dire(p), Ton::Neutre));
    let effort = action.effort.map(|e| pastille(cx.vocabulaire.dire(e), Ton::Neutre));
    [statut, priorite, effort].into_iter().flatten().collect()
}

fn corps(action: &Action) -> Riche {
    let parties = [("constat", &action.constat), ("description", &action.description)];
    let dite = |(champ, texte): (&str, &Option<crate::dossier::TexteRiche>)| {
        texte.as_ref().map(|t| texte::du_champ(&cle(action, champ), texte::riche(&t.0)))
    };
    parties.into_iter().filter_map(dite).flatten().collect()
}

/// The field of an action, as the copies that come back name it.
fn cle(action: &Action, champ: &str) -> String {
    format!("actions/{}/{champ}", action.id)
}

fn champs(cx: &Contexte<'_>, action: &Action) -> Vec<Ligne> {
    let du = |champ: &str, dite: Option<Ligne>| dite.map(|l| l.du_champ(&cle(action, champ)));
    let simple = |champ: &str, libelle: &str, contenu: Option<String>| {
        du(champ, contenu.map(|c| ligne(libelle, texte::paragraphe(&c))))
    };
    let noms = |v: &[String]| (!v.is_empty()).then(|| capitale(&v.join(", ")));
    [
        acheteurs(cx, action),
        du("pilote", Some(ligne("Pilote", texte::paragraphe_de(pilote(action))))),
        simple("elu_referent", "Élu référent", action.elu_referent.as_deref().map(capitale)),
        simple("contributeurs", "Contributeurs", noms(&action.contributeurs)),
        simple("partenaires", "Partenaires", noms(&action.partenaires)),
        simple("public_cible", "Public visé", action.public_cible.as_deref().map(capitale)),
        du(
            "resultat_attendu",
            action.resultat_attendu.as_ref().map(|r| ligne("Résultat attendu", texte::riche(&r.0))),
        ),
        segments(cx, action),
        du("etapes", etapes(action)),
        indicateurs(cx, action),
        obligations(cx, action),
        orientations(cx, action),
        du("moyens", action.moyens.as_ref().and_then(moyens)),
        odd(action),
        du(
            "exemple_de_marche",
            action.exemple_de_marche.as_ref().map(|e| ligne("Exemple de marché", texte::riche(&e.0))),
        ),
    ]
    .into_iter()
    .flatten()
    .chain(cx.est_interne().then(|| super::interne::champs_de_l_action(action)).into_iter().flatten())
    .collect()
}

fn ligne(libelle: &str, contenu: Riche) -> Ligne {
    Ligne { libelle: typographier(libelle), contenu }
}

/// In a joint scheme, who the action binds, unless it is everyone.
fn acheteurs(cx: &Contexte<'_>, action: &Action) -> Option<Ligne> {
    let noms: Vec<&str> =
        action.acheteurs.iter().filter_map(|id| cx.spaser.acheteur(id)).map(|a| cx.nom_court(a)).collect();
    (!noms.is_empty() && noms.len() < cx.spaser.dossier.acheteurs.len()).then(|| {
        ligne(if noms.len() > 1 { "Acheteurs" } else { "Acheteur" }, texte::paragraphe(&liste(&noms)))
    })
}

fn pilote(action: &Action) -> Vec<Morceau> {
    let mut dit = match &action.pilote {
        Some(direction) => texte::ligne(direction),
        None => vec![texte::blanc("direction pilote")],
    };
    if let Some(fonction) = &action.pilote_fonction {
        dit.push(texte::texte(&format!(" ({})", minuscule(fonction))));
    }
    dit
}

fn segments(cx: &Contexte<'_>, action: &Action) -> Option<Ligne> {
    let dits =
        action.segments.iter().filter_map(|id| cx.spaser.dossier.segments.iter().find(|s| s.id == *id));
    let dits: Vec<_> = dits
        .filter(|s| cx.montre(s.diffusion))
        .map(|s| vec![texte::renvoi(ancre_segment(&s.id), &s.nom)])
        .collect();
    (!dits.is_empty()).then(|| ligne("Achats visés", texte::paragraphe_de(texte::joindre(dits, ", "))))
}

fn etapes(action: &Action) -> Option<Ligne> {
    if action.etapes.is_empty() {
        return None;
    }
    let etape = |e: &Etape| {
        let mut dit = texte::ligne(&capitale(&e.libelle));
        if let Some(date) = e.echeance {
            dit.push(texte::texte(&format!(" ({})", mois_annee(date.0))));
        }
        if let Some(livrable) = &e.livrable {
            dit.push(texte::texte(&format!(" ; livrable : {}", minuscule(livrable))));
        }
        texte::paragraphe_de(dit)
    };
    let elements = action.etapes.iter().map(etape).collect();
    Some(ligne("Étapes", vec![Paragraphe::liste(false, elements)]))
}

fn moyens(moyens: &Moyens) -> Option<Ligne> {
    let etp = moyens.etp.map(|e| {
        let decimales = if e.fract() == 0.0 {
            0
        } else if (e * 10.0).fract() == 0.0 {
            1
        } else {
            2
        };
        format!("{}{INSECABLE}ETP", nombre(e, decimales))
    });
    let fonctionnement = moyens
        .fonctionnement
        .map(|m| format!("{}{INSECABLE}HT par an en fonctionnement", montant(m.euros())));
    let investissement =
        moyens.investissement.map(|m| format!("{}{INSECABLE}HT en investissement", montant(m.euros())));
    let financeur = |f: &crate::dossier::Financeur| match f.montant {
        Some(m) => format!("{} ({})", f.nom, montant(m.euros())),
        None => f.nom.clone(),
    };
    let financeurs: Vec<String> = moyens.financeurs.iter().map(financeur).collect();
    let financeurs = (!financeurs.is_empty()).then(|| format!("concours : {}", financeurs.join(", ")));
    let parts: Vec<String> = [etp, fonctionnement, investissement, financeurs, moyens.precision.clone()]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| ligne("Moyens", texte::paragraphe(&capitale(&parts.join(" ; ")))))
}

fn indicateurs(cx: &Contexte<'_>, action: &Action) -> Option<Ligne> {
    let dits = action.indicateurs.iter().filter_map(|id| cx.spaser.indicateur(id));
    let dits: Vec<_> = dits
        .map(|i| {
            texte::paragraphe_de(vec![
                texte::renvoi(ancre_indicateur(i.id()), i.nom),
                texte::texte(&format!(" ({})", i.id())),
            ])
        })
        .collect();
    (!dits.is_empty()).then(|| {
        let libelle = if dits.len() > 1 { "Indicateurs" } else { "Indicateur" };
        let contenu = match dits.len() {
            1 => dits.into_iter().flatten().collect(),
            _ => vec![Paragraphe::liste(false, dits)],
        };
        ligne(libelle, contenu)
    })
}

fn obligations(cx: &Contexte<'_>, action: &Action) -> Option<Ligne> {
    let dits: Vec<_> = action.obligations.iter().filter_map(|id| obligation(cx, id)).collect();
    (!dits.is_empty()).then(|| ligne("Fondement", texte::paragraphe_de(texte::joindre(dits, " ; "))))
}

/// The title of a duty, linked to its entry in the annex when the scheme retains it.
fn obligation(cx: &Contexte<'_>, id: &crate::dossier::Id) -> Option<Vec<Morceau>> {
    let retenue = cx.spaser.dossier.obligations.iter().find(|o| o.id == *id);
    let modele = cx.obligation(id);
    let titre = retenue.and_then(|o| o.titre.as_deref()).or(modele.map(|m| m.titre.as_str()))?;
    Some(match retenue {
        Some(_) => vec![texte::renvoi(ancre_obligation(id.as_str()), titre)],
        None => vec![texte::texte(titre)],
    })
}

fn orientations(cx: &Contexte<'_>, action: &Action) -> Option<Ligne> {
    let dites = action
        .orientations
        .iter()
        .filter_map(|id| cx.spaser.dossier.orientations.iter().find(|o| o.id == *id));
    let dites: Vec<&str> = dites.map(|o| o.libelle.as_str()).collect();
    (!dites.is_empty())
        .then(|| ligne("Orientations servies", texte::paragraphe(&capitale(&dites.join(" ; ")))))
}

fn odd(action: &Action) -> Option<Ligne> {
    let numeros: Vec<String> = action.odd.iter().map(u8::to_string).collect();
    (!numeros.is_empty()).then(|| ligne("ODD servis", texte::paragraphe(&numeros.join(", "))))
}

fn calendrier(cx: &Contexte<'_>, action: &Action) -> Option<Calendrier> {
    let (debut_schema, fin_schema) = etendue(cx)?;
    let debut = action.debut.or_else(|| action.etapes.iter().filter_map(|e| e.echeance).min())?;
    let fin = action.fin.or_else(|| action.etapes.iter().filter_map(|e| e.echeance).max());
    let place = |j: crate::dossier::Jour| position(j.0, debut_schema, fin_schema);
    let dit = match fin {
        Some(f) if mois_annee(f.0) == mois_annee(debut.0) => capitale(&mois_annee(debut.0)),
        Some(f) => format!("{} à {}", capitale(&de(&mois_annee(debut.0))), mois_annee(f.0)),
        None => format!("À partir {}", de(&mois_annee(debut.0))),
    };
    let recurrente = if action.recurrente { ", chaque année" } else { "" };
    Some(Calendrier {
        libelle: "Calendrier".to_owned(),
        alternative: format!("{dit}{recurrente}."),
        annees: (debut_schema..=fin_schema).map(|a| a.to_string()).collect(),
        debut: place(debut),
        fin: fin.map_or(1.0, place),
        recurrente: action.recurrente,
        jalons: action.etapes.iter().filter_map(|e| e.echeance).map(place).collect(),
    })
}
