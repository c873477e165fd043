//! Identifiers: each once, and every reference leads somewhere.

use std::collections::HashMap;

use super::{Sujet, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics, proche, sont_freres};
use crate::dossier::{Dossier, Id};

/// A family of things that have identifiers.
struct Famille<'a> {
    table: &'static str,
    /// « axe », « action »: for messages.
    nom: &'static str,
    ids: Vec<&'a Id>,
}

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let dossier = sujet.spaser.dossier;
    let familles = familles(dossier);
    let mut fautes: Diagnostics = familles.iter().flat_map(doubles).collect();
    for (chemin, id, table) in references(dossier) {
        let famille = familles.iter().find(|f| f.table == table);
        if let Some(famille) = famille.filter(|f| !f.ids.contains(&id)) {
            fautes.push(inconnue(chemin, id.as_str(), famille.nom, famille.table, &famille.ids));
        }
    }
    fautes.extend(obligations(sujet));
    fautes.extend(modeles(sujet));
    fautes
}

fn familles(d: &Dossier) -> Vec<Famille<'_>> {
    fn famille<'a>(table: &'static str, nom: &'static str, ids: impl Iterator<Item = &'a Id>) -> Famille<'a> {
        Famille { table, nom, ids: ids.collect() }
    }
    vec![
        famille("acheteurs", "acheteur", d.acheteurs.iter().map(|x| &x.id)),
        famille("axes", "axe", d.axes.iter().map(|x| &x.id)),
        famille("objectifs", "objectif", d.objectifs.iter().map(|x| &x.id)),
        famille("actions", "action", d.actions.iter().map(|x| &x.id)),
        famille("indicateurs", "indicateur", d.indicateurs.iter().map(|x| &x.id)),
        famille("segments", "segment", d.segments.iter().map(|x| &x.id)),
        famille("orientations", "orientation", d.orientations.iter().map(|x| &x.id)),
        famille("parties_prenantes", "partie prenante", d.parties_prenantes.iter().map(|x| &x.id)),
        famille("concertations", "concertation", d.concertations.iter().map(|x| &x.id)),
        famille("instances", "instance", d.instances.iter().map(|x| &x.id)),
        famille("obligations", "obligation", d.obligations.iter().map(|x| &x.id)),
        famille("actes", "acte", d.actes.iter().map(|x| &x.id)),
    ]
}

fn doubles(famille: &Famille<'_>) -> Vec<Diagnostic> {
    let mut vus: HashMap<&Id, usize> = HashMap::new();
    let mut fautes = Vec::new();
    for (rang, id) in famille.ids.iter().enumerate() {
        if let Some(premier) = vus.insert(id, rang) {
            fautes.push(
                Diagnostic::new(Code::IdentifiantDouble, format!("l’identifiant `{id}` est déjà pris"))
                    .en(element(famille.table, rang, "id"))
                    .dit("repris ici")
                    .en(element(famille.table, premier, "id"))
                    .dit("donné ici d’abord")
                    .aide("donnez à chacun son identifiant : c’est par lui que le suivi les retrouve"),
            );
        }
    }
    fautes
}

/// Every reference: where it is written, what it names, in which table.
fn references(d: &Dossier) -> Vec<(Chemin, &Id, &'static str)> {
    let mut r = Vec::new();
    for (i, o) in d.objectifs.iter().enumerate() {
        r.push((element("objectifs", i, "axe"), &o.axe, "axes"));
    }
    for (i, a) in d.actions.iter().enumerate() {
        r.push((element("actions", i, "objectif"), &a.objectif, "objectifs"));
        for (champ, ids, cible) in [
            ("acheteurs", &a.acheteurs, "acheteurs"),
            ("segments", &a.segments, "segments"),
            ("indicateurs", &a.indicateurs, "indicateurs"),
            ("orientations", &a.orientations, "orientations"),
        ] {
            r.extend(ids.iter().enumerate().map(|(j, id)| (element("actions", i, champ).rang(j), id, cible)));
        }
    }
    for (i, x) in d.indicateurs.iter().enumerate() {
        r.extend(x.axe.iter().map(|id| (element("indicateurs", i, "axe"), id, "axes")));
        let acheteurs = x.acheteurs.iter().enumerate();
        r.extend(acheteurs.map(|(j, id)| (element("indicateurs", i, "acheteurs").rang(j), id, "acheteurs")));
    }
    for (i, c) in d.cibles.iter().enumerate() {
        r.push((element("cibles", i, "indicateur"), &c.indicateur, "indicateurs"));
        r.extend(c.acheteur.iter().map(|id| (element("cibles", i, "acheteur"), id, "acheteurs")));
    }
    for (i, s) in d.segments.iter().enumerate() {
        r.extend(s.acheteur.iter().map(|id| (element("segments", i, "acheteur"), id, "acheteurs")));
    }
    for (i, c) in d.contributions.iter().enumerate() {
        let actions = c.actions.iter().enumerate();
        r.extend(actions.map(|(j, id)| (element("contributions", i, "actions").rang(j), id, "actions")));
    }
    for (i, a) in d.actes.iter().enumerate() {
        r.extend(a.acheteur.iter().map(|id| (element("actes", i, "acheteur"), id, "acheteurs")));
    }
    r
}

