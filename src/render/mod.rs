//! How does the view look in each format? Renderers walk it and compute nothing.

pub mod docx;
pub mod ics;
pub mod pdf;
pub mod xlsx;
