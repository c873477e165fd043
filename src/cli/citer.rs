//! A path within a command that a person will copy: between quotes when its interpreter would cut it or change it.

use std::path::Path;

pub fn citer(chemin: &Path) -> String {
    let chemin = chemin.display().to_string();
    let nu = |c: char| c.is_ascii_alphanumeric() || "/\\._-:,+=@".contains(c);
    // An accent is a letter everywhere; « ’ » opens a text in PowerShell.
    if chemin.chars().all(|c| nu(c) || c.is_alphabetic()) && !chemin.is_empty() {
        return chemin;
    }
    if chemin.contains(['"', '$', '`', '!']) {
        format!("'{}'", chemin.replace('\'', "'\\''"))
    } else {
        format!("\"{chemin}\"")
    }
}
