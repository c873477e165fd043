//! The sheet a department fills: one block per indicator, a column per year.

use crate::classeur::{
    Champ, Cle, CleColonne, Colonne, Donnee, Feuille, Genre, LIGNE_DONNEES, LIGNE_ENTETE, Reglage, Role,
    cellule,
};
use crate::dossier::{Acheteur, Annee, Expression};
use crate::ecriture::INSECABLE;
use crate::mesure::{Attendu, Calcul};

use super::bloc::{Bloc, Nature};
use super::contrat::{Aspect, Cellule, Contenu, FeuilleVue, MiseEnValeur, Plage, Position, Resultat};
use super::grille::{EnTete, Grille, feuille};
use super::{Source, nom_court, plage_des_donnees, saisie, textes};

const NON_DESIGNE: &str = "À désigner";

pub fn responsable<'a>(indicateur: &crate::dossier::IndicateurResolu<'a>) -> &'a str {
    indicateur.source.responsable.as_deref().unwrap_or(NON_DESIGNE)
}

pub fn construire<'a>(
    source: &Source<'a>,
    acheteur: &'a Acheteur,
    nom: String,
) -> (FeuilleVue, Vec<Bloc<'a>>) {
    let colonnes = colonnes(source);
    let mut grille = Grille::default();
    let titre = if source.spaser.est_conjoint() {
        format!("Indicateurs — {}", nom_court(acheteur))
    } else {
        "Indicateurs".to_owned()
    };
    grille.entete(&textes::ligne(&titre), &textes::ligne(chapeau(source)), &colonnes);
    let mut blocs = Vec::new();
    let mut controles = Vec::new();
    for indicateur in source.spaser.indicateurs_par_axe() {
        if !source.spaser.acheteurs_de(indicateur).iter().any(|a| a.id == acheteur.id) {
            continue;
        }
        if !source.tient_indicateur(indicateur) {
            continue;
        }
        let bloc = Bloc::new(source, indicateur, acheteur, &nom, grille.suivante());
        // What is only to be decided has no past.
        if source.est_collecte() && bloc.nature == Nature::Jalon {
            continue;
        }
        for (rang, donnee) in bloc.lignes.iter().enumerate() {
            let ligne = grille.suivante();
            controles.extend(saisie::controle_d_indicateur(source, &bloc, *donnee, ligne));
            grille.ligne(ligne_du_bloc(source, &bloc, *donnee, rang == 0));
        }
        blocs.push(bloc);
    }
    let lignes = grille.lignes.len().saturating_sub(LIGNE_DONNEES as usize);
    let vue = FeuilleVue {
        figer: Some(Position {
            ligne: LIGNE_DONNEES,
            colonne: Feuille::Indicateurs.colonne(Champ::Precision),
        }),
        filtre: plage_des_donnees(lignes, colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        controles,
        mises_en_valeur: annee_observee(source).into_iter().collect(),
        // Who and which axis are for filtering on the screen: on paper they would only shrink the figures.
        derniere_imprimee: Some(bornes_des_annees(source).1),
        repeter_colonnes: Some(Feuille::Indicateurs.colonne(Champ::Donnee)),
        ..feuille(Feuille::Indicateurs, nom, EnTete::largeurs(&colonnes), grille)
    };
    (vue, blocs)
}

fn chapeau(source: &Source<'_>) -> &'static str {
    if source.est_collecte() {
        "Remplissez les cellules jaunes : l’année de référence d’abord, dont l’en-tête est jaune lui aussi, puis les autres si \
         vous les connaissez. Le sens exact de chaque indicateur est dans la feuille « Définitions »."
    } else {
        "Remplissez les cellules jaunes de l’année, dont l’en-tête est jaune lui aussi ; le reste se calcule. Le sens exact \
         de chaque indicateur est dans la feuille « Définitions »."
    }
}

/// The head of the column to fill stands out: the year observed or, before the scheme, that of reference.
fn annee_observee(source: &Source<'_>) -> Option<MiseEnValeur> {
    let annee = if source.est_collecte() {
        source.spaser.dossier.document.annee_reference?.to_string()
    } else {
        Reglage::AnneeObservee.nom_defini().to_owned()
    };
    let (premiere, derniere) = bornes_des_annees(source);
    let en_tete = |colonne| Position { ligne: LIGNE_ENTETE, colonne };
    Some(MiseEnValeur {
        plage: Plage { premiere: en_tete(premiere), derniere: en_tete(derniere) },
        formule: format!("={}={annee}", cellule(LIGNE_ENTETE, premiere)),
    })
}

/// The year columns, with their places.
pub fn colonnes_des_annees(source: &Source<'_>) -> impl Iterator<Item = (u16, Annee)> {
    (Feuille::Indicateurs.premiere_annee()..).zip(source.calendrier.annees.clone())
}

/// First and last columns of years.
pub fn bornes_des_annees(source: &Source<'_>) -> (u16, u16) {
    let premiere = Feuille::Indicateurs.premiere_annee();
    (premiere, premiere + u16::try_from(source.calendrier.annees.len()).unwrap_or(1) - 1)
}

fn colonnes(source: &Source<'_>) -> Vec<EnTete> {
    let annee = |a: &Annee| EnTete {
        cle: CleColonne::Annee(a.0),
        libelle: Contenu::Nombre { valeur: f64::from(a.0) },
        genre: genre_de_l_annee(source, *a),
        largeur: Feuille::largeur_annee(),
        masquee: false,
    };
    let de = |colonnes: &'static [Colonne]| colonnes.iter().map(EnTete::de);
    std::iter::once(EnTete::des_cles())
        .chain(de(Feuille::Indicateurs.colonnes()))
        .chain(source.calendrier.annees.iter().map(annee))
        .chain(de(Feuille::Indicateurs.colonnes_apres()))
        .collect()
}

/// The baseline year says that it is one.
fn genre_de_l_annee(source: &Source<'_>, annee: Annee) -> Genre {
    let reference = source.spaser.dossier.document.annee_reference == Some(annee);
    if reference && !source.calendrier.est_du_schema(annee) { Genre::AnneeDeReference } else { Genre::Annee }
}

fn ligne_du_bloc(source: &Source<'_>, bloc: &Bloc<'_>, donnee: Donnee, premiere: bool) -> Vec<Cellule> {
    let indicateur = bloc.indicateur;
    let (repete, long) =
        if premiere { (Aspect::Fort, Aspect::Fort) } else { (Aspect::Discret, Aspect::Note) };
    let cle = Cle::Indicateur {
        indicateur: indicateur.id().to_string(),
        acheteur: bloc.acheteur.id.to_string(),
        donnee,
    };
    let libelle = |champ: Champ| match champ {
        Champ::Reference => (indicateur.id().to_string(), repete),
        Champ::Indicateur => (textes::ligne(indicateur.court), long),
        Champ::Responsable => (textes::ligne(responsable(indicateur)), Aspect::Note),
        Champ::Donnee => (donnee.libelle().to_owned(), aspect_de_la_donnee(donnee)),
        Champ::Precision => (textes::ligne(&precision(source, bloc, donnee)), Aspect::Note),
        Champ::Unite => (textes::ligne(unite(bloc, donnee)), Aspect::Discret),
        _ => (indicateur.axe.map(|rang| source.axe(rang)).unwrap_or_default(), Aspect::Discret),
    };
    let mut cellules = vec![Cellule::cle(&cle)];
    for colonne in Feuille::Indicateurs.colonnes() {
        let (texte, aspect) = libelle(colonne.champ);
        let axe = indicateur.axe.filter(|_| colonne.champ == Champ::Reference);
        cellules.push(Cellule {
            axe,
            ..Cellule::texte(Feuille::Indicateurs.colonne(colonne.champ), &texte, aspect)
        });
    }
    cellules.extend(
        colonnes_des_annees(source).map(|(colonne, annee)| valeur(source, bloc, donnee, colonne, annee)),
    );
    let (_, derniere) = bornes_des_annees(source);
    for (rang, colonne) in (derniere + 1..).zip(Feuille::Indicateurs.colonnes_apres()) {
        let (texte, aspect) = libelle(colonne.champ);
        cellules.push(Cellule::texte(rang, &texte, aspect));
    }
    cellules.into_iter().map(|c| Cellule { filet: premiere, ..c }).collect()
}

fn aspect_de_la_donnee(donnee: Donnee) -> Aspect {
    if matches!(donnee, Donnee::Valeur | Donnee::Cumul | Donnee::Cible) {
        Aspect::Fort
    } else {
        Aspect::Courant
    }
}

/// The cell of a line and a year.
fn valeur(source: &Source<'_>, bloc: &Bloc<'_>, donnee: Donnee, colonne: u16, annee: Annee) -> Cellule {
    let du_schema = source.calendrier.est_du_schema(annee);
    let observations = &bloc.trajectoire.observations;
    let genre = genre(bloc, donnee);
    let nombre = Contenu::nombre(bloc.valeur(donnee, annee));
    let ici = |d: Donnee| bloc.adresse(d, colonne);
    let calcul = |formule: String| {
        let resultat = Resultat::nombre(bloc.valeur(donnee, annee));
        Cellule::formule(colonne, formule, resultat, genre)
    };
    match donnee {
        Donnee::Numerateur | Donnee::Denominateur | Donnee::Taux => {
            Cellule::new(colonne, nombre, Aspect::Courant).en(genre).a_saisir()
        }
        Donnee::Jalon => {
            let reponse =
                observations.valeur(annee).map_or("", |v| if v == 0.0 { saisie::NON } else { saisie::OUI });
            Cellule::texte(colonne, reponse, Aspect::Courant).en(genre).a_saisir()
        }
        Donnee::Valeur => match bloc.nature {
            Nature::Directe => Cellule::new(colonne, nombre, Aspect::Fort).en(genre).a_saisir(),
            Nature::Jalon => calcul(Calcul::jalon(&ici(Donnee::Jalon))).aspect(Aspect::Fort),
            Nature::Taux => {
                let formule = Calcul::taux_ou_enonce(
                    &ici(Donnee::Numerateur),
                    &ici(Donnee::Denominateur),
                    &ici(Donnee::Taux),
                );
                calcul(formule).aspect(Aspect::Fort)
            }
        },
        Donnee::Commentaire => {
            let texte = observations.commentaire(annee).map(textes::ligne).unwrap_or_default();
            Cellule::texte(colonne, &texte, Aspect::Note).a_saisir()
        }
        _ if !du_schema => Cellule::new(colonne, Contenu::Vide, Aspect::Courant),
        Donnee::Cible => Cellule::new(colonne, nombre, Aspect::Fort).en(genre),
        Donnee::Repere => repere(source, bloc, colonne, annee),
        Donnee::Cumul => {
            let premiere = colonnes_des_annees(source).find(|(_, a)| source.calendrier.est_du_schema(*a));
            let depart =
                premiere.and_then(|(c, _)| Some(cellule(bloc.ligne(Donnee::Valeur)?, c))).unwrap_or_default();
            calcul(Calcul::cumul(&depart, &ici(Donnee::Valeur))).aspect(Aspect::Fort)
        }
        Donnee::Ecart => calcul(Calcul::ecart(&ici(bloc.mesuree()), &ici(bloc.attendue()))),
        Donnee::Etat => {
            let t = &bloc.trajectoire;
            let (observee, en_tete) = (Reglage::AnneeObservee.nom_defini(), cellule(LIGNE_ENTETE, colonne));
            let a_venir = format!("AND({observee}<>\"\",{en_tete}>{observee})");
            let formule =
                Calcul::etat(&ici(bloc.mesuree()), &ici(bloc.attendue()), &a_venir, t.sens, t.marge);
            let etat = t.etat_vu_de(annee, source.calendrier.observee);
            Cellule::formule(colonne, formule, Resultat::texte(etat.libelle()), Genre::Texte)
                .aspect(Aspect::Etat)
        }
    }
}

/// A figure, or a formula as soon as it depends on a baseline that may still be typed.
fn repere(source: &Source<'_>, bloc: &Bloc<'_>, colonne: u16, annee: Annee) -> Cellule {
    let fixe = |v: Option<f64>| Cellule {
        role: Role::Calcul,
        ..Cellule::new(colonne, Contenu::nombre(v), Aspect::Courant).en(bloc.genre())
    };
    match bloc.trajectoire.attendu(annee) {
        None => fixe(None),
        Some(Attendu::Fixe(v)) => fixe(Some(v)),
        Some(Attendu::DepuisReference { reference, cible, part }) => {
            let place = colonnes_des_annees(source).find(|(_, a)| *a == reference);
            let Some((colonne_reference, _)) = place else { return fixe(bloc.trajectoire.repere(annee)) };
            let formule = Calcul::repere(&bloc.adresse(Donnee::Valeur, colonne_reference), cible, part);
            let resultat = Resultat::nombre(bloc.trajectoire.repere(annee));
            Cellule::formule(colonne, formule, resultat, bloc.genre())
        }
    }
}

fn genre(bloc: &Bloc<'_>, donnee: Donnee) -> Genre {
    match donnee {
        Donnee::Numerateur | Donnee::Denominateur => Genre::Nombre { decimales: 0 },
        Donnee::Jalon => Genre::Choix { liste: crate::classeur::Liste::OuiNon },
        Donnee::Ecart => bloc.genre_de_l_ecart(),
        Donnee::Etat | Donnee::Commentaire => Genre::Texte,
        _ => bloc.genre(),
    }
}

fn unite<'a>(bloc: &Bloc<'a>, donnee: Donnee) -> &'a str {
    let indicateur = bloc.indicateur;
    match donnee {
        Donnee::Numerateur | Donnee::Denominateur => match indicateur.expression {
            Some(Expression::Valeur) => "€ HT",
            Some(Expression::Nombre) => "nombre",
            _ => "",
        },
        Donnee::Ecart if indicateur.est_un_pourcentage() => "points",
        Donnee::Jalon | Donnee::Etat | Donnee::Commentaire => "",
        _ if bloc.nature == Nature::Jalon => "",
        _ => indicateur.unite,
    }
}

