//! `spaser droit montrer`: one record, whole, with its sources.

use super::{catalogue, dire_certitude, dire_citation, rendre};
use crate::catalogue::{Article, Catalogue, Convocation, Obligation, Organisme, Texte};
use crate::choix::Choix;
use crate::cli::USAGE;
use crate::cli::arguments::droit::Montrer;
use crate::droit::seance::dire_delai;
use crate::ecriture::date_longue;
use crate::validation::proche;

pub fn executer(demande: &Montrer) -> u8 {
    rendre(montrer(demande))
}

fn montrer(demande: &Montrer) -> Result<(), u8> {
    let catalogue = catalogue(demande.complements.droit.as_deref())?;
    let voulue = demande.fiche.trim();
    let obligations = catalogue.versions(&voulue.to_uppercase());
    let obligations = if obligations.is_empty() { catalogue.versions(voulue) } else { obligations };
    let articles: Vec<&Article> = catalogue.articles().iter().filter(|a| nomme(a, voulue)).collect();
    let organisme = catalogue.organismes().iter().find(|o| o.type_acheteur.cle() == voulue.to_lowercase());
    if obligations.is_empty()
        && articles.is_empty()
        && organisme.is_none()
        && catalogue.texte(voulue).is_none()
    {
        return inconnue(&catalogue, voulue);
    }
    obligations.iter().for_each(|o| obligation(&catalogue, o));
    articles.iter().for_each(|a| article(&catalogue, a));
    catalogue.texte(voulue).into_iter().for_each(texte);
    organisme.into_iter().for_each(|o| corps(&catalogue, o));
    Ok(())
}

/// By its identifier, or by its number: « L. 2111-3 », « L2111-3 », « l.2111-3 ».
fn nomme(a: &Article, voulue: &str) -> bool {
    let nu =
        |s: &str| s.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>().to_lowercase();
    a.id == voulue || nu(&a.numero) == nu(voulue)
}

fn inconnue(catalogue: &Catalogue, voulue: &str) -> Result<(), u8> {
    crier!("erreur : aucune fiche ne porte le nom `{voulue}`");
    let noms = catalogue.obligations().iter().map(|o| o.id.as_str());
    let noms = noms.chain(catalogue.articles().iter().map(|a| a.id.as_str()));
    let noms = noms.chain(catalogue.organismes().iter().map(|o| o.type_acheteur.cle()));
    match proche(voulue, noms) {
        Some(voisin) => crier!("vouliez-vous dire `{voisin}` ?"),
        None => crier!("`spaser droit liste` donne les obligations"),
    }
    Err(USAGE)
}

/// « du 1er janvier 2025 au 31 décembre 2029 ».
fn periode(du: Option<jiff::civil::Date>, au: Option<jiff::civil::Date>) -> String {
    match (du, au) {
        (Some(du), Some(au)) => format!("du {} au {}", date_longue(du), date_longue(au)),
        (Some(du), None) => format!("depuis le {}", date_longue(du)),
        (None, Some(au)) => format!("jusqu’au {}", date_longue(au)),
        (None, None) => "en vigueur".to_owned(),
    }
}

fn champ(nom: &str, valeur: Option<&str>) {
    if let Some(valeur) = valeur.filter(|v| !v.is_empty()) {
        dire!("  {nom} : {valeur}");
    }
}

fn obligation(catalogue: &Catalogue, o: &Obligation) {
    dire!("{} — {} [{}]{}", o.id, o.titre, o.nature.cle(), dire_certitude(o.certitude));
    dire!("  {}", periode(o.du, o.au));
    dire!("  {}", o.exige);
    champ("Acheteurs concernés", Some(&o.champ));
    champ("Unité", o.unite.as_deref());
    champ("Numérateur", o.numerateur.as_deref());
    champ("Dénominateur", o.denominateur.as_deref());
    champ("Cible", o.cible.as_deref());
    for t in &o.trajectoires {
        let lieux: Vec<&str> = t.territoires.iter().map(|t| t.cle()).collect();
        dire!("  Cible ({}), {} : {}", lieux.join(", "), periode(t.du, t.au), t.cible);
    }
    o.exceptions.iter().for_each(|e| dire!("  Exception : {e}"));
    champ("Échéance", o.echeance.as_deref());
    champ("Familles d’achat", Some(&o.familles.join(", ")));
    champ("Indicateurs", Some(&o.indicateurs.join(", ")));
    let date = o.du.unwrap_or(o.lu_le).max(o.lu_le.min(o.au.unwrap_or(o.lu_le)));
    for id in &o.fondements {
        if let Some(c) = catalogue.citer(id, date) {
            dire!("  Fondement : {}", dire_citation(&c));
        }
    }
    dire!("  Source : {}, état des textes au {}", o.source, date_longue(o.lu_le));
    champ("Complément", o.origine.as_deref());
    dire!("");
}

fn article(catalogue: &Catalogue, a: &Article) {
    let nom = catalogue.texte(&a.texte).map_or(a.texte.as_str(), |t| t.titre.as_str());
    dire!("{} — article {}, {nom}{}", a.id, a.numero, dire_certitude(a.certitude));
    dire!("  {} ; {}", periode(a.du, a.au), a.objet);
    if let Some(extrait) = &a.extrait {
        extrait.lines().filter(|l| !l.trim().is_empty()).for_each(|l| dire!("  « {} »", l.trim()));
    }
    dire!("  Rédaction lue au {} ; source : {}", date_longue(a.lu_le), a.source);
    champ("Complément", a.origine.as_deref());
    dire!("");
}

fn texte(t: &Texte) {
    dire!("{} — {}{}", t.id, t.titre, dire_certitude(t.certitude));
    champ("Nom courant", t.usuel.as_deref());
    champ("Adresse", t.url.as_deref());
    champ("Source", Some(&t.source));
    champ("Complément", t.origine.as_deref());
    dire!("");
}

fn corps(catalogue: &Catalogue, o: &Organisme) {
    dire!("{} — {}{}", o.type_acheteur.cle(), o.libelle, dire_certitude(o.certitude));
    champ("Organe", Some(&o.organe));
    let citer = |ids: &[String]| {
        let dits = ids.iter().filter_map(|id| {
            catalogue.citer(id, o.lu_le).or_else(|| {
                catalogue.redactions(id).last().and_then(|a| catalogue.citer(id, a.du.unwrap_or(o.lu_le)))
            })
        });
        dits.map(|c| c.courte).collect::<Vec<_>>().join(" ; ")
    };
    champ("Compétence", Some(&citer(&o.competences)));
    champ("Séance", Some(&citer(&o.seance)));
    champ("Publicité", Some(&citer(&o.publicite)));
    o.convocations.iter().for_each(convocation);
    champ("Transmission", o.transmission.as_deref());
    champ("Publication", o.publication.as_deref());
    dire!("  Source : {}, état des textes au {}", o.source, date_longue(o.lu_le));
    champ("Complément", o.origine.as_deref());
    dire!("");
}

fn convocation(c: &Convocation) {
    let tranche = match (c.population_min, c.population_sous) {
        (Some(min), _) => format!(" à partir de {min} habitants"),
        (_, Some(sous)) => format!(" au-dessous de {sous} habitants"),
        _ => String::new(),
    };
    let delai = c.delai.map_or_else(|| "délai des statuts ou du règlement intérieur".to_owned(), dire_delai);
    let document = c.document.as_ref().map(|d| format!(", avec {d}")).unwrap_or_default();
    dire!("  Convocation{tranche} : {delai}{document}");
}
