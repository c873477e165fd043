//! The only place that reads the clock, the environment and the arguments.

use std::io::IsTerminal;
use std::process::ExitCode;

use spaser::cli::{self, Environnement};

fn main() -> ExitCode {
    let environnement = Environnement {
        couleurs: std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        progression: std::io::stderr().is_terminal(),
        debut: std::time::Instant::now(),
        aujourdhui: aujourdhui(),
    };
    std::panic::set_hook(Box::new(|panique| {
        let lieu = panique.location().map_or_else(|| "lieu inconnu".to_owned(), ToString::to_string);
        cli::annoncer_une_panique(&lieu, panique.payload_as_str().unwrap_or("raison inconnue"));
    }));
    let executer = || cli::executer(std::env::args_os(), &environnement);
    let code = std::panic::catch_unwind(std::panic::AssertUnwindSafe(executer)).unwrap_or(cli::DEFAUT);
    ExitCode::from(code)
}

/// Today in Greenwich: near enough for a date that its reader corrects. `SOURCE_DATE_EPOCH` sets it, so that
/// what is said on a day can be said again.
fn aujourdhui() -> jiff::civil::Date {
    let epoque = jiff::civil::date(1970, 1, 1);
    let fixe = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|s| s.parse().ok());
    let ecoule = fixe.unwrap_or_else(|| std::time::UNIX_EPOCH.elapsed().unwrap_or_default().as_secs());
    let jours = i64::try_from(ecoule / 86_400).unwrap_or(0);
    epoque.checked_add(jiff::Span::new().days(jours)).unwrap_or(epoque)
}
