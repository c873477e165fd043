//! What does the dossier expect of a cell, and what is known of it already?

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::lieu::Place;
use super::valeur::{Bornes, Genre, Mots, Valeur};
use crate::classeur::{Champ, Cle, CleColonne, Donnee};
use crate::dossier::{Action, Annee, Id, IndicateurResolu, Montant, Segment, Spaser};
use crate::mesure::{AvancementActuel, Nature, Trajectoire};
use crate::suivi::{DeclarationAgec, SeanceTenue, SegmentObserve, Suivi};

/// The dossier and its follow-up, by what the keys of a workbook name.
pub struct Monde<'a> {
    pub spaser: &'a Spaser<'a>,
    pub suivi: &'a Suivi,
    pub mots: &'a Mots,
    pub blocs: BTreeMap<(&'a str, &'a str), Bloc<'a>>,
    anciens: BTreeMap<&'a str, &'a str>,
}

/// An indicator for one buyer.
pub struct Bloc<'a> {
    pub indicateur: &'a IndicateurResolu<'a>,
    pub trajectoire: Trajectoire<'a>,
    pub nature: Nature,
    bornes: Bornes,
}

/// What a cell may hold, and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Attente {
    pub genre: Genre,
    /// In the follow-up.
    pub connue: Option<Valeur>,
    /// In the dossier, which the workbook shows until something is observed.
    pub declaree: Option<Valeur>,
    /// Of what changes with time, the day of the last observation.
    pub connue_le: Option<Date>,
}

impl Attente {
    fn new(genre: Genre, connue: Option<Valeur>) -> Self {
        Self { genre, connue, declaree: None, connue_le: None }
    }

    /// Whether a value says nothing new.
    pub fn est_connue(&self, valeur: &Valeur) -> bool {
        self.connue.as_ref().or(self.declaree.as_ref()).is_some_and(|v| v.meme(valeur))
    }
}

impl<'a> Monde<'a> {
    /// `mots`: the closed lists, as the workbook that went out spelled them.
    pub fn new(spaser: &'a Spaser<'a>, suivi: &'a Suivi, mots: &'a Mots) -> Self {
        let mut blocs = BTreeMap::new();
        for indicateur in &spaser.indicateurs {
            for acheteur in spaser.acheteurs_de(indicateur) {
                let trajectoire = Trajectoire::new(spaser, suivi, indicateur, acheteur);
                let nature = Nature::new(indicateur, &trajectoire);
                let bornes = bornes(indicateur, &trajectoire);
                let bloc = Bloc { indicateur, trajectoire, nature, bornes };
                blocs.insert((indicateur.id().as_str(), acheteur.id.as_str()), bloc);
            }
        }
        let d = spaser.dossier;
        let indicateurs = d.indicateurs.iter().map(|i| (&i.id, &i.anciens_ids));
        let actions = d.actions.iter().map(|a| (&a.id, &a.anciens_ids));
        let anciens = indicateurs
            .chain(actions)
            .flat_map(|(id, anciens)| anciens.iter().map(move |ancien| (ancien.as_str(), id.as_str())))
            .collect();
        Self { spaser, suivi, mots, blocs, anciens }
    }

    /// The identifier an element bears today.
    pub fn id_actuel(&self, id: &str) -> String {
        self.anciens.get(id).map_or_else(|| id.to_owned(), |actuel| (*actuel).to_owned())
    }

    /// The same row, by the identifiers of today.
    pub fn cle_actuelle(&self, cle: Cle) -> Cle {
        match cle {
            Cle::Indicateur { indicateur, acheteur, donnee } => {
                Cle::Indicateur { indicateur: self.id_actuel(&indicateur), acheteur, donnee }
            }
            Cle::Action { action } => Cle::Action { action: self.id_actuel(&action) },
            Cle::Etape { action, rang } => Cle::Etape { action: self.id_actuel(&action), rang },
            autre => autre,
        }
    }

