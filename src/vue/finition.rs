//! The last touch on a view: French spacing on every word that documents show, ours included.

use super::contrat::{
    Bloc, Chapitre, FicheAction, FicheIndicateur, Figure, Ligne, Morceau, Paragraphe, Riche, Tableau,
};
use crate::ecriture::typographier;

pub fn polir(chapitres: &mut [Chapitre]) {
    for chapitre in chapitres {
        mots(&mut chapitre.titre);
        mots(&mut chapitre.courant);
        chapitre.blocs.iter_mut().for_each(bloc);
    }
}

fn mots(texte: &mut String) {
    *texte = typographier(texte);
}

fn bloc(bloc: &mut Bloc) {
    match bloc {
        Bloc::Intertitre { texte, .. } | Bloc::Signature { texte } | Bloc::Sommaire { titre: texte } => {
            mots(texte)
        }
        Bloc::Chapeau { contenu } | Bloc::Texte { contenu } => riche(contenu),
        Bloc::Chiffres { tuiles } => {
            for tuile in tuiles {
                mots(&mut tuile.libelle);
                tuile.note.iter_mut().for_each(mots);
            }
        }
        Bloc::Encadre { titre, contenu, source, .. } => {
            mots(titre);
            riche(contenu);
            source.iter_mut().for_each(mots);
        }
        Bloc::Fiche { titre, champs } => {
            titre.iter_mut().for_each(mots);
            champs.iter_mut().for_each(ligne);
        }
        Bloc::Colonnes { colonnes } => {
            for colonne in colonnes {
                mots(&mut colonne.titre);
                riche(&mut colonne.contenu);
            }
        }
        Bloc::Tableau { tableau: t } => tableau(t),
        Bloc::FicheAction { fiche } => action(fiche),
        Bloc::FicheIndicateur { fiche } => indicateur(fiche),
        Bloc::Figure { figure: f } => figure(f),
        Bloc::Glossaire { termes } => {
            for terme in termes {
                mots(&mut terme.terme);
                riche(&mut terme.definition);
            }
        }
    }
}

fn action(fiche: &mut FicheAction) {
    mots(&mut fiche.titre);
    riche(&mut fiche.texte);
    fiche.champs.iter_mut().for_each(ligne);
}

fn indicateur(fiche: &mut FicheIndicateur) {
    mots(&mut fiche.titre);
    fiche.champs.iter_mut().for_each(ligne);
    fiche.valeurs.iter_mut().for_each(tableau);
    fiche.trajectoire.iter_mut().for_each(figure);
}

fn ligne(ligne: &mut Ligne) {
    mots(&mut ligne.libelle);
    riche(&mut ligne.contenu);
}

fn figure(figure: &mut Figure) {
    mots(&mut figure.legende);
    mots(&mut figure.alternative);
    figure.donnees.iter_mut().for_each(tableau);
    figure.renvoi.iter_mut().for_each(|r| morceaux(r));
}

fn tableau(tableau: &mut Tableau) {
    tableau.titre.iter_mut().for_each(mots);
    mots(&mut tableau.resume);
    tableau.colonnes.iter_mut().for_each(|c| mots(&mut c.libelle));
    tableau.lignes.iter_mut().flat_map(|l| &mut l.cellules).for_each(|c| morceaux(&mut c.contenu));
    tableau.note.iter_mut().for_each(riche);
}

pub fn riche(riche_: &mut Riche) {
    for paragraphe in riche_ {
        match paragraphe {
            Paragraphe::Paragraphe { contenu, .. } => morceaux(contenu),
            Paragraphe::Liste { elements, .. } => elements.iter_mut().for_each(riche),
        }
    }
}

fn morceaux(contenu: &mut [Morceau]) {
    for morceau in contenu {
        match morceau {
            Morceau::Texte { texte } | Morceau::Blanc { texte, .. } => mots(texte),
            Morceau::Gras { contenu }
            | Morceau::Italique { contenu }
            | Morceau::Lien { contenu, .. }
            | Morceau::Renvoi { contenu, .. } => morceaux(contenu),
            Morceau::Saut => {}
        }
    }
}
