//! The whole suite in one binary: the typesetting engine is linked once.

mod annexes;
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
mod liste;
mod modeles;
mod note;
mod papier;
mod pieges;
mod publication;
mod questions;
mod scelle;
mod schemas;
mod seance;
mod spine;
mod support;
