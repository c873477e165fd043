//! What is declared each year of reused and recycled products: seventeen families, in the columns and the
//! order of the declaration, then their sum.

use crate::catalogue::{Certitude, ColonneAgec, FamilleAgec};
use crate::classeur::{Champ, Cle, Colonne, Feuille, LIGNE_DONNEES, LIGNE_ENTETE, Role, cellule};
use crate::dossier::{Acheteur, Annee, Montant, Siret};
use crate::ecriture::FINE;
use crate::mesure::montants;
use crate::suivi::DeclarationAgec;
use crate::vue::schema::agec::{DECRET, imprimables};

use super::contrat::{Aspect, Cellule, Contenu, Controle, FeuilleVue, Position, Regle, Resultat};
use super::grille::{EnTete, Grille, feuille};
use super::{Source, plage_des_donnees, saisie, textes};

const SHEET: Feuille = Feuille::Agec;
const TOTAL: &str = "Ensemble des familles";
const MONTANTS: [Champ; 4] =
    [Champ::MontantTotal, Champ::MontantReemploi, Champ::MontantDons, Champ::MontantRecycles];

/// What a buyer declares for a year.
struct Declaration<'a> {
    acheteur: &'a Acheteur,
    annee: Annee,
    familles: Vec<(&'a FamilleAgec, Option<&'a DeclarationAgec>)>,
}

