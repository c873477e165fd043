//! The dossier once its identifiers are resolved: axes numbered in order, indicators completed by
//! their model. Everything after this reads it and looks nothing up again.

use jiff::civil::Date;

use crate::catalogue::{Catalogue, ModeleIndicateur};

use super::{
    Acheteur, Action, Annee, Axe, Categorie, CategorieAchat, Cible, Dossier, Etat, Expression, FormeCible,
    Frequence, Id, Indicateur, Objectif, Sens, StatutJuridique, Usage,
};

/// The year of a scheme that gives none of its own, for a calendar that must have columns.
const ANNEES_SANS_TERME: u16 = 5;

pub struct Spaser<'a> {
    pub dossier: &'a Dossier,
    pub catalogue: &'a Catalogue,
    pub axes: Vec<AxeNumerote<'a>>,
    pub indicateurs: Vec<IndicateurResolu<'a>>,
}

pub struct AxeNumerote<'a> {
    /// From 0: rank of its colour.
    pub rang: usize,
    /// « 1 »
    pub numero: String,
    pub axe: &'a Axe,
    pub objectifs: Vec<ObjectifNumerote<'a>>,
}

pub struct ObjectifNumerote<'a> {
    /// « 1.2 »
    pub numero: String,
    pub objectif: &'a Objectif,
    pub actions: Vec<ActionNumerotee<'a>>,
}

pub struct ActionNumerotee<'a> {
    /// « 1.2.3 »
    pub numero: String,
    pub rang_axe: usize,
    pub action: &'a Action,
}

/// The unit of what only is, or is not.
const OUI_NON: &str = "oui ou non";

/// An indicator with what it inherits.
pub struct IndicateurResolu<'a> {
    pub source: &'a Indicateur,
    pub modele: Option<&'a ModeleIndicateur>,
    pub nom: &'a str,
    pub court: &'a str,
    pub categorie: Option<Categorie>,
    pub categorie_achat: Option<CategorieAchat>,
    pub usage: Usage,
    pub definition: Option<&'a str>,
    pub expression: Option<Expression>,
    pub unite: &'a str,
    pub decimales: u8,
    pub numerateur: Option<&'a str>,
    pub denominateur: Option<&'a str>,
    pub source_donnees: Option<&'a str>,
    pub frequence: Frequence,
    pub sens: Sens,
    pub statut_juridique: StatutJuridique,
    pub fondements: Vec<&'a str>,
    pub limites: Option<&'a str>,
    pub annee_reference: Option<Annee>,
    /// Rank of the axis it belongs to.
    pub axe: Option<usize>,
    pub cibles: Vec<&'a Cible>,
}

impl<'a> Spaser<'a> {
    pub fn new(dossier: &'a Dossier, catalogue: &'a Catalogue) -> Self {
        let axes = numeroter(dossier);
        let indicateurs = dossier.indicateurs.iter().map(|i| resoudre(i, dossier, catalogue)).collect();
        Self { dossier, catalogue, axes, indicateurs }
    }

