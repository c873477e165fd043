//! Which column holds which field? Titles matched to names; what a person forces prevails.

use strsim::normalized_damerau_levenshtein;

use super::champ::{Champ, Genre, Nature, Serie};
use super::pliage;
use super::tableau::{Ligne, Valeur, lettres};
use super::valeur::millier_du_titre;
use crate::diagnostic::proche;

/// What a column was found to hold.
#[derive(Debug, Clone)]
pub struct Colonne {
    /// From 0.
    pub rang: u32,
    pub titre: String,
    pub lien: Option<Lien>,
    /// Why it holds no field, when another took the one it names.
    pub pris_par: Option<(&'static str, u32)>,
}

#[derive(Debug, Clone)]
pub struct Lien {
    pub champ: Cle,
    pub genre: Genre,
    pub confiance: Confiance,
    /// Amounts without a unit are in thousands or in millions, as the title says.
    pub unite: Option<(f64, &'static str)>,
}

/// A field, or the year of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cle {
    Champ(&'static str),
    Annee(&'static str, u16),
    /// Set aside by the person.
    Rien,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confiance {
    Proche,
    Probable,
    Sure,
    Imposee,
}

/// « "Titre de colonne=champ" », as the person gave it.
#[derive(Debug, Clone)]
pub struct Imposee {
    pub titre: String,
    pub cle: Cle,
    pub genre: Genre,
}

/// Under this likeness two titles are two.
const PROCHE: f64 = 0.82;

impl Confiance {
    /// As the report says it.
    pub fn dite(self) -> &'static str {
        match self {
            Self::Imposee => "imposée",
            Self::Sure => "sûre",
            Self::Probable => "probable",
            Self::Proche => "à confirmer",
        }
    }
}

impl Cle {
    /// The field as the dossier spells it.
    pub fn dite(self) -> String {
        match self {
            Self::Champ(cle) => cle.to_owned(),
            Self::Annee(cle, annee) => format!("{cle}.{annee}"),
            Self::Rien => "(écartée)".to_owned(),
        }
    }
}

/// Reads a « titre=champ » of the command line.
///
/// # Errors
/// What is wrong with it, in French.
pub fn lire_imposee(texte: &str, nature: Nature) -> Result<Imposee, String> {
    let (titre, champ) = texte
        .rsplit_once('=')
        .ok_or_else(|| format!("`{texte}` : une colonne s’impose par \"Titre de colonne=champ\""))?;
    let (titre, champ) = (titre.trim().to_owned(), champ.trim());
    if champ.is_empty() {
        return Ok(Imposee { titre, cle: Cle::Rien, genre: Genre::Texte });
    }
    if let Some((serie, annee)) = champ
        .split_once('.')
        .and_then(|(cle, annee)| Some((nature.series().iter().find(|s| s.cle == cle)?, annee_de(annee)?)))
    {
        return Ok(Imposee { titre, cle: Cle::Annee(serie.cle, annee), genre: serie.genre });
    }
    let connu = nature.champ(champ).ok_or_else(|| {
        let cles = || nature.champs().iter().map(|c| c.cle);
        let suite = match proche(champ, cles()) {
            Some(voisin) => format!("vouliez-vous dire `{voisin}` ?"),
            None => {
                let series: String = nature.series().iter().map(|s| format!(", {}.ANNÉE", s.cle)).collect();
                format!("champs connus : {}{series}", cles().collect::<Vec<_>>().join(", "))
            }
        };
        format!("`{champ}` n’est pas un champ de `{}` ; {suite}", nature.table())
    })?;
    Ok(Imposee { titre, cle: Cle::Champ(connu.cle), genre: connu.genre })
}

/// The columns of a row of titles. A field goes to the column that names it best, the first when two do.
pub fn associer(titres: &Ligne, nature: Nature, imposees: &[Imposee]) -> Vec<Colonne> {
    let mut candidats = Vec::new();
    for cellule in &titres.cellules {
        let titre = cellule.valeur.affichee();
        candidats.extend(
            liens(&titre, cellule.colonne, nature, imposees).into_iter().map(|l| (cellule.colonne, l)),
        );
    }
    // Surest first; among equals, leftmost.
    candidats.sort_by(|a, b| {
        b.1.confiance.cmp(&a.1.confiance).then(b.1.poids.total_cmp(&a.1.poids)).then(a.0.cmp(&b.0))
    });
    let mut pris: Vec<(Cle, u32)> = Vec::new();
    let mut liens: Vec<(u32, Lien)> = Vec::new();
    for (rang, candidat) in &candidats {
        let libre = candidat.cle == Cle::Rien || pris.iter().all(|(cle, _)| *cle != candidat.cle);
        if libre && liens.iter().all(|(r, _)| r != rang) {
            pris.push((candidat.cle, *rang));
            liens.push((*rang, candidat.lien()));
        }
    }
    let colonne = |cellule: &super::tableau::Cellule| {
        let titre = cellule.valeur.affichee();
        let lien = liens.iter().find(|(r, _)| *r == cellule.colonne).map(|(_, l)| Lien {
            unite: if l.genre == Genre::Montant { millier_du_titre(&titre) } else { None },
            ..l.clone()
        });
        let voulu = candidats.iter().find(|(r, _)| *r == cellule.colonne).map(|(_, c)| c.cle);
        let pris_par = match (&lien, voulu) {
            (None, Some(Cle::Champ(cle))) => {
                pris.iter().find(|(c, _)| *c == Cle::Champ(cle)).map(|(_, rang)| (cle, *rang))
            }
            _ => None,
        };
        Colonne { rang: cellule.colonne, titre, lien, pris_par }
    };
    titres.cellules.iter().map(colonne).collect()
}

struct Candidat {
    cle: Cle,
    genre: Genre,
    confiance: Confiance,
    poids: f64,
}

impl Candidat {
    fn lien(&self) -> Lien {
        Lien { champ: self.cle, genre: self.genre, confiance: self.confiance, unite: None }
    }
}

fn liens(titre: &str, rang: u32, nature: Nature, imposees: &[Imposee]) -> Vec<Candidat> {
    let plie = pliage::cle(titre);
    if let Some(i) = imposees.iter().find(|i| est_nommee(i, titre, rang)) {
        return vec![Candidat { cle: i.cle, genre: i.genre, confiance: Confiance::Imposee, poids: 1.0 }];
    }
    if plie.is_empty() {
        return Vec::new();
    }
    if let Some(candidat) = nature.series().iter().find_map(|s| annee_du_titre(titre, s)) {
        return vec![candidat];
    }
    // « Valeur réalisée 2025 » among targets is none of them.
    let mots = pliage::mots(titre);
    if mots.iter().any(|m| annee_de(m).is_some()) && nature.dit_observe(&mots) {
        return Vec::new();
    }
    nature.champs().iter().filter_map(|c| juger(&plie, c)).collect()
}

/// By its title, or by its letter.
pub fn est_nommee(imposee: &Imposee, titre: &str, rang: u32) -> bool {
    let titre = pliage::plier(titre);
    (!titre.is_empty() && pliage::plier(&imposee.titre) == titre) || imposee.titre == lettres(rang)
}

/// How well a title names a field.
fn juger(titre: &str, champ: &Champ) -> Option<Candidat> {
    let candidat = |confiance, poids| {
        Some(Candidat { cle: Cle::Champ(champ.cle), genre: champ.genre, confiance, poids })
    };
    let cles =
        || [champ.cle.replace(['_', '.'], " ")].into_iter().chain(champ.noms.iter().map(|n| (*n).to_owned()));
    let noms: Vec<String> = cles().map(|n| pliage::cle(&n)).collect();
    if noms.iter().any(|n| n == titre) {
        // The first names are the proper ones: « titre » before « nom ».
        let rang = noms.iter().position(|n| n == titre).unwrap_or(0);
        return candidat(Confiance::Sure, 1.0 / (1.0 + rang as f64));
    }
    let mots: Vec<&str> = titre.split(' ').collect();
    // All the words of a name within a longer title: « Direction pilote (interne) ».
    let contenus = noms.iter().filter(|n| n.chars().count() > 2 && n.split(' ').all(|m| mots.contains(&m)));
    let mots_dits = contenus.map(|n| n.split(' ').count()).max();
    if let Some(n) = mots_dits {
        let part = n as f64 / mots.len() as f64;
        // One common word in a long title says little.
        if part >= 0.5 {
            return candidat(Confiance::Probable, part);
        }
        if part >= 0.3 {
            return candidat(Confiance::Proche, part);
        }
    }
    let ressemblance = noms.iter().map(|n| normalized_damerau_levenshtein(n, titre)).fold(0.0, f64::max);
    if ressemblance >= PROCHE && titre.chars().count() > 3 {
        candidat(Confiance::Proche, ressemblance)
    } else {
        None
    }
}

fn annee_de(mot: &str) -> Option<u16> {
    mot.parse().ok().filter(|a| mot.len() == 4 && (2000..=2100).contains(a))
}

/// « 2027 », « Cible 2027 », « Montant 2024 (k€ HT) ».
fn annee_du_titre(titre: &str, serie: &Serie) -> Option<Candidat> {
    let mots = pliage::mots(titre);
    let annees: Vec<u16> = mots.iter().filter_map(|m| annee_de(m)).collect();
    let [annee] = annees[..] else { return None };
    let autres: Vec<&String> = mots.iter().filter(|m| annee_de(m).is_none()).collect();
    let net = |m: &&String| serie.mots.contains(&m.as_str());
    let sien = |m: &&String| net(m) || serie.faibles.contains(&m.as_str());
    let neutre = |m: &&String| ["annee", "exercice", "valeur", "%"].contains(&m.as_str());
    let confiance = match autres.as_slice() {
        [] if serie.annee_seule => Confiance::Sure,
        autres if autres.iter().any(|m| serie.sauf.contains(&m.as_str())) => return None,
        autres if autres.iter().any(net) && autres.iter().all(|m| sien(m) || neutre(m)) => Confiance::Sure,
        autres if autres.iter().any(sien) => Confiance::Probable,
        _ => return None,
    };
    Some(Candidat { cle: Cle::Annee(serie.cle, annee), genre: serie.genre, confiance, poids: 1.0 })
}

/// Titles may take several rows, the first being those of groups of columns.
const ETAGES: usize = 3;

/// The row of titles: the first that names two fields, or, just under it, that which names more of them for sure.
pub fn trouver_titres(lignes: &[Ligne], nature: Nature, imposees: &[Imposee]) -> Option<usize> {
    let reconnus = |ligne: &Ligne, au_moins: Confiance| {
        let liens = associer(ligne, nature, imposees).into_iter().filter_map(|c| c.lien);
        liens.filter(|l| l.confiance >= au_moins).count()
    };
    let premiere = lignes.iter().position(|ligne| reconnus(ligne, Confiance::Probable) >= 2)?;
    let mut meilleure = (reconnus(&lignes[premiere], Confiance::Probable), premiere);
    for (rang, ligne) in lignes.iter().enumerate().skip(premiere + 1).take(ETAGES - 1) {
        let mut ligne = ligne.clone();
        if nature == Nature::Indicateurs {
            nommer_les_annees(&mut ligne, lignes.get(rang - 1));
        }
        let surs = reconnus(&ligne, Confiance::Sure);
        if surs > meilleure.0 {
            meilleure = (surs, rang);
        }
    }
    Some(meilleure.1)
}

/// Bare years under the title of their group: « Cibles » above « 2028 » and « 2030 ».
pub fn nommer_les_annees(titres: &mut Ligne, dessus: Option<&Ligne>) {
    let Some(groupes) = dessus.filter(|l| titres.numero == l.numero + 1) else { return };
    let pleins: Vec<_> = groupes.cellules.iter().filter(|c| !c.valeur.affichee().is_empty()).collect();
    // A lone cell is the title of the whole table.
    if pleins.len() < 2 {
        return;
    }
    for cellule in &mut titres.cellules {
        let titre = cellule.valeur.affichee();
        let groupe = pleins.iter().rfind(|g| g.colonne <= cellule.colonne);
        if let (Some(groupe), Some(_)) = (groupe, annee_de(titre.trim())) {
            cellule.valeur = Valeur::Texte(format!("{} {}", groupe.valeur.affichee(), titre.trim()));
        }
    }
}