/// Nothing when no buyer of the scheme declares, or when the department has no part in it.
pub fn construire(source: &Source<'_>) -> Option<FeuilleVue> {
    let obligation = source.obligation_agec()?;
    let declarants = source.declarants();
    let etrangere = source.direction.is_some_and(|direction| !source.declare(direction));
    if declarants.is_empty() || source.est_collecte() || etrangere {
        return None;
    }
    let colonnes: Vec<EnTete> =
        std::iter::once(EnTete::des_cles()).chain(SHEET.colonnes().iter().map(EnTete::de)).collect();
    let mut grille = Grille::default();
    let echeance = obligation.echeance.as_ref().map(|e| format!("{e}. ")).unwrap_or_default();
    let chapeau = format!(
        "{echeance}Montants de l’année civile, en euros hors taxes ; zéro s’écrit 0, un montant inconnu reste vide.{}",
        annexe(source)
    );
    grille.entete(&textes::ligne("AGEC : réemploi et recyclage"), &textes::ligne(&chapeau), &colonnes);
    let mut sauts = Vec::new();
    for annee in &source.calendrier.schema {
        for acheteur in &declarants {
            // A declaration a page, the first under the title.
            sauts.extend(Some(grille.suivante()).filter(|ligne| *ligne > LIGNE_DONNEES));
            ecrire(&declaration(source, acheteur, *annee), &mut grille);
        }
    }
    let lignes = grille.lignes.len().saturating_sub(LIGNE_DONNEES as usize);
    Some(FeuilleVue {
        figer: Some(Position { ligne: LIGNE_DONNEES, colonne: SHEET.colonne(Champ::MontantTotal) }),
        filtre: plage_des_donnees(lignes, colonnes.len()),
        repeter: Some(LIGNE_ENTETE),
        // What is declared; the shares it comes to are read on the screen.
        derniere_imprimee: Some(SHEET.colonne(Champ::Commentaire)),
        controles: controles(lignes),
        sauts,
        ..feuille(SHEET, SHEET.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
    })
}

fn declaration<'a>(source: &Source<'a>, acheteur: &'a Acheteur, annee: Annee) -> Declaration<'a> {
    let seul = !source.spaser.est_conjoint();
    let sienne = |d: &&DeclarationAgec, famille: &FamilleAgec| {
        d.annee == annee
            && d.famille.as_str() == famille.id
            && d.acheteur.as_ref().map_or(seul, |id| *id == acheteur.id)
    };
    let familles = source.spaser.catalogue.familles_agec().iter();
    let familles = familles.map(|f| (f, source.suivi.agec.iter().find(|d| sienne(d, f)))).collect();
    Declaration { acheteur, annee, familles }
}

fn ecrire(declaration: &Declaration<'_>, grille: &mut Grille) {
    let premiere = grille.suivante();
    for (rang, (famille, declaree)) in declaration.familles.iter().enumerate() {
        let ligne = grille.suivante();
        let montants = MONTANTS.map(|champ| declaree.and_then(|d| montant(d, champ)));
        let cle = Cle::Agec {
            acheteur: declaration.acheteur.id.to_string(),
            annee: declaration.annee.0,
            famille: famille.id.clone(),
        };
        let mut cellules = vec![Cellule::cle(&cle)];
        for colonne in SHEET.colonnes() {
            let (contenu, aspect) = match colonne.champ {
                Champ::Famille => (Contenu::texte(&famille.libelle), Aspect::Paragraphe),
                Champ::Commentaire => {
                    let texte = declaree.and_then(|d| d.commentaire.as_deref()).map(textes::ligne);
                    (Contenu::texte(&texte.unwrap_or_default()), Aspect::Paragraphe)
                }
                Champ::AttenduReemploi => (attendu(famille, ColonneAgec::Reemploi), Aspect::Note),
                Champ::AttenduRecycles => (attendu(famille, ColonneAgec::Recycle), Aspect::Note),
                champ => commun(declaration, champ, &montants, ligne),
            };
            cellules.push(Cellule { filet: rang == 0, ..poser(colonne, contenu, aspect) });
        }
        grille.ligne(cellules);
    }
    total(declaration, premiere, grille);
}

/// The sum of the families: computed from the rows above.
fn total(declaration: &Declaration<'_>, premiere: u32, grille: &mut Grille) {
    let ligne = grille.suivante();
    let colonne_de = |champ: Champ| -> Vec<Option<f64>> {
        declaration.familles.iter().map(|(_, d)| d.and_then(|d| montant(d, champ))).collect()
    };
    let sommes = MONTANTS.map(|champ| montants::somme(&colonne_de(champ)));
    let cle = Cle::TotalAgec { acheteur: declaration.acheteur.id.to_string(), annee: declaration.annee.0 };
    let mut cellules = vec![Cellule::cle(&cle)];
    for colonne in SHEET.colonnes() {
        let place = SHEET.colonne(colonne.champ);
        let (contenu, _) = match colonne.champ {
            Champ::Famille => (Contenu::texte(TOTAL), Aspect::Fort),
            champ if MONTANTS.contains(&champ) => {
                let plage = format!("{}:{}", cellule(premiere, place), cellule(ligne - 1, place));
                let resultat = Resultat::nombre(montants::somme(&colonne_de(champ)));
                (Contenu::Formule { formule: montants::formule_somme(&plage), resultat }, Aspect::Fort)
            }
            champ => commun(declaration, champ, &sommes, ligne),
        };
        let role = if colonne.role == Role::Saisie { Role::Calcul } else { colonne.role };
        cellules.push(Cellule { role, filet: true, ..poser(colonne, contenu, Aspect::Fort) });
    }
    grille.ligne(cellules);
}

fn poser(colonne: &Colonne, contenu: Contenu, aspect: Aspect) -> Cellule {
    let cellule = Cellule::new(SHEET.colonne(colonne.champ), contenu, aspect).en(colonne.genre);
    Cellule { role: colonne.role, ..cellule }
}

/// What a family and the sum say alike: who, when, how much, which share.
fn commun(
    declaration: &Declaration<'_>,
    champ: Champ,
    connus: &[Option<f64>; 4],
    ligne: u32,
) -> (Contenu, Aspect) {
    let ici = |champ| cellule(ligne, SHEET.colonne(champ));
    let part = |champs: &[Champ], valeurs: &[Option<f64>]| {
        let adresses: Vec<String> = champs.iter().map(|c| ici(*c)).collect();
        let formule = montants::formule_part(&adresses.join(","), &ici(Champ::MontantTotal));
        let resultat = Resultat::nombre(montants::part(valeurs, connus[0]));
        (Contenu::Formule { formule, resultat }, Aspect::Fort)
    };
    match champ {
        Champ::Annee => (Contenu::Nombre { valeur: f64::from(declaration.annee.0) }, Aspect::Courant),
        Champ::Siret => {
            let siret = declaration.acheteur.siret.as_ref().map_or("", Siret::as_str);
            (Contenu::texte(siret), Aspect::Discret)
        }
        Champ::Acheteur => (Contenu::texte(&textes::ligne(&declaration.acheteur.nom)), Aspect::Note),
        Champ::PartReemploi => part(&[Champ::MontantReemploi, Champ::MontantDons], &connus[1..3]),
        Champ::PartRecycles => part(&[Champ::MontantRecycles], &connus[3..]),
        champ => {
            let rang = MONTANTS.iter().position(|c| *c == champ);
            (Contenu::nombre(rang.and_then(|rang| connus[rang])), Aspect::Courant)
        }
    }
}

fn montant(declaration: &DeclarationAgec, champ: Champ) -> Option<f64> {
    let montant = match champ {
        Champ::MontantTotal => declaration.montant_total,
        Champ::MontantReemploi => declaration.montant_reemploi,
        Champ::MontantDons => declaration.montant_dons,
        _ => declaration.montant_recycles,
    };
    montant.map(Montant::euros)
}

/// Where to read what the catalogue does not record: never zero.
fn annexe(source: &Source<'_>) -> String {
    let citation = source.spaser.date_juridique().and_then(|d| source.spaser.catalogue.citer(DECRET, d));
    match citation.filter(|c| c.certitude != Certitude::AVerifier) {
        Some(citation) => format!(" « {VOIR_L_ANNEXE} » : celle du {}.", citation.courte),
        None => String::new(),
    }
}

const VOIR_L_ANNEXE: &str = "Voir l’annexe";

/// « 8 % (2024) ; 15 % (2030) »
fn attendu(famille: &FamilleAgec, colonne: ColonneAgec) -> Contenu {
    if famille.sans_objectif.contains(&colonne) {
        return Contenu::texte("Aucun objectif");
    }
    let paliers: Vec<String> = imprimables(famille)
        .filter(|t| t.colonne == colonne)
        .map(|t| format!("{}{FINE}% ({})", t.valeur, t.palier))
        .collect();
    let dit = if paliers.is_empty() { VOIR_L_ANNEXE.to_owned() } else { paliers.join(" ; ") };
    Contenu::texte(&textes::ligne(&dit))
}

fn controles(lignes: usize) -> Vec<Controle> {
    let derniere = LIGNE_DONNEES + u32::try_from(lignes).unwrap_or(1).max(1) - 1;
    let plage = |champ| saisie::colonne(SHEET.colonne(champ), LIGNE_DONNEES, derniere);
    let messages = [
        "Dépense de l’année civile dans cette famille, en euros hors taxes.",
        "Part de cette dépense qui va à des produits issus du réemploi ou de la réutilisation, dons non compris. Zéro \
         s’écrit 0.",
        "Valeur des produits reçus en don. Zéro s’écrit 0.",
        "Part de cette dépense qui va à des produits intégrant des matières recyclées.",
    ];
    let titres =
        ["Montant total", "Réemploi et réutilisation", "Produits issus de dons", "Produits recyclés"];
    let montant = |((champ, titre), message): ((Champ, &str), &str)| {
        let regle = Regle::Nombre { minimum: Some(0.0), maximum: None };
        saisie::controle(
            plage(champ),
            regle,
            titre,
            message,
            "Saisissez un montant positif, sans lettre ni signe €.",
        )
    };
    let montants = MONTANTS.into_iter().zip(titres).zip(messages).map(montant);
    montants.chain([saisie::commentaire(plage(Champ::Commentaire), "Commentaire")]).collect()
}
