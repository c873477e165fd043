//! The parser's English → French, with what the text around the fault suggests.

use std::collections::HashSet;
use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origine, SourceId};

/// What one message of the parser becomes: the fault, and what is written under it.
struct Phrase {
    code: Code,
    message: &'static str,
    dit: &'static str,
    aide: Option<&'static str>,
}

/// One fault a line: the next ones on it are its echo.
pub fn diagnostics(erreurs: &[Error], table: &DeTable<'_>, texte: &str, source: SourceId) -> Diagnostics {
    let mut lignes = HashSet::new();
    let mut sortie = Diagnostics::new();
    for erreur in erreurs {
        let place = place(erreur, texte);
        let ligne = texte[..place.start].rfind('\n').map_or(0, |i| i + 1);
        if lignes.insert(ligne) {
            sortie.push(diagnostic(erreur, place, table, texte, source));
        }
    }
    sortie
}

/// The span of a fault, on boundaries of characters; an empty one takes the character it is before.
fn place(erreur: &Error, texte: &str) -> Range<usize> {
    let etendue = erreur.span().unwrap_or(0..0);
    let borne = |i: usize| (0..=i.min(texte.len())).rev().find(|i| texte.is_char_boundary(*i)).unwrap_or(0);
    let debut = borne(etendue.start);
    let fin = borne(etendue.end).max(debut);
    let suivant = texte[debut..].chars().next().filter(|c| !c.is_whitespace()).map_or(0, char::len_utf8);
    debut..fin.max(debut + suivant)
}

fn diagnostic(
    erreur: &Error,
    place: Range<usize>,
    table: &DeTable<'_>,
    texte: &str,
    source: SourceId,
) -> Diagnostic {
    let (phrase, reste) = traduire(erreur.message());
    let mut faute = Diagnostic::new(phrase.code, phrase.message);
    let ligne = Ligne::autour(texte, place.start);
    let indice = indice(&ligne, phrase.code);
    faute = faute.a(Origine::texte(source, place.clone())).dit(phrase.dit);
    match phrase.code {
        Code::TomlDoublon => {
            if let Some(premiere) = premiere_definition(table, texte, &place) {
                faute = faute.a(Origine::texte(source, premiere)).dit("déjà écrit ici");
            }
            faute = faute.aides(aide_doublon(&ligne, &texte[place]));
        }
        Code::DateImpossible => faute = faute.aides(aide_date(reste)),
        _ => {
            if phrase.message.contains("fermé")
                && let Some(ouverture) = ouverture(table, texte, place.start)
            {
                faute = faute.a(Origine::texte(source, ouverture)).dit("ouvert ici");
            }
            faute = faute.aides(indice.or(phrase.aide.map(str::to_owned)));
        }
    }
    faute
}

