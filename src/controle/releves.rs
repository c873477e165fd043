//! Observed values: they speak of something that exists, and a rate agrees with its two terms.

use super::{Sujet, element};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Gravite, proche, sont_freres};
use crate::dossier::{Etat, Id};
use crate::ecriture::{montant, nombre_brut};
use crate::mesure::calcul;
use crate::suivi::{DeclarationAgec, Releve};

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let mut fautes = Diagnostics::new();
    for (rang, releve) in sujet.suivi.releves.iter().enumerate() {
        fautes.extend(inconnu(sujet, rang, releve));
        fautes.extend(sans_acheteur(sujet, rang, releve));
        fautes.extend(desaccord(sujet, rang, releve));
        fautes.extend(depassements(sujet, rang, releve));
        fautes.extend(double(sujet, rang, releve));
    }
    fautes.extend(hors_du_dossier(sujet));
    fautes.extend(agec(sujet));
    fautes.extend(super::vraisemblance::du_suivi(sujet));
    fautes
}

/// A name within a record: its list, its rank, its field.
type Nomme<'a> = (&'static str, usize, &'static str, &'a Id);

/// What speaks of something that neither the dossier nor the catalogue has.
fn hors_du_dossier(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let (dossier, suivi) = (sujet.spaser.dossier, sujet.suivi);
    let avancements =
        suivi.avancements.iter().enumerate().map(|(r, a)| ("avancements", r, "action", &a.action));
    let etapes = suivi.etapes.iter().enumerate().map(|(r, e)| ("etapes", r, "action", &e.action));
    let seances = suivi.seances.iter().enumerate().map(|(r, s)| ("seances", r, "instance", &s.instance));
    let segments = suivi.segments.iter().enumerate().map(|(r, s)| ("segments", r, "segment", &s.segment));
    let familles = suivi.agec.iter().enumerate().map(|(r, d)| ("agec", r, "famille", &d.famille));
    let acheteurs = suivi.agec.iter().enumerate();
    let acheteurs = acheteurs.filter_map(|(r, d)| Some(("agec", r, "acheteur", d.acheteur.as_ref()?)));
    let nommes: Vec<Nomme<'_>> =
        avancements.chain(etapes).chain(seances).chain(segments).chain(familles).chain(acheteurs).collect();
    let connus = |champ: &str| -> Vec<&str> {
        match champ {
            "action" => dossier.actions.iter().map(|a| a.id.as_str()).collect(),
            "instance" => dossier.instances.iter().map(|i| i.id.as_str()).collect(),
            "segment" => dossier.segments.iter().map(|s| s.id.as_str()).collect(),
            "acheteur" => dossier.acheteurs.iter().map(|a| a.id.as_str()).collect(),
            _ => sujet.spaser.catalogue.familles_agec().iter().map(|f| f.id.as_str()).collect(),
        }
    };
    let inconnus = nommes.into_iter().map(|n| (n, connus(n.2)));
    inconnus
        .filter(|((_, _, _, id), connus)| !connus.contains(&id.as_str()))
        .map(|((liste, rang, champ, id), connus)| {
            let dit = match champ {
                "famille" => "la loi AGEC n’a pas de famille de ce nom".to_owned(),
                "segment" => "le dossier n’a pas de segment de ce nom".to_owned(),
                _ => format!("le dossier n’a pas d’{champ} de ce nom"),
            };
            let faute =
                Diagnostic::new(Code::ReferenceInconnue, format!("{champ} `{id}` : référence inconnue"))
                    .en(element(liste, rang, champ))
                    .dit(dit);
            suggerer(sujet, faute, champ, id.as_str(), &connus)
        })
        .collect()
}

