//! What became of the passages that no field holds.

use std::collections::BTreeMap;

use super::passages::Passage;

/// Beyond this many comparisons, the order of passages is no longer looked at.
const COMPARAISONS_AU_PLUS: usize = 16_000_000;
/// Likewise for telling which passage became which.
const PAIRES_AU_PLUS: usize = 10_000;

/// Enough of a passage to know it again.
const MOTS_COMPARES: usize = 100;

/// A passage changed, gone, or added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retouche {
    /// The heading above.
    pub titre: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
}

/// In the order of the text.
pub fn retouches(avant: &[Passage], apres: &[Passage]) -> Vec<Retouche> {
    let egaux = |(a, b): &(&Passage, &Passage)| a.texte == b.texte;
    let debut = avant.iter().zip(apres).take_while(egaux).count();
    let (avant, apres) = (&avant[debut..], &apres[debut..]);
    let fin = avant.iter().rev().zip(apres.iter().rev()).take_while(egaux).count();
    let (avant, apres) = (&avant[..avant.len() - fin], &apres[..apres.len() - fin]);
    let communs = match avant.len().saturating_mul(apres.len()) {
        produit if produit <= COMPARAISONS_AU_PLUS => en_commun(avant, apres),
        _ => return sans_ordre(avant, apres),
    };
    let (mut i, mut j) = (0, 0);
    let mut trouvees = Vec::new();
    for (x, y) in communs.into_iter().chain([(avant.len(), apres.len())]) {
        apparier(&avant[i..x], &apres[j..y], &mut trouvees);
        (i, j) = (x + 1, y + 1);
    }
    trouvees
}

/// The longest run of passages that both hold in the same order, by rank.
fn en_commun(avant: &[Passage], apres: &[Passage]) -> Vec<(usize, usize)> {
    let largeur = apres.len() + 1;
    let mut longueurs = vec![0_u32; (avant.len() + 1) * largeur];
    for i in (0..avant.len()).rev() {
        for j in (0..apres.len()).rev() {
            longueurs[i * largeur + j] = match avant[i].texte == apres[j].texte {
                true => longueurs[(i + 1) * largeur + j + 1] + 1,
                false => longueurs[(i + 1) * largeur + j].max(longueurs[i * largeur + j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut communs = Vec::new();
    while i < avant.len() && j < apres.len() {
        if avant[i].texte == apres[j].texte {
            communs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longueurs[(i + 1) * largeur + j] >= longueurs[i * largeur + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    communs
}

/// Two very long texts that have little in common.
fn sans_ordre(avant: &[Passage], apres: &[Passage]) -> Vec<Retouche> {
    let mut soldes: BTreeMap<&str, i64> = BTreeMap::new();
    apres.iter().for_each(|p| *soldes.entry(&p.texte).or_default() += 1);
    avant.iter().for_each(|p| *soldes.entry(&p.texte).or_default() -= 1);
    let mut trouvees = Vec::new();
    for (passages, signe) in [(avant, -1), (apres, 1)] {
        for passage in passages {
            let solde = soldes.get_mut(passage.texte.as_str()).filter(|solde| **solde * signe > 0);
            let Some(solde) = solde else { continue };
            *solde -= signe;
            trouvees.push(if signe < 0 { retire(passage) } else { ajoute(passage) });
        }
    }
    trouvees
}

/// What stood between two passages left alone, with what stands there now.
fn apparier(avant: &[Passage], apres: &[Passage], trouvees: &mut Vec<Retouche>) {
    let mut libres = 0;
    for passage in avant {
        let reste = &apres[libres..];
        let trouve = match (avant.len() == apres.len(), avant.len() * apres.len() <= PAIRES_AU_PLUS) {
            (true, _) => Some(0).filter(|_| !reste.is_empty()),
            (false, true) => reste.iter().position(|autre| ressemble(&passage.texte, &autre.texte)),
            _ => None,
        };
        match trouve {
            None => trouvees.push(retire(passage)),
            Some(rang) => {
                trouvees.extend(reste[..rang].iter().map(ajoute));
                let change = &reste[rang];
                trouvees.push(Retouche { apres: Some(change.texte.clone()), ..retire(passage) });
                libres += rang + 1;
            }
        }
    }
    trouvees.extend(apres[libres..].iter().map(ajoute));
}

/// Whether half the words of one are in the other.
fn ressemble(a: &str, b: &str) -> bool {
    let mots = |texte: &'_ str| texte.split(' ').take(MOTS_COMPARES).map(str::to_owned).collect::<Vec<_>>();
    let (a, b) = (mots(a), mots(b));
    let communs = a.iter().filter(|mot| b.contains(mot)).count();
    2 * communs >= a.len().max(b.len())
}

fn retire(passage: &Passage) -> Retouche {
    Retouche { titre: passage.titre.to_string(), avant: Some(passage.texte.clone()), apres: None }
}

fn ajoute(passage: &Passage) -> Retouche {
    Retouche { titre: passage.titre.to_string(), avant: None, apres: Some(passage.texte.clone()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(textes: &[&str]) -> Vec<Passage> {
        textes.iter().map(|texte| Passage { titre: "T".into(), texte: (*texte).to_owned() }).collect()
    }

    fn dites(avant: &[&str], apres: &[&str]) -> Vec<(Option<String>, Option<String>)> {
        let trouvees = retouches(&passages(avant), &passages(apres));
        trouvees.into_iter().map(|r| (r.avant, r.apres)).collect()
    }

    #[test]
    fn chaque_passage_est_rendu_a_celui_qu_il_etait() {
        let dit = |texte: &str| Some(texte.to_owned());
        assert_eq!(dites(&["a", "b"], &["a", "b"]), []);
        assert_eq!(dites(&["a", "b", "c"], &["a", "x", "c"]), [(dit("b"), dit("x"))]);
        assert_eq!(dites(&["a", "b"], &["b"]), [(dit("a"), None)]);
        assert_eq!(
            dites(&["a", "un deux", "c"], &["a", "neuf", "un deux trois", "c"]),
            [(None, dit("neuf")), (dit("un deux"), dit("un deux trois"))]
        );
    }

    #[test]
    fn deux_textes_sans_fin_se_comparent_quand_meme() {
        let longs = |n: usize| (0..n).map(|i| format!("p{i}")).collect::<Vec<_>>();
        let (mut avant, apres) = (longs(5000), longs(5001));
        avant.reverse();
        let textes = |v: &[String]| {
            v.iter().map(|t| Passage { texte: t.clone(), ..Passage::default() }).collect::<Vec<_>>()
        };
        let trouvees = retouches(&textes(&avant), &textes(&apres));
        assert_eq!(trouvees.len(), 1);
        assert_eq!(trouvees[0].apres.as_deref(), Some("p5000"));
    }
}
