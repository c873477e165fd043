//! Reasons: the explanatory statement, and the recitals that carry the facts.

use super::Sujet;
use super::entete::le_organe;
use crate::dossier::NatureActe;
use crate::droit::TestDuSeuil;
use crate::ecriture::{montant, typographier};
use crate::vue::acte::Piece;
use crate::vue::contexte::{Contexte, Resultat};
use crate::vue::texte;

/// Duty of the catalogue by which the national plan, which binds nobody, enters the recitals.
const PLAN_NATIONAL: &str = "OBL-05";

/// What the article wants a scheme to contribute to, by element of the check.
const APPORTS: [(&str, &str); 3] = [
    ("c5", "à la durabilité des produits"),
    ("c6", "à la sobriété numérique"),
    ("c7", "à l’économie circulaire"),
];

pub fn expose(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    let contenu = match sujet.acte.and_then(|a| a.expose.as_ref()) {
        Some(expose) => texte::riche(&expose.0),
        None => cx.prose.riche("expose", donnees(cx, sujet))?,
    };
    Ok(vec![Piece::Titre { texte: "Exposé des motifs".to_owned() }, Piece::Texte { contenu }])
}

pub fn considerants(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> Resultat<Vec<Piece>> {
    let redige = cx.prose.markdown("considerants", donnees(cx, sujet))?;
    let ajoutes = sujet.acte.map(|a| a.considerants.as_slice()).unwrap_or_default();
    let propres = redige
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .map(|l| considerant(&texte::sans_markdown(l)));
    Ok(propres.chain(ajoutes.iter().map(|c| considerant(c))).collect())
}

/// « Considérant que … ; », with elision.
fn considerant(fait: &str) -> Piece {
    let fait = fait.trim().trim_end_matches([';', '.']).trim_end();
    let voyelle = fait.chars().next().is_some_and(|c| "aeiouyéèêàâîôhAEIOUYÉÈÊÀÂÎÔ".contains(c) && c != 'h');
    let dit =
        if voyelle { format!("Considérant qu’{fait} ;") } else { format!("Considérant que {fait} ;") };
    Piece::Considerant { contenu: texte::ligne(&typographier(&dit)) }
}

/// What the passages of an act may speak of.
pub fn donnees(cx: &Contexte<'_>, sujet: &Sujet<'_>) -> minijinja::Value {
    let dossier = cx.spaser.dossier;
    let a = sujet.acheteur;
    let test = TestDuSeuil::new(cx.catalogue(), a, cx.date);
    let seuil = test.seuil.map(|s| montant(s.valeur as f64));
    let axes: Vec<String> = cx.spaser.axes.iter().map(|x| typographier(&x.axe.titre)).collect();
    let autres: Vec<String> =
        dossier.acheteurs.iter().filter(|x| x.id != a.id).map(|x| cx.nom_avec_article(x)).collect();
    let participations: u32 = dossier.concertations.iter().filter_map(|c| c.participants).sum();
    let (site, commune) = cx.adresses(a);
    let tient = cx.tient();
    let apports: Vec<&str> =
        APPORTS.iter().filter(|(c, _)| tient.get(*c) == Some(&true)).map(|(_, dit)| *dit).collect();
    let entier = ["c1", "c2", "c3", "c4", "c5", "c6", "c7"].iter().all(|c| tient.get(*c) == Some(&true));
    minijinja::context! {
        tient => tient,
        entier => entier,
        apports => (!apports.is_empty()).then(|| crate::ecriture::liste(&apports)),
        cibles => !dossier.cibles.is_empty(),
        autrement => cx.est_publie_autrement(),
        nature => crate::dossier::Choix::cle(sujet.nature),
        bilan => sujet.bilan.as_ref().map(|b| minijinja::Value::from(minijinja::value::Serde(b))),
        nom => a.nom.as_str(),
        le_nom => cx.nom_avec_article(a),
        de_nom => cx.nom_de(a),
        le_organe => le_organe(cx, sujet),
        delibere => sujet.delibere(),
        acte => sujet.nom_de_l_acte(),
        a_executif => crate::ecriture::a_qui(&executif(sujet)),
        organe => cx.organe(a),
        a_organe => crate::ecriture::a(&cx.organe(a).unwrap_or_else(|| "assemblée".to_owned())),
        executif => executif(sujet),
        executant => !sujet.organisme.sans_executant,
        de_executif => crate::ecriture::de(&executif(sujet)),
        propres => sujet.acte.is_some_and(|x| !x.considerants.is_empty()),
        periode => cx.spaser.periode(),
        bornee => dossier.document.fin.is_some(),
        annee => test.annee.map(|y| y.0),
        depense => test.depense.map(|m| montant(m.euros())),
        soumis => test.est_soumis(),
        seuil => seuil,
        conjoint => cx.spaser.est_conjoint(),
        autres => crate::ecriture::liste(&autres),
        axes => axes,
        orientations => dossier.orientations.iter().map(|o| o.libelle.clone()).collect::<Vec<_>>(),
        actions => cx.actions().count(),
        indicateurs => cx.spaser.indicateurs.len(),
        concertations => dossier.concertations.len(),
        participations => (participations > 0).then_some(participations),
        plan_national => dossier.obligations.iter().any(|o| o.id.as_str().starts_with(PLAN_NATIONAL)),
        precedent => dossier.document.edition_precedente.as_ref().map(|p| p.periode.replace('-', "–")),
        publication => dossier.document.premiere_publication.map(|y| y.0),
        adresses => site.map(|x| x.affichable().to_owned()),
        adresse_commune => commune.map(|x| x.affichable().to_owned()),
        transmission => sujet.organisme.transmission.as_deref().map(crate::ecriture::a),
        amendements => sujet.acte.map(|x| x.amendements.clone()).unwrap_or_default(),
        abroge => sujet.acte.and_then(|x| x.abroge.as_deref()),
        resume => dossier.document.resume.as_ref().map(|r| texte::sans_markdown(&r.0)),
        adoption => matches!(sujet.nature, NatureActe::Adoption | NatureActe::Revision),
        tribunal => a.tribunal.as_deref(),
    }
}

/// « la présidente », « le maire »: as the dossier says, or as law does.
pub fn executif(sujet: &Sujet<'_>) -> String {
    match sujet.acheteur.signataire.as_deref() {
        Some(signataire) => crate::ecriture::minuscule(signataire),
        None => sujet.organisme.executif_avec_article.clone().unwrap_or_else(|| "l’exécutif".to_owned()),
    }
}
