//! The sheets nobody looks at: values of the lists, and what the file says of itself.

use crate::classeur::{Champ, Cle, Fait, Feuille, Genre, LIGNE_ENTETE, Liste, VERSION};

use super::Source;
use super::contrat::{Aspect, Cellule, ColonneVue, Contenu, FeuilleVue};
use super::grille::{EnTete, Grille, feuille};
use super::saisie::{NON, OUI};
use crate::dossier::{Acheteur, Choix, EtatEtape, Statut};

/// Values of a list, as cells.
pub fn valeurs(source: &Source<'_>, liste: Liste) -> Vec<Contenu> {
    fn mots<C: Choix>(source: &Source<'_>) -> Vec<Contenu> {
        C::TOUS.iter().map(|c| Contenu::texte(source.vocabulaire.dire(*c))).collect()
    }
    match liste {
        Liste::Annees => {
            source.calendrier.schema.iter().map(|a| Contenu::Nombre { valeur: f64::from(a.0) }).collect()
        }
        Liste::Statuts => statuts_offerts().map(|s| Contenu::texte(source.vocabulaire.dire(s))).collect(),
        Liste::EtatsEtape => mots::<EtatEtape>(source),
        Liste::OuiNon => [OUI, NON].map(Contenu::texte).to_vec(),
    }
}

/// The statuses one may choose. « En retard » is none of them: the delay is computed from the dates, in its
/// own column, and a second one typed beside it could only contradict it.
pub fn statuts_offerts() -> impl Iterator<Item = Statut> {
    Statut::TOUS.iter().copied().filter(|s| *s != Statut::EnRetard)
}

/// One column a list.
pub fn listes(source: &Source<'_>) -> FeuilleVue {
    let mut grille = Grille::default();
    grille.ligne(vec![Cellule::texte(0, "Listes", Aspect::Titre)]);
    grille.ligne(vec![Cellule::texte(0, "Valeurs des listes déroulantes du classeur.", Aspect::Chapeau)]);
    grille.sauter();
    debug_assert_eq!(grille.suivante(), LIGNE_ENTETE);
    grille.ligne(Liste::TOUTES.map(|l| Cellule::texte(l.colonne(), l.libelle(), Aspect::EnTete)).to_vec());
    let colonnes = Liste::TOUTES.map(|l| (l, valeurs(source, l)));
    let hauteur = colonnes.iter().map(|(_, v)| v.len()).max().unwrap_or(0);
    for rang in 0..hauteur {
        let cellule = |(liste, valeurs): &(Liste, Vec<Contenu>)| {
            let genre = if *liste == Liste::Annees { Genre::Annee } else { Genre::Texte };
            Some(Cellule::new(liste.colonne(), valeurs.get(rang)?.clone(), Aspect::Courant).en(genre))
        };
        grille.ligne(colonnes.iter().filter_map(cellule).collect());
    }
    let largeurs = Liste::TOUTES.map(|_| ColonneVue { largeur: 22.0, masquee: false }).to_vec();
    feuille(Feuille::Listes, Feuille::Listes.nom().to_owned(), largeurs, grille)
}

/// What the file says of itself. No clock: the same dossier gives the same file.
pub fn faits(source: &Source<'_>) -> Vec<(Fait, String)> {
    let dossier = source.spaser.dossier;
    let document = &dossier.document;
    let acheteurs: Vec<&str> = dossier.acheteurs.iter().map(|a| a.id.as_str()).collect();
    let siret = |a: &Acheteur| a.siret.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
    let sirets: Vec<String> = dossier.acheteurs.iter().map(siret).collect();
    let annees: Vec<String> = source.calendrier.schema.iter().map(ToString::to_string).collect();
    let mut faits = vec![
        (Fait::Format, VERSION.to_string()),
        (Fait::Programme, concat!("spaser ", env!("CARGO_PKG_VERSION")).to_owned()),
        (Fait::Empreinte, source.empreinte.to_owned()),
        (Fait::Acheteurs, acheteurs.join(" ")),
        (Fait::Sirets, sirets.join(" ")),
        (Fait::Titre, document.titre.clone().unwrap_or_else(|| source.sigle())),
        (Fait::Periode, source.spaser.periode().unwrap_or_default()),
        (Fait::Annees, annees.join(" ")),
        (Fait::Version, document.version.clone().unwrap_or_default()),
        (Fait::DateEdition, document.date_edition.map(|d| d.0.to_string()).unwrap_or_default()),
        (Fait::Usage, source.usage.cle().to_owned()),
    ];
    faits.extend(source.direction.map(|d| (Fait::Direction, d.to_owned())));
    faits
}

/// What a reader checks before trusting the rest.
pub fn meta(source: &Source<'_>) -> FeuilleVue {
    let colonnes: Vec<EnTete> =
        std::iter::once(EnTete::des_cles()).chain(Feuille::Meta.colonnes().iter().map(EnTete::de)).collect();
    let mut grille = Grille::default();
    grille.entete("_meta", "Ce que le programme relit en premier. À ne pas modifier.", &colonnes);
    for (fait, valeur) in faits(source) {
        grille.ligne(vec![
            Cellule::cle(&Cle::Meta { nom: fait.cle().to_owned() }),
            Cellule::texte(Feuille::Meta.colonne(Champ::Reference), fait.libelle(), Aspect::Courant),
            Cellule::texte(Feuille::Meta.colonne(Champ::Valeur), &valeur, Aspect::Courant),
        ]);
    }
    feuille(Feuille::Meta, Feuille::Meta.nom().to_owned(), EnTete::largeurs(&colonnes), grille)
}
