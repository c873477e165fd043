//! Two strips of time: how the scheme was made, how it will be followed.

use jiff::civil::Date;

use super::planning::etendue;
use crate::dossier::{Instance, Phase};
use crate::droit::calendrier::annees_de_publication;
use crate::ecriture::{compte, de, entier_en_lettres, liste, mois_annee, typographier};
use crate::vue::contexte::Contexte;
use crate::vue::contrat::{Bloc, Dessin, EnMots, Figure, LegendeGantt, LigneGantt};

/// Beyond this, quarters are too narrow to be named.
const TRIMESTRES_AU_PLUS: usize = 9;

/// The making of the scheme, phase by phase; none while fewer than two phases are dated.
pub fn elaboration(phases: &[Phase]) -> Option<Bloc> {
    let datees: Vec<(&Phase, Date, Date)> =
        phases.iter().filter_map(|p| Some((p, p.debut?.0, p.fin?.0))).filter(|(_, d, f)| d <= f).collect();
    let debut = datees.iter().map(|d| d.1).min()?;
    let fin = datees.iter().map(|d| d.2).max()?;
    if datees.len() < 2 {
        return None;
    }
    let echelle = Echelle::new(debut, fin)?;
    let ligne = |(p, d, f): &(&Phase, Date, Date)| LigneGantt {
        debut: echelle.place(*d),
        fin: echelle.place(*f),
        affiche: if mois_annee(*d) == mois_annee(*f) {
            court(*d)
        } else {
            format!("{} – {}", court(*d), court(*f))
        },
        ..vide(&p.nom)
    };
    let alternative = format!(
        "Frise des {} de l’élaboration, {} à {}. Les dates sont au bout de chaque barre.",
        compte(datees.len(), "étape", "étapes"),
        de(&mois_annee(debut)),
        mois_annee(fin)
    );
    Some(bloc(
        "Calendrier de l’élaboration",
        &alternative,
        Dessin::Gantt {
            lignes: datees.iter().map(ligne).collect(),
            annees: echelle.colonnes,
            legende: LegendeGantt::default(),
        },
        EnMots::de("Étape", "Période"),
    ))
}

/// Committees, yearly follow-up and publications, over the years of the scheme.
pub fn suivi(cx: &Contexte<'_>) -> Option<Bloc> {
    let (debut, fin) = etendue(cx)?;
    let reunie = |i: &Instance| {
        Some(LigneGantt { fin: 1.0, recurrente: true, affiche: par_an(i.seances_par_an?), ..vide(&i.nom) })
    };
    let mut lignes: Vec<LigneGantt> = cx.spaser.dossier.instances.iter().filter_map(reunie).collect();
    if lignes.is_empty() {
        return None;
    }
    lignes.push(LigneGantt {
        fin: 1.0,
        recurrente: true,
        affiche: "chaque année".to_owned(),
        ..vide("Suivi annuel des objectifs")
    });
    let annees: Vec<u16> =
        annees_de_publication(cx.spaser).iter().map(|a| a.0).filter(|a| *a <= fin).collect();
    if !annees.is_empty() {
        let milieu = |a: &u16| (f64::from(*a - debut) + 0.5) / f64::from(fin - debut + 1);
        lignes.push(LigneGantt {
            debut: 1.0,
            fin: 0.0,
            jalons: annees.iter().filter(|a| **a >= debut).map(milieu).collect(),
            affiche: "tous les deux ans".to_owned(),
            ..vide("Publication des indicateurs")
        });
    }
    let dites: Vec<String> = annees.iter().map(u16::to_string).collect();
    let publications = (!dites.is_empty()).then(|| format!("Publications : {}.", liste(&dites)));
    let alternative = format!(
        "Frise du suivi, de {debut} à {fin} : rythme de chaque instance et du suivi annuel.{}",
        publications.as_ref().map(|p| format!(" {p}")).unwrap_or_default()
    );
    let legende = LegendeGantt {
        ponctuelle: None,
        recurrente: Some("chaque année".to_owned()),
        jalon: (!annees.is_empty()).then(|| "année de publication".to_owned()),
    };
    let annees = (debut..=fin).map(|a| a.to_string()).collect();
    let en_mots = EnMots {
        phrase: publications.as_deref().map(typographier),
        ..EnMots::de("Instance ou rendez-vous", "Rythme")
    };
    let dessin = Dessin::Gantt { annees, lignes, legende };
    Some(bloc("Instances, suivi et publications", &alternative, dessin, en_mots))
}

/// « deux fois par an ».
pub fn par_an(fois: u32) -> String {
    if fois == 1 { "une fois par an".to_owned() } else { format!("{} fois par an", entier_en_lettres(fois)) }
}

fn vide(libelle: &str) -> LigneGantt {
    LigneGantt {
        libelle: typographier(libelle),
        axe: None,
        groupe: false,
        debut: 0.0,
        fin: 0.0,
        recurrente: false,
        jalons: Vec::new(),
        affiche: String::new(),
    }
}

fn bloc(legende: &str, alternative: &str, dessin: Dessin, en_mots: EnMots) -> Bloc {
    let figure = Figure {
        ancre: None,
        legende: legende.to_owned(),
        alternative: typographier(alternative),
        dessin,
        donnees: None,
        renvoi: None,
        en_mots,
    };
    Bloc::Figure { figure: Box::new(figure) }
}

/// « 06/2026 »
fn court(date: Date) -> String {
    format!("{:02}/{}", date.month(), date.year())
}

/// Quarters when they are few, years otherwise.
struct Echelle {
    colonnes: Vec<String>,
    debut: Date,
    jours: f64,
}

impl Echelle {
    fn new(debut: Date, fin: Date) -> Option<Self> {
        let rang = |d: Date| i32::from(d.year()) * 4 + i32::from((d.month() - 1) / 3);
        let trimestres: Vec<i32> = (rang(debut)..=rang(fin)).collect();
        let premier_jour = |rang: i32| {
            let mois = i8::try_from(rang.rem_euclid(4) * 3 + 1).ok()?;
            Date::new(i16::try_from(rang.div_euclid(4)).ok()?, mois, 1).ok()
        };
        let (colonnes, premier, dernier) = if trimestres.len() <= TRIMESTRES_AU_PLUS {
            let nom = |r: &i32| format!("T{} {}", r.rem_euclid(4) + 1, r.div_euclid(4));
            (trimestres.iter().map(nom).collect(), premier_jour(rang(debut))?, premier_jour(rang(fin) + 1)?)
        } else {
            let annees = debut.year()..=fin.year();
            let premier = Date::new(debut.year(), 1, 1).ok()?;
            (
                annees.map(|a| a.to_string()).collect(),
                premier,
                Date::new(fin.year().checked_add(1)?, 1, 1).ok()?,
            )
        };
        Some(Self { colonnes, debut: premier, jours: f64::from((dernier - premier).get_days()) })
    }

    fn place(&self, date: Date) -> f64 {
        (f64::from((date - self.debut).get_days()) / self.jours).clamp(0.0, 1.0)
    }
}