    /// Nothing when the cell is not one that a person fills.
    pub fn attente(&self, place: &Place) -> Option<Attente> {
        match (&place.cle, place.colonne) {
            (Cle::Indicateur { indicateur, acheteur, donnee }, CleColonne::Annee(annee)) => {
                self.blocs.get(&(indicateur.as_str(), acheteur.as_str()))?.attente(*donnee, Annee(annee))
            }
            (Cle::Action { action }, CleColonne::Champ(champ)) => {
                self.avancement(self.action(action)?, champ)
            }
            (Cle::Etape { action, rang }, CleColonne::Champ(Champ::EtatEtape)) => self.etape(action, *rang),
            (Cle::Seance { instance, annee, rang }, CleColonne::Champ(champ)) => {
                self.spaser.dossier.instances.iter().find(|i| i.id.as_str() == instance)?;
                seance(self.seance(instance, *annee, *rang), champ)
            }
            (Cle::Agec { acheteur, annee, famille }, CleColonne::Champ(champ)) => {
                self.spaser.dossier.acheteurs.iter().find(|a| a.id.as_str() == acheteur)?;
                self.spaser.catalogue.familles_agec().iter().find(|f| f.id == *famille)?;
                agec(self.declaration(acheteur, *annee, famille), champ)
            }
            (Cle::Segment { segment }, colonne) => {
                let declare = self.spaser.dossier.segments.iter().find(|s| s.id.as_str() == segment)?;
                segment_attendu(declare, self.segment_observe(segment).as_ref(), colonne)
            }
            _ => None,
        }
    }

    /// An action by its identifier.
    pub fn action(&self, id: &str) -> Option<&'a Action> {
        self.spaser.dossier.actions.iter().find(|a| a.id.as_str() == id)
    }

    fn avancement(&self, action: &Action, champ: Champ) -> Option<Attente> {
        let actuel = AvancementActuel::new(self.suivi, action);
        let (genre, valeur) = match champ {
            Champ::Statut => (Genre::Statut, actuel.statut.map(Valeur::Statut)),
            Champ::Avancement => (Genre::Nombre(Bornes::PART), actuel.avancement.map(Valeur::Nombre)),
            Champ::Commentaire => (Genre::Texte, actuel.commentaire.map(|c| Valeur::Texte(c.to_owned()))),
            _ => return None,
        };
        let du_champ =
            self.suivi.avancements.iter().filter(|a| a.action == action.id).filter(|a| match champ {
                Champ::Statut => a.statut.is_some(),
                Champ::Avancement => a.avancement.is_some(),
                _ => a.commentaire.is_some(),
            });
        let connue_le = du_champ.map(|a| a.date.0).max();
        Some(dater(genre, valeur, connue_le))
    }

    fn etape(&self, action: &str, rang: u32) -> Option<Attente> {
        let etape = self.action(action)?.etapes.get(usize::try_from(rang).ok()?.checked_sub(1)?)?;
        let suivies = self.suivi.etapes.iter().filter(|e| e.action.as_str() == action && e.rang == rang);
        let derniere = suivies.max_by_key(|e| e.date);
        let etat = derniere.map(|e| e.etat).or(etape.etat);
        Some(dater(Genre::Etat, etat.map(Valeur::Etat), derniere.map(|e| e.date.0)))
    }

    /// The `rang`-th meeting of the year, by date.
    pub fn seance(&self, instance: &str, annee: u16, rang: u32) -> Option<&'a SeanceTenue> {
        let siennes = self.suivi.seances.iter();
        let mut de_l_annee: Vec<&SeanceTenue> =
            siennes.filter(|s| s.instance.as_str() == instance && s.date.annee().0 == annee).collect();
        de_l_annee.sort_by_key(|s| s.date);
        de_l_annee.get(usize::try_from(rang).ok()?.checked_sub(1)?).copied()
    }

    /// The purchases declared by a buyer for a year and a family of products.
    pub fn declaration(&self, acheteur: &str, annee: u16, famille: &str) -> Option<&'a DeclarationAgec> {
        let seul = !self.spaser.est_conjoint();
        self.suivi.agec.iter().find(|d| {
            d.annee.0 == annee
                && d.famille.as_str() == famille
                && d.acheteur.as_ref().map_or(seul, |a| a.as_str() == acheteur)
        })
    }

    /// What was observed of a segment, the last record first in each field.
    fn segment_observe(&self, segment: &str) -> Option<SegmentObserve> {
        let siens = self.suivi.segments.iter().filter(|s| s.segment.as_str() == segment);
        siens.cloned().reduce(|avant, apres| SegmentObserve {
            montants: avant.montants.into_iter().chain(apres.montants).collect(),
            marches: apres.marches.or(avant.marches),
            fournisseurs: apres.fournisseurs.or(avant.fournisseurs),
            part_premier_fournisseur: apres.part_premier_fournisseur.or(avant.part_premier_fournisseur),
            part_pme: apres.part_pme.or(avant.part_pme),
            prochaine_echeance: apres.prochaine_echeance.or(avant.prochaine_echeance),
            enjeu_environnemental: apres.enjeu_environnemental.or(avant.enjeu_environnemental),
            enjeu_social: apres.enjeu_social.or(avant.enjeu_social),
            enjeu_circulaire: apres.enjeu_circulaire.or(avant.enjeu_circulaire),
            liberte: apres.liberte.or(avant.liberte),
            offre_responsable: apres.offre_responsable.or(avant.offre_responsable),
            maturite: apres.maturite.or(avant.maturite),
            commentaire: apres.commentaire.or(avant.commentaire),
            ..apres
        })
    }

    /// Rows of indicators, actions and steps that some copy should bring.
    pub fn lignes_attendues(&self) -> BTreeSet<Cle> {
        let blocs = self.blocs.iter().map(|((indicateur, acheteur), bloc)| Cle::Indicateur {
            indicateur: (*indicateur).to_owned(),
            acheteur: (*acheteur).to_owned(),
            donnee: bloc.saisies()[0],
        });
        let actions = self.spaser.actions().map(|a| Cle::Action { action: a.action.id.to_string() });
        blocs.chain(actions).collect()
    }
}

