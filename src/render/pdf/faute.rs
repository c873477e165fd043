//! What the typesetting engine refused, where. Its words are English: they are shown as a detail,
//! under a French sentence that the caller writes.

use std::fmt;

use typst::diag::SourceDiagnostic;
use typst::{World, WorldExt};

/// A refusal of the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faute {
    /// Template and line, from 1.
    pub lieu: Option<(String, usize)>,
    /// The engine's own words, in English.
    pub detail: String,
}

impl Faute {
    pub(super) fn new(diagnostic: &SourceDiagnostic, monde: &dyn World) -> Self {
        let lieu = diagnostic.span.id().and_then(|id| {
            let debut = monde.range(diagnostic.span)?.start;
            let ligne = monde.source(id).ok()?.lines().byte_to_line(debut)? + 1;
            Some((id.vpath().get_without_slash().to_owned(), ligne))
        });
        Self { lieu, detail: diagnostic.message.to_string() }
    }

    pub(super) fn interne(detail: String) -> Self {
        Self { lieu: None, detail }
    }
}

impl fmt::Display for Faute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.lieu {
            Some((gabarit, ligne)) => write!(f, "{gabarit}, ligne {ligne} : {}", self.detail),
            None => f.write_str(&self.detail),
        }
    }
}