/// What to read or type on a line.
pub fn precision(source: &Source<'_>, bloc: &Bloc<'_>, donnee: Donnee) -> String {
    let indicateur = bloc.indicateur;
    let cibles = bloc.trajectoire.cibles();
    let fixe = match donnee {
        Donnee::Numerateur => indicateur.numerateur.unwrap_or_default(),
        Donnee::Denominateur => indicateur.denominateur.unwrap_or_default(),
        Donnee::Taux => "À défaut des deux nombres : le taux, tel qu’on vous le donne",
        Donnee::Jalon => cibles.iter().find_map(|c| c.jalon.as_deref()).unwrap_or(indicateur.nom),
        Donnee::Valeur => match bloc.nature {
            Nature::Taux => "Calculée : numérateur ÷ dénominateur, ou taux connu",
            Nature::Jalon => "Calculée : réponse de la ligne du dessus",
            Nature::Directe => return indicateur.numerateur.unwrap_or(indicateur.nom).to_owned(),
        },
        Donnee::Cumul => {
            return format!("Calculé : total depuis{INSECABLE}{}", source.calendrier.schema[0]);
        }
        Donnee::Cible => return forme_des_cibles(source, bloc),
        Donnee::Repere => "Aide au pilotage, sans engagement : droite jusqu’à la prochaine cible",
        Donnee::Ecart if bloc.attendue() == Donnee::Repere => "Calculé : observé − repère de l’année",
        Donnee::Ecart => "Calculé : observé − cible de l’année",
        Donnee::Etat => "Calculé : où en est l’indicateur",
        Donnee::Commentaire => "Un mot d’explication : contexte, source, rupture de série",
    };
    fixe.to_owned()
}

/// « À échéance », « Par paliers — texte du dossier ».
fn forme_des_cibles(source: &Source<'_>, bloc: &Bloc<'_>) -> String {
    let mut formes: Vec<String> = Vec::new();
    for cible in bloc.trajectoire.cibles() {
        let forme = source.vocabulaire.forme(bloc.indicateur, cible.forme);
        let dite = cible.precision.as_deref().map_or_else(|| forme.to_owned(), |p| format!("{forme} — {p}"));
        if !formes.contains(&dite) {
            formes.push(dite);
        }
    }
    format!("Engagement du schéma : {}", formes.join(" ; "))
}
