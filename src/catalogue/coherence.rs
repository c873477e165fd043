//! Do the records hold together? Every reference leads somewhere, versions of one rule follow one another
//! without gap or overlap, what is verified says from where. Held by a test for the records compiled in,
//! checked at each run for those of an overlay.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Catalogue, Certitude, Fiches};

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoherence {
    /// File of the overlay that brought the record; none for those compiled in.
    pub origine: Option<String>,
    /// « obligations »
    pub famille: &'static str,
    /// Its identifier.
    pub id: String,
    pub message: String,
}

/// A dated record, whatever its family.
struct Version<'a> {
    famille: &'static str,
    id: &'a str,
    du: Date,
    au: Date,
    origine: Option<&'a str>,
}

impl Catalogue {
    /// Everything that does not hold together.
    pub fn incoherences(&self) -> Vec<Incoherence> {
        let mut fautes = renvois(&self.fiches);
        fautes.extend(versions(&self.fiches));
        fautes.extend(certitudes(&self.fiches));
        fautes.extend(echeances(&self.fiches));
        fautes
    }
}

fn faute(origine: Option<&str>, famille: &'static str, id: &str, message: String) -> Incoherence {
    Incoherence { origine: origine.map(str::to_owned), famille, id: id.to_owned(), message }
}

/// References that lead nowhere.
fn renvois(f: &Fiches) -> Vec<Incoherence> {
    let textes: BTreeSet<&str> = f.textes.iter().map(|t| t.id.as_str()).collect();
    let articles: BTreeSet<&str> = f.articles.iter().map(|a| a.id.as_str()).collect();
    let obligations: BTreeSet<&str> = f.obligations.iter().map(|o| o.id.as_str()).collect();
    let indicateurs: BTreeSet<&str> = f.indicateurs.iter().map(|i| i.id.as_str()).collect();
    let mut fautes = Vec::new();
    let mut exiger =
        |origine: Option<&str>, famille, id: &str, cites: Vec<&str>, connus: &[&BTreeSet<&str>]| {
            let perdus = cites.into_iter().filter(|c| !connus.iter().any(|liste| liste.contains(c)));
            fautes
                .extend(perdus.map(|c| faute(origine, famille, id, format!("`{c}` ne mène à aucune fiche"))));
        };
    fn noms(liste: &[String]) -> Vec<&str> {
        liste.iter().map(String::as_str).collect()
    }
    let droit = [&textes, &articles];
    for a in &f.articles {
        exiger(a.origine.as_deref(), "articles", &a.id, vec![&a.texte], &[&textes]);
    }
    for o in &f.obligations {
        let origine = o.origine.as_deref();
        exiger(origine, "obligations", &o.id, noms(&o.fondements), &droit);
        exiger(origine, "obligations", &o.id, noms(&o.indicateurs), &[&indicateurs]);
    }
    for i in &f.indicateurs {
        let origine = i.origine.as_deref();
        exiger(origine, "indicateurs", &i.id, noms(&i.fondements), &droit);
        exiger(origine, "indicateurs", &i.id, i.obligation.as_deref().into_iter().collect(), &[&obligations]);
    }
    for o in &f.organismes {
        let mut cites =
            [noms(&o.competences), noms(&o.competences_outre_mer), noms(&o.seance), noms(&o.publicite)]
                .concat();
        cites.extend(o.convocations.iter().flat_map(|c| noms(&c.fondements)));
        let seuls = [
            &o.quorum_fondement,
            &o.pouvoirs_fondement,
            &o.visioconference_fondement,
            &o.majorite_fondement,
            &o.voix_preponderante_fondement,
        ];
        cites.extend(seuls.into_iter().filter_map(|f| f.as_deref()));
        cites.extend(o.seconde_convocation.iter().map(|s| s.fondement.as_str()));
        let id = crate::choix::Choix::cle(o.type_acheteur);
        exiger(o.origine.as_deref(), "organismes", id, cites, &droit);
    }
    for e in &f.echeances {
        exiger(e.origine.as_deref(), "echeances", &e.id, vec![&e.obligation], &[&obligations]);
    }
    for s in &f.seuils {
        exiger(s.origine.as_deref(), "seuils", &s.id, noms(&s.fondements), &droit);
    }
    for t in &f.termes {
        let cites = t.fondement.as_deref().into_iter().collect();
        exiger(t.origine.as_deref(), "termes", &t.terme, cites, &droit);
    }
    for a in &f.actes {
        let id = crate::choix::Choix::cle(a.nature);
        exiger(a.origine.as_deref(), "actes", id, [noms(&a.visas), noms(&a.si_obligation)].concat(), &droit);
    }
    fautes
}

