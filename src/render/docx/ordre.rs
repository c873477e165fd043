//! The order that ECMA-376 prescribes for children, as data. docx-rs does not follow it; Word forgives,
//! stricter readers do not.

/// An element, and its children in the order of its schema.
pub const SEQUENCES: &[(&str, &[&str])] = &[
    ("w:pPr", PARAGRAPHE),
    ("w:rPr", CARACTERES),
    ("w:numPr", &["w:ilvl", "w:numId"]),
    ("w:tblPr", TABLEAU),
    (
        "w:trPr",
        &["w:cnfStyle", "w:gridBefore", "w:gridAfter", "w:cantSplit", "w:trHeight", "w:tblHeader", "w:jc"],
    ),
    ("w:tcPr", CELLULE),
    ("w:sdtPr", CONTROLE),
    ("w:sectPr", SECTION),
    ("wp:inline", &["wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"]),
];

const PARAGRAPHE: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:outlineLvl",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
];

const CARACTERES: &[&str] = &[
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:dstrike",
    "w:vanish",
    "w:specVanish",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:lang",
];

const TABLEAU: &[&str] = &[
    "w:tblStyle",
    "w:tblpPr",
    "w:tblOverlap",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
    "w:tblCaption",
    "w:tblDescription",
];

const CELLULE: &[&str] = &[
    "w:cnfStyle",
    "w:tcW",
    "w:gridSpan",
    "w:vMerge",
    "w:tcBorders",
    "w:shd",
    "w:noWrap",
    "w:tcMar",
    "w:textDirection",
    "w:tcFitText",
    "w:vAlign",
    "w:hideMark",
];

const CONTROLE: &[&str] = &[
    "w:rPr",
    "w:alias",
    "w:tag",
    "w:id",
    "w:lock",
    "w:placeholder",
    "w:temporary",
    "w:showingPlcHdr",
    "w:dataBinding",
    "w:docPartObj",
    "w:text",
];

const SECTION: &[&str] = &[
    "w:headerReference",
    "w:footerReference",
    "w:footnotePr",
    "w:endnotePr",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:paperSrc",
    "w:pgBorders",
    "w:lnNumType",
    "w:pgNumType",
    "w:cols",
    "w:vAlign",
    "w:titlePg",
    "w:docGrid",
];

/// The sequence of an element, when its schema prescribes one.
pub fn sequence(element: &str) -> Option<&'static [&'static str]> {
    SEQUENCES.iter().find(|(nom, _)| *nom == element).map(|(_, enfants)| *enfants)
}

/// The place of a child in a sequence; one that the sequence does not know comes last.
pub fn rang(sequence: &[&str], enfant: &str) -> usize {
    sequence.iter().position(|nom| *nom == enfant).unwrap_or(sequence.len())
}
