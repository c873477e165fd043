//! Cell addresses as formulas spell them. Rows and columns are counted from 0.

/// « A », « Z », « AA ».
pub fn colonne_a1(colonne: u16) -> String {
    let mut lettres = Vec::new();
    let mut reste = u32::from(colonne) + 1;
    while reste > 0 {
        reste -= 1;
        lettres.push(char::from(b'A' + u8::try_from(reste % 26).unwrap_or(0)));
        reste /= 26;
    }
    lettres.iter().rev().collect()
}

/// « F12 »
pub fn cellule(ligne: u32, colonne: u16) -> String {
    format!("{}{}", colonne_a1(colonne), ligne + 1)
}

/// « $F$12 »
pub fn absolue(ligne: u32, colonne: u16) -> String {
    format!("${}${}", colonne_a1(colonne), ligne + 1)
}

/// « $F$12:$K$12 »
pub fn plage(l1: u32, c1: u16, l2: u32, c2: u16) -> String {
    format!("{}:{}", absolue(l1, c1), absolue(l2, c2))
}

/// « 'Indicateurs – Ville'! »: always quoted, which every reader accepts.
pub fn citer_feuille(nom: &str) -> String {
    format!("'{}'!", nom.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colonnes_et_feuilles() {
        let lues: Vec<String> = [0, 25, 26, 701, 702].map(colonne_a1).into();
        assert_eq!(lues, ["A", "Z", "AA", "ZZ", "AAA"]);
        assert_eq!(plage(3, 1, 9, 2), "$B$4:$C$10");
        assert_eq!(citer_feuille("L'Isle"), "'L''Isle'!");
    }
}
