//! Indicators: a rate has two terms; what nobody uses is worth a word.

use super::{Sujet, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::{IndicateurResolu, Usage};
use crate::ecriture::liste;

/// About thirty indicators is the practice.
const TRENTAINE: usize = 32;
/// More of them are named, not shown.
const MONTRES: usize = 6;

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let mut fautes = Diagnostics::new();
    for (i, indicateur) in sujet.spaser.indicateurs.iter().enumerate() {
        fautes.extend(termes(i, indicateur));
        fautes.extend(nom(i, indicateur));
    }
    fautes.extend(inutilises(sujet));
    fautes
}

/// Art. L. 2111-3 asks for real rates: a percentage without a denominator measures nothing.
fn termes(rang: usize, i: &IndicateurResolu<'_>) -> Option<Diagnostic> {
    if !i.est_un_pourcentage() || i.est_un_taux() {
        return None;
    }
    let manque = match (i.numerateur, i.denominateur) {
        (None, None) => "ni numérateur ni dénominateur",
        (None, _) => "pas de numérateur",
        _ => "pas de dénominateur",
    };
    Some(
        Diagnostic::new(
            Code::IndicateurSansTerme,
            format!("l’indicateur `{}` est un taux mais n’a {manque}", i.id()),
        )
        .en(element("indicateurs", rang, "id"))
        .sujet("")
        .dit("un taux rapporte un numérateur à un dénominateur")
        .aide("ajoutez `numerateur = \"…\"` et `denominateur = \"…\"`, ou un `modele` du catalogue"),
    )
}

fn nom(rang: usize, i: &IndicateurResolu<'_>) -> Option<Diagnostic> {
    (i.source.nom.is_none() && i.source.modele.is_none()).then(|| {
        Diagnostic::new(Code::CleManquante, format!("l’indicateur `{}` n’a ni nom ni modèle", i.id()))
            .en(element("indicateurs", rang, "id"))
            .sujet("")
            .dit("`nom` ou `modele` attendu")
            .aide("écrivez `nom = \"…\"`, ou `modele = \"SOC-01\"` pour hériter du catalogue")
    })
}

fn inutilises(sujet: &Sujet<'_>) -> Option<Diagnostic> {
    let dossier = sujet.spaser.dossier;
    let employe = |i: &IndicateurResolu<'_>| dossier.actions.iter().any(|a| a.indicateurs.contains(i.id()));
    let (rangs, oisifs): (Vec<usize>, Vec<&str>) = sujet
        .spaser
        .indicateurs
        .iter()
        .enumerate()
        .filter(|(_, i)| i.usage != Usage::Transparence && !employe(i))
        .map(|(rang, i)| (rang, i.id().as_str()))
        .unzip();
    let nombreux = sujet.spaser.indicateurs.len() > TRENTAINE;
    if oisifs.is_empty() && !nombreux {
        return None;
    }
    let total = sujet.spaser.indicateurs.len();
    let message = match (nombreux, oisifs.is_empty()) {
        (true, true) => format!("{total} indicateurs : une trentaine suffit d’ordinaire"),
        (true, false) => format!(
            "{total} indicateurs : une trentaine suffit d’ordinaire ; aucune action n’emploie {}",
            liste(&oisifs)
        ),
        (false, _) => format!("aucune action n’emploie {}", liste(&oisifs)),
    };
    let faute = Diagnostic::new(Code::IndicateursNombreux, message).sujet("");
    if rangs.is_empty() {
        let faute = faute.en(Chemin::racine().cle("indicateurs"));
        return Some(faute.aide("gardez ceux qui servent à décider ; un plus grand nombre reste permis"));
    }
    let marquer = |faute: Diagnostic, rang| faute.en(element("indicateurs", rang, "id")).dit("sans action");
    let faute = rangs.iter().take(MONTRES).copied().fold(faute, marquer);
    Some(faute.aide(if rangs.len() == 1 {
        "rattachez-le à une action, retirez-le, ou donnez-lui `usage = \"transparence\"`"
    } else {
        "rattachez-les à une action, retirez-les, ou donnez-leur `usage = \"transparence\"`"
    }))
}
