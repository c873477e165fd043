//! The parser's English → French. Unknown messages get a French sentence all the same.

use crate::diagnostic::Code;

pub const TEXTE_OUVERT: &str = "texte non fermé";

/// What one message of the parser becomes: the fault, and what is written under it.
pub struct Phrase {
    pub code: Code,
    pub message: &'static str,
    pub dit: &'static str,
    pub aide: Option<&'static str>,
}

/// The phrase, and what the parser adds after « expected ».
pub fn traduire(message: &str) -> (Phrase, &str) {
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
    const INLINE: &str = "une table en ligne s’écrit { libelle = \"…\", echeance = 2026-06-30 }, une virgule entre deux champs";
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
        f if f.starts_with("keys cannot be") => syntaxe(
            "texte de plusieurs lignes mal ouvert ou mal refermé",
            "guillemets triples hors d’une valeur",
            Some("''' ouvre un texte juste après « = », puis ''' le referme : vérifiez celui qui précède"),
        ),
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
                    TEXTE_OUVERT,
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

/// Why a date is impossible, from what the parser expected.
pub fn aide_date(attendu: &str) -> String {
    let aide = match attendu {
        "day between 01 and 28" => "ce mois compte 28 jours cette année-là",
        "day between 01 and 29" => "ce mois compte 29 jours cette année-là",
        "day between 01 and 30" => "ce mois compte 30 jours",
        "day between 01 and 31" => "ce mois compte 31 jours",
        "month between 01 and 12" => "les mois vont de 01 à 12",
        _ => "une date s’écrit année-mois-jour, sur quatre, deux et deux chiffres : 2026-06-30",
    };
    aide.to_owned()
}