/// Duties are known to the catalogue, or described in full in the dossier.
fn obligations(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let d = sujet.spaser.dossier;
    let catalogue = sujet.spaser.catalogue;
    let connues: Vec<&str> = catalogue.obligations().iter().map(|o| o.id.as_str()).collect();
    let mut fautes = Vec::new();
    for (i, o) in d.obligations.iter().enumerate() {
        if !catalogue.connait_obligation(o.id.as_str()) && (o.titre.is_none() || o.exige.is_none()) {
            let faute = Diagnostic::new(
                Code::ObligationIncomplete,
                format!("l’obligation `{}` n’est pas au catalogue et n’est pas décrite", o.id),
            );
            let faute = faute.en(element("obligations", i, "id")).dit("inconnue du catalogue").sujet("");
            fautes.push(match proche(o.id.as_str(), connues.iter().copied()) {
                Some(voisine) => faute.aide(format!("vouliez-vous dire `{voisine}` ?")),
                None => faute.aide("décrivez-la : ajoutez `titre`, `exige` et `fondement`"),
            });
        }
    }
    let decrites: Vec<&Id> = d.obligations.iter().map(|o| &o.id).collect();
    let cites = d.actions.iter().enumerate().map(|(i, a)| ("actions", i, &a.obligations));
    let cites = cites.chain(d.segments.iter().enumerate().map(|(i, s)| ("segments", i, &s.obligations)));
    for (table, i, ids) in cites {
        for (j, id) in ids.iter().enumerate() {
            if !catalogue.connait_obligation(id.as_str()) && !decrites.contains(&id) {
                let possibles: Vec<&str> =
                    connues.iter().copied().chain(decrites.iter().map(|d| d.as_str())).collect();
                fautes.push(ailleurs(
                    element(table, i, "obligations").rang(j),
                    id.as_str(),
                    "obligation",
                    &possibles,
                    "elle n’est ni au catalogue ni parmi vos `[[obligations]]`",
                ));
            }
        }
    }
    for (i, c) in d.contributions.iter().enumerate() {
        let Some(source) = &c.source else { continue };
        let sources: Vec<&str> = d
            .parties_prenantes
            .iter()
            .map(|p| p.id.as_str())
            .chain(d.concertations.iter().map(|x| x.id.as_str()))
            .collect();
        if !sources.contains(&source.as_str()) {
            fautes.push(ailleurs(
                element("contributions", i, "source"),
                source.as_str(),
                "source",
                &sources,
                "elle n’est ni une partie prenante ni une concertation du dossier",
            ));
        }
    }
    fautes
}

fn modeles(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let catalogue = sujet.spaser.catalogue;
    let connus: Vec<&str> = catalogue.indicateurs().iter().map(|m| m.id.as_str()).collect();
    let indicateurs = sujet.spaser.dossier.indicateurs.iter().enumerate();
    let inconnus = indicateurs.filter_map(|(i, x)| Some((i, x.modele.as_ref()?)));
    inconnus
        .filter(|(_, m)| catalogue.indicateur(m.as_str()).is_none())
        .map(|(i, m)| {
            ailleurs(
                element("indicateurs", i, "modele"),
                m.as_str(),
                "modèle d’indicateur",
                &connus,
                "le catalogue n’a pas d’indicateur de ce nom",
            )
        })
        .collect()
}

fn inconnue(chemin: Chemin, id: &str, nom: &str, table: &str, ids: &[&Id]) -> Diagnostic {
    let possibles: Vec<&str> = ids.iter().map(|i| i.as_str()).collect();
    ailleurs(chemin, id, nom, &possibles, &format!("aucun élément de `[[{table}]]` ne porte cet identifiant"))
}

fn ailleurs(chemin: Chemin, id: &str, nom: &str, possibles: &[&str], constat: &str) -> Diagnostic {
    let faute = Diagnostic::new(Code::ReferenceInconnue, format!("{nom} `{id}` : référence inconnue"))
        .en(chemin)
        .dit(constat);
    match proche(id, possibles.iter().copied()).filter(|voisin| !sont_freres(id, voisin)) {
        Some(voisin) => faute.aide(format!("vouliez-vous dire `{voisin}` ?")),
        None if possibles.is_empty() => {
            faute.aide("le dossier n’en définit aucun : ajoutez-le, ou retirez la référence")
        }
        None => faute.aide(format!("identifiants connus : {}", extrait(possibles))),
    }
}

/// The first identifiers, so that a message stays short.
fn extrait(ids: &[&str]) -> String {
    const AU_PLUS: usize = 8;
    let dits = ids.iter().take(AU_PLUS).map(|i| format!("`{i}`")).collect::<Vec<_>>().join(", ");
    if ids.len() > AU_PLUS { format!("{dits}…") } else { dits }
}
