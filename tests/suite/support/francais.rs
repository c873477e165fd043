//! What is said to a user, read as text.

/// Words of the engines, which never come through.
const ANGLAIS: &[&str] = &[
    "usage:",
    "options:",
    "commands:",
    "arguments:",
    "[default",
    "[possible",
    "possible values",
    "error",
    "invalid",
    "missing",
    "unexpected",
    "expected",
    "unknown",
    "for more information",
    "tip:",
    "help:",
    " the ",
    " is not",
    " should ",
    "os error",
    "print help",
    "duplicate",
];

/// Neither a word of the engines nor a straight apostrophe.
#[track_caller]
pub fn en_francais(texte: &str) {
    // TOML's own marks around a long text.
    let texte = texte.replace("'''", "");
    sans_anglais(&texte, &[]);
    assert!(!texte.contains('\''), "apostrophe droite dans :\n{texte}");
}

/// No word of the engines, nor any of those that only this kind of text would betray.
#[track_caller]
pub fn sans_anglais(texte: &str, autres: &[&str]) {
    let minuscules = texte.to_lowercase();
    for mot in ANGLAIS.iter().chain(autres) {
        assert!(!minuscules.contains(mot), "« {mot} » dans :\n{texte}");
    }
}

/// Text with plain spaces for every kind of blank, line ends kept.
pub fn plat(texte: &str) -> String {
    texte.chars().map(|c| if c.is_whitespace() && c != '\n' { ' ' } else { c }).collect()
}