/// The phrase, and what the parser adds after « expected ».
fn traduire(message: &str) -> (Phrase, &str) {
    let (fait, attendu) = message.split_once(", expected ").unwrap_or((message, ""));
    let (fait, attendu) = match fait.split_once("; expected ") {
        Some((fait, attendu)) => (fait, attendu),
        None => (fait, attendu),
    };
    let syntaxe = |message, dit, aide| Phrase { code: Code::TomlSyntaxe, message, dit, aide };
    const CLE: &str =
        "une clé s’écrit en lettres sans accent, chiffres, « _ » ou « - », puis « = » et sa valeur";
    const NOMBRE: &str =
        "un nombre s’écrit sans espace ni unité, avec un point pour les décimales : 12500.50";
    const TEXTE: &str = "un texte s’écrit entre guillemets droits : \"…\"";
    const INLINE: &str = "une table en ligne s’écrit { libelle = \"…\", echeance = 2026-06-30 }";
    const OBLIQUE: &str = "dans un texte entre guillemets, « \\ » introduit un caractère spécial : écrivez « \\\\ », ou mettez le texte entre apostrophes droites '…'";
    let phrase = match fait {
        "duplicate key" => {
            Phrase {
                code: Code::TomlDoublon, message: "clé écrite deux fois", dit: "en double", aide: None
            }
        }
        f if f.starts_with("cannot extend value") => Phrase {
            code: Code::TomlDoublon,
            message: "cette clé a déjà une valeur, elle ne peut pas être aussi une table",
            dit: "déjà une valeur",
            aide: None,
        },
        "invalid date" | "invalid date-time" | "invalid datetime" | "invalid time" | "invalid offset" => {
            Phrase {
                code: Code::DateImpossible,
                message: "date impossible",
                dit: "cette date n’existe pas",
                aide: None,
            }
        }
        "unclosed array table" => syntaxe(
            "titre de liste de tables mal fermé",
            "`]]` attendu",
            Some("écrivez par exemple [[actions]]"),
        ),
        "unclosed table" => {
            syntaxe("titre de table mal fermé", "`]` attendu", Some("écrivez par exemple [document]"))
        }
        "invalid table" | "missing table open" => syntaxe(
            "titre de table mal écrit",
            "un nom est attendu",
            Some("écrivez par exemple [document] ou [[actions]]"),
        ),
        "invalid key"
        | "invalid unquoted key"
        | "unquoted keys cannot be empty"
        | "invalid key-value pair" => syntaxe("clé mal écrite", "une clé est attendue", Some(CLE)),
        "key with no value" => syntaxe("clé sans valeur", "`=` et une valeur sont attendus", Some(CLE)),
        "missing value for key" | "missing value" => {
            syntaxe("valeur manquante", "une valeur est attendue après `=`", None)
        }
        "extra `=`" => syntaxe("signe `=` en trop", "à effacer", None),
        "missing inline table opening" => syntaxe("accolade ouvrante manquante", "`{` attendu", Some(INLINE)),
        "missing array opening" => syntaxe("crochet ouvrant manquant", "`[` attendu", None),
        "extra comma in array" => syntaxe("virgule en trop dans la liste", "à effacer", None),
        "unexpected `=` in array" => {
            syntaxe("signe `=` inattendu dans une liste", "une valeur est attendue", Some(INLINE))
        }
        "missing comma between array elements" => {
            syntaxe("virgule manquante entre deux éléments de la liste", "`,` attendu avant", None)
        }
        "unclosed array" => syntaxe("liste non fermée", "`]` attendu", None),
        "unclosed inline table" => syntaxe("table en ligne non fermée", "`}` attendu", Some(INLINE)),
        "extra comma in inline table" => {
            syntaxe("virgule en trop dans la table en ligne", "à effacer", Some(INLINE))
        }
        "missing comma between key-value pairs" => {
            syntaxe("virgule manquante dans la table en ligne", "`,` attendu avant", Some(INLINE))
        }
        "extra assignment between key-value pairs"
        | "missing key for inline table element"
        | "missing assignment between key-value pairs"
        | "invalid inline table element" => {
            syntaxe("table en ligne mal écrite", "`clé = valeur` attendu", Some(INLINE))
        }
        "unexpected key or value" | "unexpected content" => {
            syntaxe("texte en trop après la valeur", "la ligne devrait s’arrêter avant", Some(TEXTE))
        }
        "unexpected content between comment and newline"
        | "invalid comment character"
        | "missing comment start" => syntaxe(
            "commentaire mal écrit",
            "caractère interdit",
            Some("un commentaire commence par « # » et finit avec la ligne"),
        ),
        "invalid string" | "string values must be quoted" => {
            syntaxe("texte sans guillemets", "des guillemets sont attendus", Some(TEXTE))
        }
        "missing opening quote" => syntaxe("guillemet ouvrant manquant", "`\"` attendu", Some(TEXTE)),
        "invalid literal string"
        | "invalid multi-line literal string"
        | "invalid basic string"
        | "invalid multi-line basic string" => {
            if attendu.starts_with("non-") || attendu.contains("characters") {
                syntaxe("caractère interdit dans un texte", "à effacer", None)
            } else {
                syntaxe(
                    "texte non fermé",
                    "guillemet fermant attendu",
                    Some("un texte de plusieurs lignes s’écrit entre ''' et '''"),
                )
            }
        }
        "missing escaped value" | "too few unicode value digits" | "invalid value" => {
            syntaxe("« \\ » mal employé dans un texte", "suite inconnue", Some(OBLIQUE))
        }
        "invalid boolean" => syntaxe("valeur mal écrite", "`true` ou `false` attendu", None),
        "unexpected leading zero" => syntaxe(
            "un nombre ne commence pas par zéro",
            "zéro en trop",
            Some("si c’est un code (SIRET, département), écrivez-le entre guillemets"),
        ),
        "invalid float"
        | "invalid mantissa"
        | "invalid fraction"
        | "invalid exponent"
        | "invalid integer number"
        | "invalid hexadecimal number"
        | "invalid octal number"
        | "invalid binary number"
        | "redundant numeric sign"
        | "integers with a radix cannot be signed"
        | "radix must be lowercase"
        | "redundant integer number prefix"
        | "unexpected sign"
        | "`_` may only go between digits" => {
            syntaxe("nombre mal écrit", "un nombre est attendu", Some(NOMBRE))
        }
        "carriage return must be followed by newline" => syntaxe(
            "fin de ligne inconnue",
            "retour chariot seul",
            Some("enregistrez le fichier avec des fins de ligne ordinaires"),
        ),
        "recursion limit" | "cannot recurse further; max recursion depth met" => {
            syntaxe("les tables sont emboîtées trop profondément", "trop profond", None)
        }
        "could not allocate for string" => syntaxe("texte trop long", "mémoire insuffisante", None),
        _ => syntaxe("écriture incorrecte", "le programme n’a pas compris ce passage", Some(TEXTE)),
    };
    (phrase, attendu)
}

