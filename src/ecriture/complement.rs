//! « de la métropole de Valmont », « du département », « d’Annecy »: a name after *de*.

/// Nouns by which names of public buyers begin, with the article they take.
const NOMS: &[(&str, &str)] = &[
    ("métropole", "de la "),
    ("ville", "de la "),
    ("commune", "de la "),
    ("communauté", "de la "),
    ("région", "de la "),
    ("collectivité", "de la "),
    ("régie", "de la "),
    ("société", "de la "),
    ("université", "de l’"),
    ("office", "de l’"),
    ("établissement", "de l’"),
    ("eurométropole", "de l’"),
    ("agence", "de l’"),
    ("assistance", "de l’"),
    ("département", "du "),
    ("syndicat", "du "),
    ("centre", "du "),
    ("service", "du "),
    ("ccas", "du "),
    ("cias", "du "),
    ("sdis", "du "),
    ("conseil", "du "),
    ("groupement", "du "),
    ("pôle", "du "),
    ("parc", "du "),
    ("institut", "de l’"),
    ("lycée", "du "),
    ("collège", "du "),
    ("musée", "du "),
    ("chu", "du "),
    ("chr", "du "),
    ("ght", "du "),
    ("gip", "du "),
    ("crous", "du "),
    ("petr", "du "),
    ("sivu", "du "),
    ("sivom", "du "),
    ("caisse", "de la "),
    ("chambre", "de la "),
    ("mairie", "de la "),
    ("cité", "de la "),
    ("hôpital", "de l’"),
    ("école", "de l’"),
    ("association", "de l’"),
    ("union", "de l’"),
    ("état", "de l’"),
    ("oph", "de l’"),
    ("ehpad", "de l’"),
    ("hospices", "des "),
    ("hôpitaux", "des "),
];

/// Puts a name after *de*, with article and elision.
pub fn complement_du_nom(nom: &str) -> String {
    let premier = nom.split_whitespace().next().unwrap_or(nom);
    let bas = premier.to_lowercase();
    if let Some((_, article)) = NOMS.iter().find(|(n, _)| *n == bas) {
        let est_sigle = premier.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let suite = if est_sigle { nom.to_owned() } else { format!("{bas}{}", &nom[premier.len()..]) };
        return format!("{article}{suite}");
    }
    if s_elide(nom) { format!("d’{nom}") } else { format!("de {nom}") }
}

/// Whether *de* and *que* lose their vowel before a name: « d’Amiens », « d’Œuilly », « d’Yzeure ». An *h* is
/// taken for aspirate: nothing in a name says which it is.
fn s_elide(nom: &str) -> bool {
    let mut lettres = nom.chars().flat_map(char::to_lowercase);
    match lettres.next() {
        Some('y') => lettres.next().is_some_and(|suivante| !"aàâeéèêiïîoôuüù".contains(suivante)),
        Some(lettre) => "aàâäæeéèêëiïîoôöœuùûü".contains(lettre),
        None => false,
    }
}

/// Puts *que* before words that may begin with a vowel.
pub fn que(groupe: &str) -> String {
    if s_elide(groupe) { format!("qu’{groupe}") } else { format!("que {groupe}") }
}

/// Puts *de* before words that may bring their own article: « de la présidente », « du maire », « des élus »,
/// « d’Orgeval », « du Havre », « d’octobre ».
pub fn de(groupe: &str) -> String {
    let contraction = [("le ", "du "), ("les ", "des "), ("Le ", "du "), ("Les ", "des ")];
    let contracte =
        contraction.iter().find_map(|(avec, sans)| Some(format!("{sans}{}", groupe.strip_prefix(avec)?)));
    contracte.unwrap_or_else(|| if s_elide(groupe) { format!("d’{groupe}") } else { format!("de {groupe}") })
}

/// Puts *à* before a masculine noun, or one that begins with a vowel: « au maire », « à l’autorité ».
pub fn a(nom: &str) -> String {
    match nom.chars().next() {
        Some('a' | 'e' | 'i' | 'o' | 'u' | 'é' | 'è' | 'ê' | 'A' | 'E' | 'I' | 'O' | 'U' | 'É') => {
            format!("à l’{nom}")
        }
        _ => format!("au {nom}"),
    }
}

/// Puts *à* before words that bring their own article: « au maire », « à la présidente ».
pub fn a_qui(groupe: &str) -> String {
    let contraction = [("le ", "au "), ("les ", "aux "), ("Le ", "au "), ("Les ", "aux ")];
    let contracte =
        contraction.iter().find_map(|(avec, sans)| Some(format!("{sans}{}", groupe.strip_prefix(avec)?)));
    contracte.unwrap_or_else(|| format!("à {groupe}"))
}

#[cfg(test)]
mod tests {
    use super::{a, complement_du_nom, de, que};

    #[test]
    fn contractions() {
        assert_eq!(de("le maire"), "du maire");
        assert_eq!(de("la présidente"), "de la présidente");
        assert_eq!(de("l’adjoint"), "de l’adjoint");
        assert_eq!(de("une commission"), "d’une commission");
        for (ville, apres) in [
            ("Orgeval", "d’Orgeval"),
            ("Le Havre", "du Havre"),
            ("La Rochelle", "de La Rochelle"),
            ("Les Abymes", "des Abymes"),
            ("la Guadeloupe", "de la Guadeloupe"),
            ("Évry", "d’Évry"),
            ("Œuilly", "d’Œuilly"),
            ("Ytrac", "d’Ytrac"),
            ("Yaoundé", "de Yaoundé"),
            ("Honfleur", "de Honfleur"),
            ("avril 2027", "d’avril 2027"),
        ] {
            assert_eq!(de(ville), apres);
        }
        assert_eq!(que("Annecy"), "qu’Annecy");
        assert_eq!(que("la ville"), "que la ville");
        assert_eq!(a("représentant de l’État"), "au représentant de l’État");
        assert_eq!(a("autorité de tutelle"), "à l’autorité de tutelle");
    }

    #[test]
    fn articles_et_elisions() {
        for (nom, apres) in [
            ("Métropole de Valmont", "de la métropole de Valmont"),
            ("CCAS de Sarbonne", "du CCAS de Sarbonne"),
            ("Office public de l’habitat", "de l’office public de l’habitat"),
            ("Communauté d’agglomération du Val d’Ombre", "de la communauté d’agglomération du Val d’Ombre"),
            ("Hôpitaux de Valmont", "des hôpitaux de Valmont"),
            ("EHPAD des Tilleuls", "de l’EHPAD des Tilleuls"),
            ("Annecy", "d’Annecy"),
            ("Sarbonne Métropole", "de Sarbonne Métropole"),
        ] {
            assert_eq!(complement_du_nom(nom), apres);
        }
    }
}