/// A declaration without its buyer in a joint scheme, or one given twice.
fn agec(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let declarations = &sujet.suivi.agec;
    let mut fautes = Vec::new();
    for (rang, d) in declarations.iter().enumerate() {
        let ou = |rang| element("agec", rang, "famille");
        if sujet.spaser.est_conjoint() && d.acheteur.is_none() {
            fautes.push(
                Diagnostic::new(
                    Code::ReleveSansAcheteur,
                    format!("déclaration de `{}` : quel acheteur ?", d.famille),
                )
                .en(ou(rang))
                .sujet("")
                .dit("dans un schéma conjoint, chaque déclaration est celle d’un acheteur")
                .aide(super::choisir_acheteur(sujet)),
            );
        }
        let termes = [
            ("montant_reemploi", d.montant_reemploi, "issus du réemploi"),
            ("montant_recycles", d.montant_recycles, "qui intègrent des matières recyclées"),
        ];
        for (champ, partie, quoi) in termes {
            let Some((partie, total)) = partie.zip(d.montant_total).filter(|(p, t)| p > t) else { continue };
            fautes.push(
                Diagnostic::new(
                    Code::ReleveIncoherent,
                    format!(
                        "`{}` en {} : les produits {quoi} ({}) dépassent le total de la famille ({})",
                        d.famille,
                        d.annee,
                        montant(partie.euros()),
                        montant(total.euros())
                    ),
                )
                .en(element("agec", rang, champ))
                .sujet("")
                .dit("une part du total")
                .en(element("agec", rang, "montant_total"))
                .dit("total")
                .aide("corrigez l’un des deux"),
            );
        }
        let meme = |autre: &DeclarationAgec| {
            autre.famille == d.famille && autre.annee == d.annee && autre.acheteur == d.acheteur
        };
        if let Some(avant) = declarations[..rang].iter().position(meme) {
            fautes.push(
                Diagnostic::new(
                    Code::ReleveDouble,
                    format!("deux déclarations donnent `{}` pour {}", d.famille, d.annee),
                )
                .en(ou(rang))
                .dit("reprise ici")
                .en(ou(avant))
                .dit("donnée ici d’abord")
                .aide("réunissez-les en une seule déclaration")
                .sujet(""),
            );
        }
    }
    fautes
}

/// What a modified scheme no longer has stays in its follow-up; elsewhere, the name that was meant.
fn suggerer(
    sujet: &Sujet<'_>,
    faute: Diagnostic,
    champ: &str,
    ecrit: &str,
    possibles: &[&str],
) -> Diagnostic {
    let modifie = sujet.spaser.dossier.document.etat == Etat::Modifie;
    let renomme = "si l’identifiant a changé, ajoutez l’ancien à `anciens_ids` dans le dossier";
    let voisin = proche(ecrit, possibles.iter().copied()).filter(|v| !sont_freres(ecrit, v));
    match (champ, voisin) {
        ("action" | "indicateur" | "instance" | "segment", _) if modifie => faute
            .gravite(Gravite::Avertissement)
            .aide("le schéma modifié ne l’a plus : ce suivi est gardé, mais n’entre plus dans les documents")
            .aides((matches!(champ, "action" | "indicateur")).then(|| renomme.to_owned())),
        (_, Some(voisin)) => faute.aide(format!("vouliez-vous dire `{voisin}` ?")),
        ("action" | "indicateur", None) => {
            faute.aide(format!("ajoutez-le au dossier, ou retirez cette ligne ; {renomme}"))
        }
        ("famille", None) => match possibles {
            [premiere, .., derniere] => faute.aide(format!("familles connues : `{premiere}` à `{derniere}`")),
            _ => faute,
        },
        _ => faute.aide("ajoutez-le au dossier, ou retirez cette ligne"),
    }
}

