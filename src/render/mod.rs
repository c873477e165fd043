//! How does the view look in each format? Renderers walk it and compute nothing.

pub mod csv;
pub mod docx;
pub mod html;
pub mod ics;
pub mod pdf;
pub mod xlsx;