/// Versions of one rule that leave a day out, or share one.
fn versions(f: &Fiches) -> Vec<Incoherence> {
    macro_rules! datees {
        ($famille:literal, $liste:expr) => {
            $liste.iter().map(|x| Version {
                famille: $famille,
                id: &x.id,
                du: x.du.unwrap_or(Date::MIN),
                au: x.au.unwrap_or(Date::MAX),
                origine: x.origine.as_deref(),
            })
        };
    }
    let toutes = datees!("articles", f.articles)
        .chain(datees!("obligations", f.obligations))
        .chain(datees!("seuils", f.seuils));
    let mut par_regle: BTreeMap<(&str, &str), Vec<Version<'_>>> = BTreeMap::new();
    for version in toutes {
        par_regle.entry((version.famille, version.id)).or_default().push(version);
    }
    let mut fautes = Vec::new();
    for liste in par_regle.values_mut() {
        liste.sort_by_key(|v| (v.du, v.au));
        let a_rebours = liste.iter().filter(|v| v.du > v.au);
        fautes.extend(a_rebours.map(|v| {
            faute(v.origine, v.famille, v.id, format!("finit le {}, avant de commencer le {}", v.au, v.du))
        }));
        for paire in liste.windows(2) {
            let [avant, apres] = paire else { continue };
            let origine = apres.origine.or(avant.origine);
            if avant.au >= apres.du {
                let message = format!(
                    "deux versions valent le {} ; closez la première : `[[clotures]]` avec `famille = \"{}\"`, `id = \"{}\"` et `au`, la veille",
                    apres.du, apres.famille, apres.id
                );
                fautes.push(faute(origine, apres.famille, apres.id, message));
            } else if avant.au.tomorrow().is_ok_and(|lendemain| lendemain < apres.du) {
                let message = format!("aucune version ne vaut entre le {} et le {}", avant.au, apres.du);
                fautes.push(faute(origine, apres.famille, apres.id, message));
            }
        }
    }
    fautes
}

/// The source of what was not read: it verifies nothing.
const NON_RELUE: &str = "connaissance";

/// What is said verified names its source.
fn certitudes(f: &Fiches) -> Vec<Incoherence> {
    macro_rules! sources {
        ($famille:literal, $liste:expr) => {
            $liste
                .iter()
                .map(|x| ($famille, x.id.as_str(), x.certitude, x.sources.as_slice(), x.origine.as_deref()))
        };
    }
    let toutes = sources!("textes", f.textes)
        .chain(sources!("articles", f.articles))
        .chain(sources!("obligations", f.obligations))
        .chain(sources!("echeances", f.echeances))
        .chain(sources!("seuils", f.seuils));
    let muettes = toutes.filter(|(_, _, c, sources, _)| {
        *c == Certitude::Verifie && sources.iter().all(|s| s.trim().is_empty() || s == NON_RELUE)
    });
    muettes
        .map(|(famille, id, _, _, origine)| {
            faute(origine, famille, id, "dite vérifiée, sans source".to_owned())
        })
        .collect()
}

/// A deadline is dated in one way.
fn echeances(f: &Fiches) -> Vec<Incoherence> {
    let mal_datees = f.echeances.iter().filter(|e| {
        [e.date.is_some(), e.jour_annuel.is_some(), e.tous_les_ans.is_some()].iter().filter(|d| **d).count()
            != 1
    });
    mal_datees
        .map(|e| {
            let message = "se date d’une seule façon : `date`, `jour_annuel` ou `tous_les_ans`".to_owned();
            faute(e.origine.as_deref(), "echeances", &e.id, message)
        })
        .collect()
}