fn inconnu(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Vec<Diagnostic> {
    let dossier = sujet.spaser.dossier;
    let mut fautes = Vec::new();
    let indicateurs: Vec<&str> = dossier.indicateurs.iter().map(|i| i.id.as_str()).collect();
    if !indicateurs.contains(&r.indicateur.as_str()) {
        let faute = Diagnostic::new(
            Code::ReferenceInconnue,
            format!("indicateur `{}` : référence inconnue", r.indicateur),
        )
        .en(element("releves", rang, "indicateur"))
        .dit("le dossier n’a pas d’indicateur de ce nom");
        fautes.push(suggerer(sujet, faute, "indicateur", r.indicateur.as_str(), &indicateurs));
    }
    let acheteurs: Vec<&str> = dossier.acheteurs.iter().map(|a| a.id.as_str()).collect();
    if let Some(id) = r.acheteur.as_ref().filter(|id| !acheteurs.contains(&id.as_str())) {
        let faute = Diagnostic::new(Code::ReferenceInconnue, format!("acheteur `{id}` : référence inconnue"))
            .en(element("releves", rang, "acheteur"))
            .dit("le dossier n’a pas d’acheteur de ce nom");
        fautes.push(suggerer(sujet, faute, "acheteur", id.as_str(), &acheteurs));
    }
    fautes
}

fn sans_acheteur(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Option<Diagnostic> {
    (sujet.spaser.est_conjoint() && r.acheteur.is_none()).then(|| {
        Diagnostic::new(Code::ReleveSansAcheteur, format!("relevé de `{}` : quel acheteur ?", r.indicateur))
            .en(element("releves", rang, "indicateur"))
            .sujet("")
            .dit("dans un schéma conjoint, chaque relevé est celui d’un acheteur")
            .aide(super::choisir_acheteur(sujet))
    })
}

/// A stated rate and the one its terms give may differ by a rounding, no more.
fn desaccord(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Vec<Diagnostic> {
    let Some(indicateur) = sujet.spaser.indicateur(&r.indicateur).filter(|i| i.est_un_pourcentage()) else {
        return Vec::new();
    };
    let tolerance = 0.5001 * 10f64.powi(-i32::from(indicateur.decimales));
    let ecart = |annee: &crate::dossier::Annee, enonce: &f64| {
        let calcule = calcul::taux(*r.numerateurs.get(annee)?, *r.denominateurs.get(annee)?)?;
        ((calcule - enonce).abs() > tolerance).then_some((*annee, *enonce, calcule))
    };
    let ecarts = r.annees.iter().filter_map(|(a, v)| ecart(a, v));
    ecarts
        .map(|(annee, enonce, calcule)| {
            let (enonce, calcule) = (nombre_brut(enonce), nombre_brut(calcule));
            Diagnostic::new(
                Code::ReleveIncoherent,
                format!(
                    "`{}` en {annee} : {enonce}\u{202f}% est écrit, ses termes donnent {calcule}\u{202f}%",
                    r.indicateur
                ),
            )
            .en(element("releves", rang, "annees").cle(annee.to_string()))
            .sujet("")
            .dit("valeur écrite")
            .en(element("releves", rang, "numerateurs").cle(annee.to_string()))
            .dit("numérateur")
            .en(element("releves", rang, "denominateurs").cle(annee.to_string()))
            .dit("dénominateur")
            .aide("corrigez l’un des trois, ou retirez la valeur : elle sera calculée")
        })
        .collect()
}

/// A part is not larger than its whole, unless its rate is written too.
fn depassements(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Vec<Diagnostic> {
    if !sujet.spaser.indicateur(&r.indicateur).is_some_and(|i| i.est_un_taux()) {
        return Vec::new();
    }
    let termes = r.numerateurs.iter().filter(|(a, _)| !r.annees.contains_key(*a));
    let termes = termes.filter_map(|(a, n)| Some((*a, *n, *r.denominateurs.get(a)?)));
    let trop = termes.filter_map(|(annee, n, d)| Some((annee, n, d, calcul::depassement(annee, n, d)?)));
    trop.map(|(annee, n, d, dit)| {
        let taux = calcul::taux(n, d).map_or_else(|| "…".to_owned(), |t| format!("{t:.1}"));
        Diagnostic::new(Code::ReleveIncoherent, format!("`{}` {dit}", r.indicateur))
            .en(element("releves", rang, "numerateurs").cle(annee.to_string()))
            .sujet("")
            .dit("numérateur")
            .en(element("releves", rang, "denominateurs").cle(annee.to_string()))
            .dit("dénominateur")
            .aide(format!(
                "corrigez l’un des deux ; si le taux dépasse bien 100\u{202f}%, écrivez-le aussi : `annees = {{ {annee} = {taux} }}`"
            ))
    })
    .collect()
}

/// Two records that give the same year of the same indicator for the same buyer.
fn double(sujet: &Sujet<'_>, rang: usize, r: &Releve) -> Option<Diagnostic> {
    let avant = sujet.suivi.releves[..rang].iter().position(|autre| {
        autre.indicateur == r.indicateur
            && autre.acheteur == r.acheteur
            && r.annees
                .keys()
                .chain(r.numerateurs.keys())
                .any(|a| autre.annees.contains_key(a) || autre.numerateurs.contains_key(a))
    })?;
    Some(
        Diagnostic::new(
            Code::ReleveDouble,
            format!("deux relevés donnent la même année de `{}`", r.indicateur),
        )
        .en(element("releves", rang, "indicateur"))
        .dit("repris ici")
        .en(element("releves", avant, "indicateur"))
        .dit("donné ici d’abord")
        .aide("réunissez-les en un seul relevé")
        .sujet(""),
    )
}