fn dater(genre: Genre, valeur: Option<Valeur>, connue_le: Option<Date>) -> Attente {
    match connue_le {
        Some(_) => Attente { connue_le, ..Attente::new(genre, valeur) },
        None => Attente { declaree: valeur, ..Attente::new(genre, None) },
    }
}

impl Bloc<'_> {
    /// The lines that a person fills, besides the comment.
    pub fn saisies(&self) -> &'static [Donnee] {
        match self.nature {
            Nature::Taux => &[Donnee::Numerateur, Donnee::Denominateur, Donnee::Taux],
            Nature::Jalon => &[Donnee::Jalon],
            Nature::Directe => &[Donnee::Valeur],
        }
    }

    fn attente(&self, donnee: Donnee, annee: Annee) -> Option<Attente> {
        let observations = &self.trajectoire.observations;
        if donnee == Donnee::Commentaire {
            let connu = observations.commentaire(annee).map(|c| Valeur::Texte(c.to_owned()));
            return Some(Attente::new(Genre::Texte, connu));
        }
        if !self.saisies().contains(&donnee) {
            return None;
        }
        let enoncee = || observations.enoncee(annee);
        Some(match donnee {
            Donnee::Numerateur => Attente::new(
                Genre::Nombre(Bornes::POSITIF),
                observations.numerateur(annee).map(Valeur::Nombre),
            ),
            Donnee::Denominateur => Attente::new(
                Genre::Nombre(Bornes::POSITIF),
                observations.denominateur(annee).map(Valeur::Nombre),
            ),
            Donnee::Jalon => Attente::new(Genre::OuiNon, enoncee().map(|v| Valeur::OuiNon(v != 0.0))),
            _ => Attente::new(Genre::Nombre(self.bornes), enoncee().map(Valeur::Nombre)),
        })
    }
}

/// A share lies between 0 and 100, unless what is known of the indicator says otherwise.
fn bornes(indicateur: &IndicateurResolu<'_>, t: &Trajectoire<'_>) -> Bornes {
    let cibles = t.cibles().iter().flat_map(|c| c.annees.values().copied().chain(c.valeur));
    let observees = t.observations.annees().into_iter().filter_map(|a| t.observations.valeur(a));
    let connues: Vec<f64> = cibles.chain(observees).collect();
    let pourcentage = indicateur.est_un_pourcentage();
    Bornes {
        minimum: connues.iter().all(|v| *v >= 0.0).then_some(0.0),
        maximum: (pourcentage && connues.iter().all(|v| *v <= 100.0)).then_some(100.0),
        pourcentage,
        minime: connues.iter().any(|v| *v > 0.0 && *v < 1.0),
        ..Bornes::POSITIF
    }
}

fn texte(t: Option<&String>) -> Option<Valeur> {
    t.cloned().map(Valeur::Texte)
}

fn montant(m: Option<Montant>) -> Option<Valeur> {
    m.map(|m| Valeur::Nombre(m.euros()))
}