    pub fn actions(&self) -> impl Iterator<Item = &ActionNumerotee<'a>> {
        self.axes.iter().flat_map(|a| &a.objectifs).flat_map(|o| &o.actions)
    }

    pub fn action(&self, id: &Id) -> Option<&ActionNumerotee<'a>> {
        self.actions().find(|a| a.action.id == *id)
    }

    pub fn indicateur(&self, id: &Id) -> Option<&IndicateurResolu<'a>> {
        self.indicateurs.iter().find(|i| i.source.id == *id)
    }

    /// Indicators, axis by axis, in the order of the dossier; those of no axis last.
    pub fn indicateurs_par_axe(&self) -> impl Iterator<Item = &IndicateurResolu<'a>> {
        let rangs = (0..self.axes.len()).map(Some).chain([None]);
        rangs.flat_map(|rang| self.indicateurs.iter().filter(move |i| i.axe == rang))
    }

    pub fn acheteur(&self, id: &Id) -> Option<&'a Acheteur> {
        self.dossier.acheteurs.iter().find(|a| a.id == *id)
    }

    pub fn est_conjoint(&self) -> bool {
        self.dossier.acheteurs.len() > 1
    }

    /// The one who speaks first: the coordinator of a joint scheme, or the only buyer.
    pub fn coordonnateur(&self) -> &'a Acheteur {
        let acheteurs = &self.dossier.acheteurs;
        acheteurs.iter().find(|a| a.coordonnateur).unwrap_or(&acheteurs[0])
    }

    /// Buyers concerned by an indicator: those it names, or all.
    pub fn acheteurs_de(&self, indicateur: &IndicateurResolu<'_>) -> Vec<&'a Acheteur> {
        let noms = &indicateur.source.acheteurs;
        self.dossier.acheteurs.iter().filter(|a| noms.is_empty() || noms.contains(&a.id)).collect()
    }

    /// Years of the scheme, in order; five from its start when it has no end.
    pub fn annees(&self) -> Vec<Annee> {
        let document = &self.dossier.document;
        let Some(debut) = document.debut else { return Vec::new() };
        let fin = document.fin.map_or(debut.0 + ANNEES_SANS_TERME, |f| f.0);
        (debut.0..=fin.max(debut.0)).map(Annee).collect()
    }

    /// Years for which a target is said: a scheme without end says none beyond the last it writes.
    pub fn annees_des_cibles(&self) -> Vec<Annee> {
        let mut annees = self.annees();
        if self.dossier.document.fin.is_none() {
            let citees = self.dossier.cibles.iter().flat_map(|c| c.annees.keys().copied().chain(c.annee));
            if let Some(derniere) = citees.max() {
                annees.retain(|a| *a <= derniere);
            }
        }
        annees
    }

    /// « 2027–2032 », « à partir de 2027 »; none while the start is unknown.
    pub fn periode(&self) -> Option<String> {
        let document = &self.dossier.document;
        let debut = document.debut?;
        Some(match document.fin {
            Some(fin) if fin != debut => format!("{debut}–{fin}"),
            Some(_) => debut.to_string(),
            None => format!("à partir de {debut}"),
        })
    }

    /// The date on which law is looked up: stated, or the edition's, or the start of the scheme.
    pub fn date_juridique(&self) -> Option<Date> {
        let document = &self.dossier.document;
        document.date_juridique.or(document.date_edition).map(|j| j.0)
    }

    /// The day of this version: failing one, that on which its law was looked up.
    pub fn edition(&self) -> Option<Date> {
        let document = &self.dossier.document;
        document.date_edition.or(document.date_juridique).map(|j| j.0)
    }

    pub fn est_adopte(&self) -> bool {
        matches!(self.dossier.document.etat, Etat::Adopte | Etat::Modifie)
    }
}

impl<'a> IndicateurResolu<'a> {
    /// Whether a target of this shape is a value not to exceed: a yearly floor of what should fall.
    pub fn plafonne(&self, forme: FormeCible) -> bool {
        forme == FormeCible::Plancher && self.sens == Sens::Baisse
    }

    pub fn id(&self) -> &'a Id {
        &self.source.id
    }

    pub fn est_un_pourcentage(&self) -> bool {
        self.unite == "%"
    }

    /// Whether a value only says that something is, or is not: 1 or 0.
    pub fn est_un_oui_non(&self) -> bool {
        self.unite == OUI_NON
    }

    /// Whether a value comes from a numerator over a denominator.
    pub fn est_un_taux(&self) -> bool {
        self.est_un_pourcentage() && self.numerateur.is_some() && self.denominateur.is_some()
    }

    /// The targets that bind a buyer: his own, or those that name nobody.
    pub fn cibles_de(&self, acheteur: &Id) -> Vec<&'a Cible> {
        let propres: Vec<_> =
            self.cibles.iter().copied().filter(|c| c.acheteur.as_ref() == Some(acheteur)).collect();
        if propres.is_empty() {
            self.cibles.iter().copied().filter(|c| c.acheteur.is_none()).collect()
        } else {
            propres
        }
    }
}

fn numeroter(dossier: &Dossier) -> Vec<AxeNumerote<'_>> {
    dossier
        .axes
        .iter()
        .enumerate()
        .map(|(rang, axe)| {
            let numero = format!("{}", rang + 1);
            let objectifs = dossier.objectifs.iter().filter(|o| o.axe == axe.id);
            let objectifs = objectifs
                .enumerate()
                .map(|(n, objectif)| {
                    numeroter_objectif(dossier, objectif, rang, format!("{numero}.{}", n + 1))
                })
                .collect();
            AxeNumerote { rang, numero, axe, objectifs }
        })
        .collect()
}

