//! The whole suite in one binary: the typesetting engine is linked once.

mod architecture;
mod catalogue;
mod classeur;
mod cli;
mod docx;
mod erreurs;
mod exemples;
mod scelle;
mod schemas;
mod spine;
mod support;