/// The line of a fault, cut at its first `=`.
struct Ligne<'a> {
    entiere: &'a str,
    cle: &'a str,
    valeur: &'a str,
}

impl<'a> Ligne<'a> {
    fn autour(texte: &'a str, octet: usize) -> Self {
        let debut = texte[..octet].rfind('\n').map_or(0, |i| i + 1);
        let fin = texte[octet..].find('\n').map_or(texte.len(), |i| octet + i);
        let entiere = texte[debut..fin].trim();
        let (cle, valeur) = entiere.split_once('=').unwrap_or((entiere, ""));
        Self { entiere, cle: cle.trim(), valeur: valeur.trim() }
    }
}

/// What the person most likely meant, from the look of the line.
fn indice(ligne: &Ligne<'_>, code: Code) -> Option<String> {
    if code != Code::TomlSyntaxe {
        return None;
    }
    let valeur = ligne.valeur;
    let nu = valeur.split('#').next().unwrap_or_default().trim();
    if valeur.starts_with(['“', '”', '«', '‘', '’', '„']) {
        return Some(
            "les guillemets typographiques ne conviennent pas ici : employez des guillemets droits \"…\""
                .into(),
        );
    }
    if ligne.cle.contains(['\u{a0}', '\u{202f}']) || valeur.starts_with(['\u{a0}', '\u{202f}']) {
        return Some(
            "une espace insécable s’est glissée dans la ligne : remplacez-la par une espace ordinaire".into(),
        );
    }
    match nu.to_lowercase().as_str() {
        "oui" | "vrai" | "true" => return Some("écrivez `true`, sans guillemets ni majuscule".into()),
        "non" | "faux" | "false" => return Some("écrivez `false`, sans guillemets ni majuscule".into()),
        _ => {}
    }
    if let Some(date) = date_a_l_envers(nu) {
        return Some(format!("une date s’écrit année-mois-jour : {date}"));
    }
    if let Some(nombre) = super::nombre_voulu(nu) {
        return Some(format!("un nombre s’écrit sans espace ni unité, avec un point : {nombre}"));
    }
    if !ligne.cle.is_ascii() && !ligne.cle.starts_with(['"', '\'', '[', '#']) {
        let nue: String = ligne.cle.nfd().filter(|c| !is_combining_mark(*c)).collect();
        let nue: String = nue.chars().map(|c| if c == ' ' { '_' } else { c }).collect();
        if nue.is_ascii() && !ligne.entiere.starts_with('[') {
            return Some(format!("une clé s’écrit sans accent : `{}`", nue.to_lowercase()));
        }
    }
    None
}

/// `30/06/2026` → `2026-06-30`.
fn date_a_l_envers(texte: &str) -> Option<String> {
    let morceaux: Vec<&str> = texte.split(['/', '.', '-']).collect();
    let [jour, mois, annee] = morceaux[..] else { return None };
    let (jour, mois, annee) =
        (jour.parse::<u8>().ok()?, mois.parse::<u8>().ok()?, annee.parse::<u16>().ok()?);
    let plausible = (1..=31).contains(&jour) && (1..=12).contains(&mois) && (1900..2200).contains(&annee);
    plausible.then(|| format!("{annee}-{mois:02}-{jour:02}"))
}

fn aide_date(attendu: &str) -> Vec<String> {
    let precision = match attendu {
        "day between 01 and 28" => Some("ce mois compte 28 jours cette année-là"),
        "day between 01 and 29" => Some("ce mois compte 29 jours cette année-là"),
        "day between 01 and 30" => Some("ce mois compte 30 jours"),
        "day between 01 and 31" => Some("ce mois compte 31 jours"),
        "month between 01 and 12" => Some("les mois vont de 01 à 12"),
        _ => None,
    };
    let forme = "une date s’écrit année-mois-jour, sur quatre, deux et deux chiffres : 2026-06-30";
    precision.map_or_else(|| vec![forme.to_owned()], |p| vec![p.to_owned()])
}

