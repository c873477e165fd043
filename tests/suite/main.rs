//! The whole suite in one binary: the typesetting engine is linked once.

mod architecture;
mod catalogue;
mod citations;
mod classeur;
mod cli;
mod complements;
mod diffusion;
mod docx;
mod droit;
mod erreurs;
mod exemples;
mod hasard;
mod lisezmoi;
mod modeles;
mod pieges;
mod publication;
mod questions;
mod scelle;
mod schema_docx;
mod schemas;
mod seance;
mod spine;
mod support;
