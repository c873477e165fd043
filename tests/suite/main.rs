//! The whole suite in one binary: the typesetting engine is linked once.

mod classeur;
mod docx;
mod exemples;
mod spine;