fn aide_doublon(ligne: &Ligne<'_>, cle: &str) -> Option<String> {
    if ligne.entiere.starts_with("[[") {
        return Some(format!("`{cle}` est déjà une table ou une valeur : donnez partout la même forme"));
    }
    if ligne.entiere.starts_with('[') {
        return Some(format!(
            "réunissez les deux tables ; si ce sont deux éléments d’une liste, écrivez [[{cle}]]"
        ));
    }
    Some("gardez une seule des deux lignes ; pour un autre élément d’une liste, répétez d’abord son titre [[…]]".into())
}

/// Where the same key, or the same header, stood first: the parser knows but does not tell.
fn premiere_definition(table: &DeTable<'_>, texte: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let ligne = Ligne::autour(texte, place.start).entiere;
    if ligne.starts_with('[') {
        let titre = ligne.split('#').next().unwrap_or_default().trim().trim_matches(['[', ']']).trim();
        let mut debut = 0;
        for autre in texte[..place.start].split_inclusive('\n') {
            let nu = autre.split('#').next().unwrap_or_default().trim();
            let interieur = nu.trim_matches(['[', ']']).trim();
            let cle = nu.split('=').next().unwrap_or_default().trim();
            if (nu.starts_with('[') && interieur == titre || cle == titre)
                && debut + autre.len() <= place.start
            {
                let marge = autre.len() - autre.trim_start().len();
                let longueur = if nu.starts_with('[') { nu.len() } else { cle.len() };
                return Some(debut + marge..debut + marge + longueur);
            }
            debut += autre.len();
        }
        return None;
    }
    let cle = texte[place.clone()].trim_matches(['"', '\'']);
    let mut meilleure = None;
    chercher_cle(table, cle, place.start, &mut meilleure);
    meilleure
}

/// The nearest same key before a place, inline tables closed before it set apart.
fn chercher_cle(table: &DeTable<'_>, cle: &str, avant: usize, meilleure: &mut Option<Range<usize>>) {
    for (nom, valeur) in table {
        let etendue = nom.span();
        let mieux = meilleure.as_ref().is_none_or(|m| etendue.start > m.start);
        if nom.get_ref() == cle && etendue.start < avant && mieux {
            *meilleure = Some(etendue);
        }
        let close = valeur.span().end < avant && matches!(valeur.get_ref(), DeValue::Table(_)) && {
            // A header's span ends with the header, a brace's with the table.
            valeur.span().start > nom.span().end
        };
        match valeur.get_ref() {
            DeValue::Table(sous) if !close => chercher_cle(sous, cle, avant, meilleure),
            DeValue::Array(liste) => {
                for sous in liste.iter().filter_map(|v| v.get_ref().as_table()) {
                    chercher_cle(sous, cle, avant, meilleure);
                }
            }
            _ => {}
        }
    }
}

/// Opening of the text, list or inline table that runs up to a place.
fn ouverture(table: &DeTable<'_>, texte: &str, octet: usize) -> Option<Range<usize>> {
    let mut meilleure: Option<Range<usize>> = None;
    for valeur in table.values() {
        chercher_ouverture(valeur, octet, &mut meilleure);
    }
    let debut = meilleure?.start;
    let longueur = texte[debut..].chars().next().map_or(0, char::len_utf8);
    let ligne = |i: usize| texte[..i].matches('\n').count();
    (ligne(debut) != ligne(octet)).then_some(debut..debut + longueur)
}

fn chercher_ouverture(
    valeur: &toml::Spanned<DeValue<'_>>,
    octet: usize,
    meilleure: &mut Option<Range<usize>>,
) {
    let etendue = valeur.span();
    let conteneur = matches!(valeur.get_ref(), DeValue::Array(_) | DeValue::Table(_) | DeValue::String(_));
    let contient = etendue.start < octet && octet <= etendue.end;
    if conteneur && contient && meilleure.as_ref().is_none_or(|m| etendue.start > m.start) {
        *meilleure = Some(etendue);
    }
    match valeur.get_ref() {
        DeValue::Array(liste) => liste.iter().for_each(|v| chercher_ouverture(v, octet, meilleure)),
        DeValue::Table(sous) => sous.values().for_each(|v| chercher_ouverture(v, octet, meilleure)),
        _ => {}
    }
}
