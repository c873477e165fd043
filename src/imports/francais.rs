//! Numbers and dates that people type as text, understood only when they can mean one thing.

use jiff::civil::Date;

use crate::ecriture::{self, MOIS, sans_accents};

/// Units that may follow a number without changing it.
const UNITES: [&str; 8] = ["%", "€", "€ht", "€ttc", "euros", "euro", "h", "heures"];

/// « 1 234,5 », « １２ », « 14,8 % », « 12 500 € ». Neither « 1.234 », which may be a thousand or a unit,
/// nor « 3 k€ », nor « environ 12 ».
pub fn nombre(texte: &str) -> Option<f64> {
    let propre: String = texte.trim().chars().map(ordinaire).collect();
    let (signe, reste) = match propre.strip_prefix('-') {
        Some(reste) => ("-", reste.trim_start()),
        None => ("", propre.as_str()),
    };
    let fin = reste.find(|c: char| !(c.is_ascii_digit() || " ,.".contains(c))).unwrap_or(reste.len());
    let (chiffres, unite) = reste.split_at(fin);
    let unite = unite.replace(' ', "").to_lowercase();
    if !unite.is_empty() && !UNITES.contains(&unite.as_str()) {
        return None;
    }
    let chiffres = chiffres.trim_end();
    let (entier, decimales) = match (chiffres.split_once(','), chiffres.split_once('.')) {
        (Some((entier, decimales)), None) => (entier, decimales),
        // A point and three digits: thousands for some, decimals for others.
        (None, Some((entier, decimales))) if decimales.len() != 3 => (entier, decimales),
        (None, None) => (chiffres, "0"),
        _ => return None,
    };
    let entier = sans_groupes(entier)?;
    let bonnes = !decimales.is_empty() && decimales.bytes().all(|b| b.is_ascii_digit());
    bonnes.then(|| format!("{signe}{entier}.{decimales}").parse().ok()).flatten()
}

/// Full-width digits and all kinds of blanks and minus signs, as the keyboard has them.
fn ordinaire(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' => char::from(b'0' + u8::try_from(u32::from(c) - 0xff10).unwrap_or(0)),
        '\u{ff0c}' => ',',
        '\u{ff0e}' => '.',
        '−' | '\u{2010}'..='\u{2013}' | '\u{ff0d}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// « 1 234 567 » without its spaces, which must part groups of three.
fn sans_groupes(entier: &str) -> Option<String> {
    let mut groupes = entier.split(' ');
    let premier = groupes.next()?;
    let chiffres = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    let reste: Vec<&str> = groupes.collect();
    let groupe = chiffres(premier) && (reste.is_empty() || premier.len() <= 3);
    let suite = reste.iter().all(|g| g.len() == 3 && chiffres(g));
    (groupe && suite).then(|| entier.replace(' ', ""))
}

/// « 03/02/2027 », « 3-2-2027 », « 3 février 2027 », « 1er mars 2027 », « 2027-02-03 ».
pub fn date(texte: &str) -> Option<Date> {
    let propre: String = texte.trim().chars().map(ordinaire).collect::<String>().to_lowercase();
    let mots: Vec<&str> = propre.split(' ').filter(|m| !m.is_empty()).collect();
    if let [jour, mois, annee] = mots[..] {
        let mois = MOIS.iter().position(|m| *m == mois || sans_accents(m).eq(mois.chars()))? + 1;
        return jour_de(annee, &mois.to_string(), jour.strip_suffix("er").unwrap_or(jour));
    }
    let [seul] = mots[..] else { return None };
    let separateur = seul.chars().find(|c| !c.is_ascii_digit()).filter(|c| "/-.".contains(*c))?;
    match seul.split(separateur).collect::<Vec<_>>()[..] {
        [annee, mois, jour] if annee.len() == 4 && separateur == '-' => jour_de(annee, mois, jour),
        [jour, mois, annee] => jour_de(annee, mois, jour),
        _ => None,
    }
}

/// Four digits for the year: « 27 » may be many.
fn jour_de(annee: &str, mois: &str, jour: &str) -> Option<Date> {
    let chiffres =
        |t: &str, au_plus: usize| (1..=au_plus).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
    if annee.len() != 4 || !chiffres(annee, 4) || !chiffres(mois, 2) || !chiffres(jour, 2) {
        return None;
    }
    Date::new(annee.parse().ok()?, mois.parse().ok()?, jour.parse().ok()?).ok()
}

/// « 1 234,5 »: all its decimals; « 1e308 » beyond what people read.
pub fn dire_nombre(valeur: f64) -> String {
    if !valeur.is_finite() {
        return "une valeur qui n’est pas un nombre".to_owned();
    }
    if valeur.abs() >= 1e15 {
        return format!("{valeur:e}").replace('.', ",");
    }
    let decimales = valeur.abs().to_string().split_once('.').map_or(0, |(_, d)| d.len().min(12));
    ecriture::nombre(valeur, decimales)
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn nombres_sans_doute() {
        for (texte, attendu) in [
            ("1 234,5", 1234.5),
            ("1\u{202f}234\u{a0}567", 1_234_567.0),
            ("１２", 12.0),
            ("14,8 %", 14.8),
            ("12 500 € HT", 12_500.0),
            ("1234.5", 1234.5),
            ("−3", -3.0),
            ("12", 12.0),
        ] {
            assert_eq!(nombre(texte), Some(attendu), "{texte}");
        }
        let douteux = [
            "",
            "1.234",
            "1,2,3",
            "1 2",
            "12 34,5",
            "3 k€",
            "environ 12",
            "12 (estimé)",
            "1e5",
            "NaN",
            "12,",
            ",5",
            "1.234,5",
        ];
        for texte in douteux {
            assert_eq!(nombre(texte), None, "{texte}");
        }
    }

    #[test]
    fn dates_sans_doute() {
        let jour = Some(civil::date(2027, 2, 3));
        for texte in [
            "3/2/2027",
            "03/02/2027",
            "3 février 2027",
            "3 Fevrier 2027",
            "2027-02-03",
            "3.2.2027",
            "０３/０２/２０２７",
        ] {
            assert_eq!(date(texte), jour, "{texte}");
        }
        assert_eq!(date("1er mars 2027"), Some(civil::date(2027, 3, 1)));
        for texte in
            ["3/2/27", "31/02/2027", "février 2027", "2027/02/03", "13/13/2027", "le 3/2/2027", "3/2-2027"]
        {
            assert_eq!(date(texte), None, "{texte}");
        }
    }

    proptest::proptest! {
        #[test]
        fn un_nombre_dit_se_relit(n in -1_000_000_000i64..1_000_000_000, d in 0u32..4) {
            #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
            let valeur = n as f64 / 10f64.powi(i32::try_from(d).unwrap_or(0));
            proptest::prop_assert_eq!(nombre(&dire_nombre(valeur)), Some(valeur));
        }

        #[test]
        fn rien_ne_tombe(texte in "\\PC{0,20}") {
            let _ = (nombre(&texte), date(&texte));
        }
    }
}