fn seance(connue: Option<&SeanceTenue>, champ: Champ) -> Option<Attente> {
    Some(match champ {
        Champ::DateTenue => Attente::new(Genre::Date, connue.map(|s| Valeur::Date(s.date.0))),
        Champ::Participants => {
            let nombre = connue.and_then(|s| s.participants).map(|n| Valeur::Nombre(n.into()));
            Attente::new(Genre::Nombre(Bornes::entier_jusqu_a(10_000)), nombre)
        }
        Champ::Decisions => Attente::new(Genre::Texte, texte(connue.and_then(|s| s.decisions.as_ref()))),
        _ => return None,
    })
}

fn agec(connue: Option<&DeclarationAgec>, champ: Champ) -> Option<Attente> {
    let de = |lire: fn(&DeclarationAgec) -> Option<Montant>| {
        Attente::new(Genre::Nombre(Bornes::MONTANT), montant(connue.and_then(lire)))
    };
    Some(match champ {
        Champ::MontantTotal => de(|d| d.montant_total),
        Champ::MontantReemploi => de(|d| d.montant_reemploi),
        Champ::MontantDons => de(|d| d.montant_dons),
        Champ::MontantRecycles => de(|d| d.montant_recycles),
        Champ::Commentaire => Attente::new(Genre::Texte, texte(connue.and_then(|d| d.commentaire.as_ref()))),
        _ => return None,
    })
}

fn segment_attendu(
    declare: &Segment,
    observe: Option<&SegmentObserve>,
    colonne: CleColonne,
) -> Option<Attente> {
    let attente = |genre, connue, declaree| Some(Attente { declaree, ..Attente::new(genre, connue) });
    let champ = match colonne {
        CleColonne::Annee(annee) => {
            let annee = Annee(annee);
            let connu = montant(observe.and_then(|o| o.montants.get(&annee).copied()));
            return attente(
                Genre::Nombre(Bornes::MONTANT),
                connu,
                montant(declare.montants.get(&annee).copied()),
            );
        }
        CleColonne::Champ(champ) => champ,
        CleColonne::Cle => return None,
    };
    let entier = |n: Option<u32>| n.map(|n| Valeur::Nombre(n.into()));
    let niveau = |n: Option<u8>| n.map(|n| Valeur::Nombre(n.into()));
    let part = |p: Option<f64>| p.map(Valeur::Nombre);
    let compte = Genre::Nombre(Bornes::entier_jusqu_a(1_000_000));
    let echelle = Genre::Nombre(Bornes::niveau());
    let taux = Genre::Nombre(Bornes::PART);
    let o = observe;
    match champ {
        Champ::Marches => attente(compte, entier(o.and_then(|o| o.marches)), entier(declare.marches)),
        Champ::Fournisseurs => {
            attente(compte, entier(o.and_then(|o| o.fournisseurs)), entier(declare.fournisseurs))
        }
        Champ::PartPremierFournisseur => attente(
            taux,
            part(o.and_then(|o| o.part_premier_fournisseur)),
            part(declare.part_premier_fournisseur),
        ),
        Champ::PartPme => attente(taux, part(o.and_then(|o| o.part_pme)), part(declare.part_pme)),
        Champ::ProchaineEcheance => {
            let jour = |j: Option<crate::dossier::Jour>| j.map(|j| Valeur::Date(j.0));
            attente(Genre::Date, jour(o.and_then(|o| o.prochaine_echeance)), jour(declare.prochaine_echeance))
        }
        Champ::EnjeuEnvironnemental => attente(
            echelle,
            niveau(o.and_then(|o| o.enjeu_environnemental)),
            niveau(declare.enjeu_environnemental),
        ),
        Champ::EnjeuSocial => {
            attente(echelle, niveau(o.and_then(|o| o.enjeu_social)), niveau(declare.enjeu_social))
        }
        Champ::EnjeuCirculaire => {
            attente(echelle, niveau(o.and_then(|o| o.enjeu_circulaire)), niveau(declare.enjeu_circulaire))
        }
        Champ::Liberte => attente(echelle, niveau(o.and_then(|o| o.liberte)), niveau(declare.liberte)),
        Champ::OffreResponsable => {
            attente(echelle, niveau(o.and_then(|o| o.offre_responsable)), niveau(declare.offre_responsable))
        }
        Champ::Maturite => attente(echelle, niveau(o.and_then(|o| o.maturite)), niveau(declare.maturite)),
        Champ::Commentaire => attente(Genre::Texte, texte(o.and_then(|o| o.commentaire.as_ref())), None),
        _ => None,
    }
}

/// An identifier that a key already holds.
pub fn id(texte: &str) -> Option<Id> {
    Id::parse(texte).ok()
}
