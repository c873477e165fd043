//! A follow-up as TOML: whatever a person typed is text, escaped, and reads back the same.

use std::fmt::Write;

use super::{
    Avancement, DeclarationAgec, EntreeJournal, EtapeSuivie, Releve, SeanceTenue, SegmentObserve, Suivi,
};
use crate::dossier::{Annee, Choix, Montant};
use crate::input::{ecrire_nombre, ecrire_texte};

/// Begins a file written whole.
const ENTETE: &str = "# Suivi du schéma. Écrit par `spaser suivi importer`, qui garde à côté la version précédente.\n\
                      # On peut le corriger à la main ; un import qui n’ajoute que des valeurs laisse le reste intact.\n";

/// The whole follow-up, in the order of its lists.
pub fn ecrire(suivi: &Suivi) -> String {
    format!("{ENTETE}\nformat = 1\n{}", blocs(suivi))
}

/// What must be added at the end of the former file, when everything it holds stands as it was.
pub fn ajouts(ancien: &Suivi, nouveau: &Suivi) -> Option<String> {
    Some(blocs(&Suivi {
        format: 1,
        releves: suite(&ancien.releves, &nouveau.releves)?,
        avancements: suite(&ancien.avancements, &nouveau.avancements)?,
        etapes: suite(&ancien.etapes, &nouveau.etapes)?,
        seances: suite(&ancien.seances, &nouveau.seances)?,
        agec: suite(&ancien.agec, &nouveau.agec)?,
        segments: suite(&ancien.segments, &nouveau.segments)?,
        journal: suite(&ancien.journal, &nouveau.journal)?,
    }))
}

fn suite<T: PartialEq + Clone>(ancien: &[T], nouveau: &[T]) -> Option<Vec<T>> {
    Some(nouveau.strip_prefix(ancien)?.to_vec())
}

fn blocs(suivi: &Suivi) -> String {
    let mut sortie = String::new();
    suivi.releves.iter().for_each(|r| releve(&mut Bloc::new(&mut sortie, "releves"), r));
    suivi.avancements.iter().for_each(|a| avancement(&mut Bloc::new(&mut sortie, "avancements"), a));
    suivi.etapes.iter().for_each(|e| etape(&mut Bloc::new(&mut sortie, "etapes"), e));
    suivi.seances.iter().for_each(|s| seance(&mut Bloc::new(&mut sortie, "seances"), s));
    suivi.agec.iter().for_each(|d| declaration(&mut Bloc::new(&mut sortie, "agec"), d));
    suivi.segments.iter().for_each(|s| segment(&mut Bloc::new(&mut sortie, "segments"), s));
    suivi.journal.iter().for_each(|j| entree(&mut Bloc::new(&mut sortie, "journal"), j));
    sortie
}

/// A table of a list, being written; what is absent is not.
struct Bloc<'a>(&'a mut String);

impl<'a> Bloc<'a> {
    fn new(sortie: &'a mut String, liste: &str) -> Self {
        // Writing to a String cannot fail.
        let _ = writeln!(sortie, "\n[[{liste}]]");
        Self(sortie)
    }

    fn brut(&mut self, cle: &str, valeur: Option<impl std::fmt::Display>) {
        if let Some(valeur) = valeur {
            let _ = writeln!(self.0, "{cle} = {valeur}");
        }
    }

    fn texte(&mut self, cle: &str, texte: Option<impl AsRef<str>>) {
        self.brut(cle, texte.map(|t| ecrire_texte(t.as_ref())));
    }

    fn choix<C: Choix>(&mut self, cle: &str, choix: Option<C>) {
        self.texte(cle, choix.map(Choix::cle));
    }

    fn montant(&mut self, cle: &str, montant: Option<Montant>) {
        self.brut(cle, montant.map(|m| ecrire_nombre(m.euros())));
    }

    fn serie<'b, V: 'b>(
        &mut self,
        cle: &str,
        serie: impl IntoIterator<Item = (&'b Annee, &'b V)>,
        dire: impl Fn(&V) -> String,
    ) {
        let annees: Vec<String> = serie.into_iter().map(|(a, v)| format!("{a} = {}", dire(v))).collect();
        if !annees.is_empty() {
            self.brut(cle, Some(format!("{{ {} }}", annees.join(", "))));
        }
    }
}

