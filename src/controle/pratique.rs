//! Hints from practice: rhythm of committees, length of the work. Nothing here is an error.

use super::{Sujet, element};
use crate::diagnostic::{Chemin, Code, Diagnostic, Diagnostics};
use crate::dossier::{Couleur, Instance, NiveauInstance};
use crate::ecriture::nombre;

pub fn controler(sujet: &Sujet<'_>) -> Diagnostics {
    let instances = sujet.spaser.dossier.instances.iter().enumerate();
    let mut fautes: Diagnostics = instances.filter_map(|(rang, i)| rythme(rang, i)).collect();
    fautes.extend(duree(sujet));
    fautes.extend(couleurs(sujet));
    fautes
}

/// A colour too pale gives way to ours: its author must know.
fn couleurs(sujet: &Sujet<'_>) -> Vec<Diagnostic> {
    let dossier = sujet.spaser.dossier;
    let charte = || Chemin::racine().cle("charte");
    let mut ecrites: Vec<(&Couleur, Chemin)> = Vec::new();
    if let Some(c) = &dossier.charte {
        ecrites.extend(c.couleur.iter().map(|couleur| (couleur, charte().cle("couleur"))));
        let des_axes = c.couleurs_axes.iter().enumerate();
        ecrites.extend(des_axes.map(|(rang, couleur)| (couleur, charte().cle("couleurs_axes").rang(rang))));
    }
    let axes = dossier.axes.iter().enumerate();
    ecrites
        .extend(axes.filter_map(|(rang, a)| Some((a.couleur.as_ref()?, element("axes", rang, "couleur")))));
    let faute = |(couleur, chemin): (&Couleur, Chemin)| {
        let contraste = nombre(couleur.contraste_sur_blanc(), 1);
        Diagnostic::new(Code::CouleurTropClaire, format!("{} est trop claire pour porter du texte blanc", couleur.as_str()))
            .en(chemin)
            .dit(format!("contraste de {contraste} ; il en faut 4,5"))
            .aide("choisissez une teinte plus sombre ; en attendant, les documents prennent une couleur du programme")
            .sujet("")
    };
    ecrites.into_iter().filter(|(couleur, _)| !couleur.porte_du_texte()).map(faute).collect()
}

fn rythme(rang: usize, i: &Instance) -> Option<Diagnostic> {
    let seances = i.seances_par_an?;
    let (usage, dit) = match i.niveau {
        NiveauInstance::Pilotage => (1..=2, "une à deux fois par an, avec les élus"),
        NiveauInstance::Technique => (3..=4, "trois à quatre fois par an, avec les directions"),
        _ => return None,
    };
    (!usage.contains(&seances)).then(|| {
        Diagnostic::new(Code::InstanceRythme, format!("{} : {seances} réunions par an", i.nom))
            .en(element("instances", rang, "seances_par_an"))
            .dit(format!("l’usage est de se réunir {dit}"))
            .aide("gardez ce rythme s’il est voulu")
            .sujet("")
    })
}

/// From the first phase to the last, six months to two years is what others took.
fn duree(sujet: &Sujet<'_>) -> Option<Diagnostic> {
    let phases = || sujet.spaser.dossier.phases.iter().enumerate();
    let (premiere, debut) =
        phases().filter_map(|(rang, p)| Some((rang, p.debut?))).min_by_key(|(_, debut)| *debut)?;
    let fins = phases().filter_map(|(rang, p)| match p.fin {
        Some(fin) => Some((rang, "fin", fin)),
        None => Some((rang, "debut", p.debut?)),
    });
    let (derniere, champ, fin) = fins.max_by_key(|(_, _, fin)| *fin)?;
    let mois = (i32::from(fin.0.year()) - i32::from(debut.0.year())) * 12 + i32::from(fin.0.month())
        - i32::from(debut.0.month())
        + 1;
    (!(6..=24).contains(&mois)).then(|| {
        Diagnostic::new(Code::DemarcheDuree, format!("l’élaboration s’étend sur {mois} mois"))
            .en(element("phases", derniere, champ))
            .dit("dernière étape")
            .en(element("phases", premiere, "debut"))
            .dit("première étape")
            .sujet("")
            .aide("l’usage va de six mois à deux ans : vérifiez les dates des étapes")
    })
}
