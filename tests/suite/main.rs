//! The whole suite in one binary: the typesetting engine is linked once.

mod architecture;
mod catalogue;
mod citations;
mod classeur;
mod cli;
mod complements;
mod docx;
mod droit;
mod erreurs;
mod exemples;
mod lisezmoi;
mod pieges;
mod questions;
mod scelle;
mod schemas;
mod seance;
mod spine;
mod support;
