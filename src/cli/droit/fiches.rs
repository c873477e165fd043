//! Records of the catalogue, as the terminal shows them.

use jiff::civil::Date;

use super::{dire_certitude, dire_citation};
use crate::catalogue::{
    Article, Catalogue, ColonneAgec, Convocation, Echeance, FamilleAgec, ModeleIndicateur, Obligation,
    Organisme, Seuil, TermeCatalogue, Texte,
};
use crate::choix::Choix;
use crate::droit::seance::dire_delai;
use crate::ecriture::{date_longue, montant};
use crate::vue::conformite::nature;

pub struct Fiches<'a> {
    pub catalogue: &'a Catalogue,
}

impl Fiches<'_> {
    pub fn obligation(&self, o: &Obligation) {
        dire!("{} — {} ({}){}", o.id, o.titre, nature(o.nature), dire_certitude(o.certitude));
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
        if o.proportions_agec {
            self.catalogue.familles_agec().iter().for_each(|f| self.proportions(f));
        } else {
            champ("Familles d’achat", Some(&o.familles.join(", ")));
        }
        champ("Indicateurs", Some(&o.indicateurs.join(", ")));
        self.fondements(&o.fondements, o.au);
        self.source(&o.sources, o.precision_source.as_deref(), o.lu_le, o.origine.as_deref());
    }

    pub fn article(&self, a: &Article) {
        let nom = self.catalogue.texte(&a.texte).map_or(a.texte.as_str(), |t| t.titre.as_str());
        dire!("{} — article {}, {nom}{}", a.id, a.numero, dire_certitude(a.certitude));
        dire!("  {} ; {}", periode(a.du, a.au), a.objet);
        if let Some(extrait) = &a.extrait {
            extrait.lines().filter(|l| !l.trim().is_empty()).for_each(|l| dire!("  « {} »", l.trim()));
        }
        self.source(&a.sources, a.precision_source.as_deref(), a.lu_le, a.origine.as_deref());
    }

    pub fn texte(&self, t: &Texte) {
        dire!("{} — {}{}", t.id, t.titre, dire_certitude(t.certitude));
        champ("Nom courant", t.usuel.as_deref());
        champ("Adresse", t.url.as_deref());
        let articles = self.catalogue.articles().iter().filter(|a| a.texte == t.id);
        let mut numeros: Vec<&str> = articles.map(|a| a.numero.as_str()).collect();
        numeros.dedup();
        champ("Articles relevés", Some(&numeros.join(" ; ")));
        self.source(&t.sources, t.precision_source.as_deref(), None, t.origine.as_deref());
    }

    pub fn organisme(&self, o: &Organisme) {
        dire!("{} — {}{}", o.type_acheteur.cle(), o.libelle, dire_certitude(o.certitude));
        champ("Organe", Some(&o.organe));
        let citer = |ids: &[String]| {
            let dits = ids.iter().filter_map(|id| self.catalogue.citer_au_plus_recent(id));
            dits.map(|c| c.courte).collect::<Vec<_>>().join(" ; ")
        };
        champ("Compétence", Some(&citer(&o.competences)));
        champ("Séance", Some(&citer(&o.seance)));
        champ("Publicité", Some(&citer(&o.publicite)));
        o.convocations.iter().for_each(convocation);
        champ("Transmission", o.transmission.as_deref());
        champ("Publication", o.publication.as_deref());
        self.source(&o.sources, o.precision_source.as_deref(), o.lu_le, o.origine.as_deref());
    }

    pub fn echeance(&self, e: &Echeance) {
        dire!("{} — {}{}", e.id, e.titre, dire_certitude(e.certitude));
        champ("Obligation", Some(&e.obligation));
        champ("Date", e.date.map(date_longue).as_deref());
        let chaque_annee = e.jour_annuel.and_then(|j| j.de(2024)).map(date_longue);
        let chaque_annee =
            chaque_annee.map(|d| format!("le {} de chaque année", d.trim_end_matches(" 2024")));
        champ("Date", chaque_annee.as_deref());
        let rythme = e.tous_les_ans.map(|n| {
            format!(
                "tous les {} ans, à partir d’une première date que l’acheteur choisit",
                nombre_en_lettres(n)
            )
        });
        champ("Date", rythme.as_deref());
        self.source(&e.sources, e.precision_source.as_deref(), e.lu_le, e.origine.as_deref());
    }

    pub fn seuil(&self, s: &Seuil) {
        dire!("{} — {} HT{}", s.id, montant(s.valeur as f64), dire_certitude(s.certitude));
        dire!("  {}", periode(s.du, s.au));
        champ("Se compare à", Some(&s.base));
        self.fondements(&s.fondements, s.au);
        self.source(&s.sources, s.precision_source.as_deref(), s.lu_le, s.origine.as_deref());
    }

    pub fn indicateur(&self, i: &ModeleIndicateur) {
        dire!("{} — {}", i.id, i.nom);
        dire!("  {}", i.definition);
        champ("Unité", Some(&i.unite));
        champ("Numérateur", i.numerateur.as_deref());
        champ("Dénominateur", i.denominateur.as_deref());
        champ("Données", Some(&i.source));
        champ("Fréquence", Some(i.frequence.cle()));
        champ("Fondement", Some(i.statut.cle()));
        champ("Obligation", i.obligation.as_deref());
        champ("Limites", i.limites.as_deref());
        champ("Complément", i.origine.as_deref());
        dire!("");
    }

    pub fn famille_agec(&self, f: &FamilleAgec) {
        dire!("{}", f.id);
        self.proportions(f);
        self.source(&f.sources, f.precision_source.as_deref(), None, f.origine.as_deref());
    }

    pub fn terme(&self, t: &TermeCatalogue) {
        let developpe = t.developpe.as_ref().map(|d| format!(" — {d}")).unwrap_or_default();
        dire!("{}{developpe}", t.terme);
        dire!("  {}", t.definition);
        let fondement = t.fondement.as_ref().and_then(|id| self.catalogue.citer_au_plus_recent(id));
        champ("Fondement", fondement.map(|c| dire_citation(&c)).as_deref());
        champ("Complément", t.origine.as_deref());
        dire!("");
    }

    /// « Mobilier et aménagement d’intérieur : réemploi 20 % (2024) ; recyclé 15 % (2024, probable) ».
    fn proportions(&self, f: &FamilleAgec) {
        let nom = |c: ColonneAgec| match c {
            ColonneAgec::Reemploi => "réemploi",
            ColonneAgec::Recycle => "recyclé",
        };
        let taux = f.taux.iter().map(|t| {
            format!("{} {} % en {}{}", nom(t.colonne), t.valeur, t.palier, dire_certitude(t.certitude))
        });
        let sans = f.sans_objectif.iter().map(|c| format!("{} sans objectif", nom(*c)));
        let dits: Vec<String> = taux.chain(sans).collect();
        let dits =
            if dits.is_empty() { "à lire dans l’annexe du décret".to_owned() } else { dits.join(" ; ") };
        dire!("  {:2}. {} : {dits}", f.numero, f.libelle);
    }

    /// As they stood on the last day of a version; else in their last wording.
    fn fondements(&self, ids: &[String], au: Option<Date>) {
        let citer = |id: &String| {
            au.and_then(|au| self.catalogue.citer(id, au)).or_else(|| self.catalogue.citer_au_plus_recent(id))
        };
        ids.iter().filter_map(citer).for_each(|c| dire!("  Fondement : {}", dire_citation(&c)));
    }

    fn source(
        &self,
        sources: &[String],
        precision: Option<&str>,
        lu_le: Option<Date>,
        origine: Option<&str>,
    ) {
        champ("Source", Some(&self.catalogue.provenance(sources, precision)));
        champ("Rédaction au", lu_le.map(date_longue).as_deref());
        champ("Complément", origine);
        dire!("");
    }
}

fn nombre_en_lettres(n: u8) -> String {
    crate::ecriture::entier_en_lettres(n.into())
}

/// « du 1er janvier 2025 au 31 décembre 2029 ».
fn periode(du: Option<Date>, au: Option<Date>) -> String {
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

fn convocation(c: &Convocation) {
    let tranche = match (c.population_min, c.population_sous) {
        (Some(min), _) => format!(" à partir de {min} habitants"),
        (_, Some(sous)) => format!(" au-dessous de {sous} habitants"),
        _ => String::new(),
    };
    let ailleurs = || format!("délai fixé ailleurs ({})", c.renvoi.as_deref().unwrap_or("statuts"));
    let delai = c.delai.map_or_else(ailleurs, dire_delai);
    let (quoi, avec) =
        if c.porte_sur_le_document { ("Envoi de ce qui est joint", "") } else { ("Convocation", "avec ") };
    let document = c.document.as_ref().map(|d| format!(", {avec}{d}")).unwrap_or_default();
    dire!("  {quoi}{tranche} : {delai}{document}");
}