fn releve(b: &mut Bloc<'_>, r: &Releve) {
    b.texte("indicateur", Some(r.indicateur.as_str()));
    b.texte("acheteur", r.acheteur.as_ref().map(|a| a.as_str()));
    b.serie("annees", &r.annees, |n| ecrire_nombre(*n));
    b.serie("numerateurs", &r.numerateurs, |n| ecrire_nombre(*n));
    b.serie("denominateurs", &r.denominateurs, |n| ecrire_nombre(*n));
    b.texte("source", r.source.as_ref());
    b.brut("releve_le", r.releve_le.map(|j| j.0));
    b.texte("releve_par", r.releve_par.as_ref());
    b.serie("commentaires", &r.commentaires, |t| ecrire_texte(t));
    b.serie("provenances", &r.provenances, |t| ecrire_texte(t));
}

fn avancement(b: &mut Bloc<'_>, a: &Avancement) {
    b.texte("action", Some(a.action.as_str()));
    b.brut("date", Some(a.date.0));
    b.choix("statut", a.statut);
    b.brut("avancement", a.avancement.map(ecrire_nombre));
    b.texte("commentaire", a.commentaire.as_ref());
    b.texte("provenance", a.provenance.as_ref());
}

fn etape(b: &mut Bloc<'_>, e: &EtapeSuivie) {
    b.texte("action", Some(e.action.as_str()));
    b.brut("rang", Some(e.rang));
    b.brut("date", Some(e.date.0));
    b.choix("etat", Some(e.etat));
    b.texte("provenance", e.provenance.as_ref());
}

fn seance(b: &mut Bloc<'_>, s: &SeanceTenue) {
    b.texte("instance", Some(s.instance.as_str()));
    b.brut("date", Some(s.date.0));
    b.brut("participants", s.participants);
    b.texte("decisions", s.decisions.as_ref());
    b.texte("provenance", s.provenance.as_ref());
}

fn declaration(b: &mut Bloc<'_>, d: &DeclarationAgec) {
    b.texte("acheteur", d.acheteur.as_ref().map(|a| a.as_str()));
    b.brut("annee", Some(d.annee));
    b.texte("famille", Some(d.famille.as_str()));
    b.montant("montant_total", d.montant_total);
    b.montant("montant_reemploi", d.montant_reemploi);
    b.montant("montant_dons", d.montant_dons);
    b.montant("montant_recycles", d.montant_recycles);
    b.texte("commentaire", d.commentaire.as_ref());
    b.texte("provenance", d.provenance.as_ref());
}

fn segment(b: &mut Bloc<'_>, s: &SegmentObserve) {
    b.texte("segment", Some(s.segment.as_str()));
    b.serie("montants", &s.montants, |m| ecrire_nombre(m.euros()));
    b.brut("marches", s.marches);
    b.brut("fournisseurs", s.fournisseurs);
    b.brut("part_premier_fournisseur", s.part_premier_fournisseur.map(ecrire_nombre));
    b.brut("part_pme", s.part_pme.map(ecrire_nombre));
    b.brut("prochaine_echeance", s.prochaine_echeance.map(|j| j.0));
    b.brut("enjeu_environnemental", s.enjeu_environnemental);
    b.brut("enjeu_social", s.enjeu_social);
    b.brut("enjeu_circulaire", s.enjeu_circulaire);
    b.brut("liberte", s.liberte);
    b.brut("offre_responsable", s.offre_responsable);
    b.brut("maturite", s.maturite);
    b.brut("releve_le", s.releve_le.map(|j| j.0));
    b.texte("commentaire", s.commentaire.as_ref());
    b.texte("provenance", s.provenance.as_ref());
}

fn entree(b: &mut Bloc<'_>, j: &EntreeJournal) {
    b.brut("date", Some(j.date.0));
    b.texte("auteur", j.auteur.as_ref());
    b.texte("changement", Some(&j.changement));
    b.texte("provenance", j.provenance.as_ref());
}
