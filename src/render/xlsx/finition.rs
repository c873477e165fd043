//! What the crate cannot write: the language, and the values that charts show before anything is
//! computed (it ignores formula cells when it fills their caches, so previews would be empty).

use rust_xlsxwriter::XlsxError;

use crate::classeur::{absolue, citer_feuille};
use crate::paquet;
use crate::vue::classeur::contrat::{Plage, SerieGraphique, VueClasseur};

const PROPRIETES: &str = "docProps/core.xml";
const GRAPHIQUES: &str = "xl/charts/chart";

const LANGUE: &str = "fr-FR";

/// The same package, completed. Entries keep their order and bear no time.
pub fn finir(octets: &[u8], vue: &VueClasseur) -> Result<Vec<u8>, XlsxError> {
    let series: Vec<&SerieGraphique> =
        vue.feuilles.iter().flat_map(|f| &f.graphiques).flat_map(|g| &g.series).collect();
    let touche = |nom: &str| nom == PROPRIETES || nom.starts_with(GRAPHIQUES);
    let changer = |nom: &str, contenu: Vec<u8>| match nom {
        PROPRIETES => texte(contenu, proprietes),
        _ => texte(contenu, |t| graphique(t, &series)),
    };
    Ok(paquet::retoucher(octets, touche, changer)?)
}

fn proprietes(xml: &str) -> String {
    let fin = "</cp:coreProperties>";
    xml.replace(fin, &format!("<dc:language>{LANGUE}</dc:language>{fin}"))
}

/// Our own parts are UTF-8; anything else goes through untouched.
fn texte(contenu: Vec<u8>, changer: impl Fn(&str) -> String) -> Vec<u8> {
    match String::from_utf8(contenu) {
        Ok(lu) => changer(&lu).into_bytes(),
        Err(autre) => autre.into_bytes(),
    }
}

fn graphique(xml: &str, series: &[&SerieGraphique]) -> String {
    let mut ecrit = String::with_capacity(xml.len() + 1024);
    let mut reste = xml;
    // The only place where figures are cached: <c:val><c:numRef><c:f>RANGE</c:f>CACHE</c:numRef>.
    while let Some((avant, suite)) = reste.split_once("<c:val><c:numRef><c:f>") {
        ecrit.push_str(avant);
        ecrit.push_str("<c:val><c:numRef><c:f>");
        let (Some((formule, _)), Some((ancien, apres))) =
            (suite.split_once("</c:f>"), suite.split_once("</c:numRef>"))
        else {
            reste = suite;
            continue;
        };
        match series.iter().find(|s| designe(s, &decode(formule))) {
            Some(serie) => {
                ecrit.push_str(formule);
                ecrit.push_str("</c:f>");
                ecrit.push_str(&cache(serie));
            }
            None => ecrit.push_str(ancien),
        }
        ecrit.push_str("</c:numRef>");
        reste = apres;
    }
    ecrit.push_str(reste);
    ecrit.replace("<c:lang val=\"en-US\"/>", &format!("<c:lang val=\"{LANGUE}\"/>"))
}

/// Whether a reference, quoted or not, is that of the series.
fn designe(serie: &SerieGraphique, formule: &str) -> bool {
    let Plage { premiere, derniere } = serie.valeurs;
    let (de, a) = (absolue(premiere.ligne, premiere.colonne), absolue(derniere.ligne, derniere.colonne));
    let cellules = if de == a { de } else { format!("{de}:{a}") };
    formule == format!("{}{cellules}", citer_feuille(&serie.feuille))
        || formule == format!("{}!{cellules}", serie.feuille)
}

fn decode(xml: &str) -> String {
    xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

fn cache(serie: &SerieGraphique) -> String {
    let points: String = (0..)
        .zip(&serie.apercu)
        .filter_map(|(rang, v): (usize, _)| Some(format!("<c:pt idx=\"{rang}\"><c:v>{}</c:v></c:pt>", (*v)?)))
        .collect();
    let nombre = serie.apercu.len();
    format!(
        "<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"{nombre}\"/>{points}</c:numCache>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vue::classeur::contrat::{CouleurSerie, Position};

    #[test]
    fn remplit_le_cache_de_sa_serie() {
        let ligne = |a, b| Plage {
            premiere: Position { ligne: 4, colonne: a },
            derniere: Position { ligne: 4, colonne: b },
        };
        let serie = SerieGraphique {
            nom: "Observé".into(),
            feuille: "L'Isle & Cie".into(),
            categories: ligne(1, 2),
            valeurs: ligne(1, 2),
            apercu: vec![None, Some(2.5)],
            couleur: CouleurSerie::Principale,
        };
        let avant = "<c:val><c:numRef><c:f>'L''Isle &amp; Cie'!$B$5:$C$5</c:f><c:numCache>vieux</c:numCache></c:numRef></c:val>";
        let apres = graphique(avant, &[&serie]);
        assert!(
            apres.contains(
                "<c:ptCount val=\"2\"/><c:pt idx=\"1\"><c:v>2.5</c:v></c:pt></c:numCache></c:numRef>"
            ),
            "{apres}"
        );
        assert!(!apres.contains("vieux"));
    }
}