fn numeroter_objectif<'a>(
    dossier: &'a Dossier,
    objectif: &'a Objectif,
    rang_axe: usize,
    numero: String,
) -> ObjectifNumerote<'a> {
    let actions = dossier.actions.iter().filter(|a| a.objectif == objectif.id);
    let actions = actions
        .enumerate()
        .map(|(n, action)| ActionNumerotee { numero: format!("{numero}.{}", n + 1), rang_axe, action })
        .collect();
    ObjectifNumerote { numero, objectif, actions }
}

fn resoudre<'a>(
    source: &'a Indicateur,
    dossier: &'a Dossier,
    catalogue: &'a Catalogue,
) -> IndicateurResolu<'a> {
    let modele = source.modele.as_ref().and_then(|m| catalogue.indicateur(m.as_str()));
    let cibles: Vec<_> = dossier.cibles.iter().filter(|c| c.indicateur == source.id).collect();
    let usage = source.usage.unwrap_or(if cibles.is_empty() { Usage::Transparence } else { Usage::Cible });
    let nom = source.nom.as_deref().or(modele.map(|m| m.nom.as_str())).unwrap_or(source.id.as_str());
    IndicateurResolu {
        source,
        modele,
        nom,
        court: source
            .court
            .as_deref()
            .or(source.nom.as_deref())
            .or(modele.map(|m| m.court.as_str()))
            .unwrap_or(nom),
        categorie: source.categorie.or(modele.map(|m| m.categorie)),
        categorie_achat: source.categorie_achat.or(modele.and_then(|m| m.categorie_achat)),
        usage,
        definition: source
            .definition
            .as_ref()
            .map(|t| t.0.as_str())
            .or(modele.map(|m| m.definition.as_str())),
        expression: source.expression.or(modele.map(|m| m.expression)),
        unite: unite(source.unite.as_deref().or(modele.map(|m| m.unite.as_str())).unwrap_or(""), &cibles),
        decimales: source.decimales.or(modele.map(|m| m.decimales)).unwrap_or(0),
        numerateur: source.numerateur.as_deref().or(modele.and_then(|m| m.numerateur.as_deref())),
        denominateur: source.denominateur.as_deref().or(modele.and_then(|m| m.denominateur.as_deref())),
        source_donnees: source.source.as_deref().or(modele.map(|m| m.source.as_str())),
        frequence: source.frequence.or(modele.map(|m| m.frequence)).unwrap_or(Frequence::Annuelle),
        sens: source.sens.or(modele.map(|m| m.sens)).unwrap_or(Sens::Hausse),
        statut_juridique: source
            .statut_juridique
            .or(modele.map(|m| m.statut))
            .unwrap_or(StatutJuridique::Libre),
        fondements: modele.map(|m| m.fondements.iter().map(String::as_str).collect()).unwrap_or_default(),
        limites: source.limites.as_ref().map(|t| t.0.as_str()).or(modele.and_then(|m| m.limites.as_deref())),
        annee_reference: source.annee_reference.or(dossier.document.annee_reference),
        axe: axe_de(source, dossier),
        cibles,
    }
}

/// The unit as documents write it: a yes or a no is told by its unit, in a few spellings, or by targets that are all so.
fn unite<'a>(dite: &'a str, cibles: &[&Cible]) -> &'a str {
    let mots = dite.trim().to_lowercase();
    let dite_ainsi = matches!(mots.as_str(), "oui-non" | "oui/non" | "oui / non" | OUI_NON);
    let visee_ainsi = !cibles.is_empty() && cibles.iter().all(|c| c.forme == FormeCible::OuiNon);
    if dite_ainsi || visee_ainsi && dite != "%" { OUI_NON } else { dite }
}

/// The axis an indicator states, or that of the first action that uses it.
fn axe_de(source: &Indicateur, dossier: &Dossier) -> Option<usize> {
    let rang = |id: &Id| dossier.axes.iter().position(|a| a.id == *id);
    if let Some(axe) = &source.axe {
        return rang(axe);
    }
    let action = dossier.actions.iter().find(|a| a.indicateurs.contains(&source.id))?;
    let objectif = dossier.objectifs.iter().find(|o| o.id == action.objectif)?;
    rang(&objectif.axe)
}
