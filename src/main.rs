//! The only place that reads the clock, the environment and the arguments.

use std::io::IsTerminal;
use std::process::ExitCode;

use spaser::cli::{self, Environnement};

fn main() -> ExitCode {
    let environnement = Environnement {
        couleurs: std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        progression: std::io::stderr().is_terminal(),
        debut: std::time::Instant::now(),
    };
    ExitCode::from(cli::executer(std::env::args_os(), &environnement))
}
