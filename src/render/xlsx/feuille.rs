//! One sheet: cells, widths, panes, protection, print.

use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, ConditionalFormatFormula, Format, Formula, IgnoreError,
    ProtectionOptions, Url, Worksheet, XlsxError,
};

use crate::classeur::{Feuille, Visibilite, cellule as a1, citer_feuille};
use crate::vue::classeur::contrat::{
    Aspect, Cellule, Contenu, FeuilleVue, IdentiteClasseur, LigneVue, MiseEnValeur, Plage, Resultat,
};

use super::allure::{Allure, format_du_ton};
use super::formats::{Formats, Lecture};
use super::{controles, date, graphiques, hauteurs, papier};

pub fn ecrire(
    page: &mut Worksheet,
    vue: &FeuilleVue,
    identite: &IdentiteClasseur,
    allure: &Allure,
) -> Result<(), XlsxError> {
    page.set_name(&vue.nom)?;
    // An empty text is a result too, and the crate reads it as « none given ».
    page.set_formula_result_default("");
    page.set_screen_gridlines(false);
    page.set_tab_color(allure.principale());
    page.set_hidden(vue.visibilite == Visibilite::Masquee);
    if vue.visibilite == Visibilite::TresMasquee {
        page.set_very_hidden(true);
    }
    for (rang, colonne) in (0u16..).zip(&vue.colonnes) {
        page.set_column_width(rang, colonne.largeur)?;
        if colonne.masquee {
            page.set_column_hidden(rang)?;
        }
    }
    let mut formats = Formats::new(allure, lecture(vue));
    for (rang, ligne) in (0u32..).zip(&vue.lignes) {
        ecrire_ligne(page, rang, ligne, vue, &mut formats)?;
    }
    if let Some(position) = vue.figer {
        page.set_freeze_panes(position.ligne, position.colonne)?;
    }
    if let Some(Plage { premiere, derniere }) = vue.filtre {
        page.autofilter(premiere.ligne, premiere.colonne, derniere.ligne, derniere.colonne)?;
    }
    tons(page, vue, allure)?;
    mettre_en_valeur(page, vue, allure)?;
    controles::poser(page, &vue.controles)?;
    graphiques::poser(page, &vue.graphiques, allure)?;
    proteger(page, vue)?;
    papier::imprimer(page, vue, identite)
}

fn ecrire_ligne(
    page: &mut Worksheet,
    rang: u32,
    ligne: &LigneVue,
    vue: &FeuilleVue,
    formats: &mut Formats<'_>,
) -> Result<(), XlsxError> {
    if ligne.masquee {
        page.set_row_hidden(rang)?;
    } else if let Some(hauteur) = hauteurs::hauteur(ligne, &vue.colonnes) {
        page.set_row_height(rang, hauteur)?;
    }
    for cellule in &ligne.cellules {
        ecrire_cellule(page, rang, cellule, formats.de(cellule))?;
    }
    // A section's rule runs under the whole sheet.
    if let [seule] = &ligne.cellules[..]
        && seule.aspect == Aspect::Section
    {
        let format = formats.de(seule);
        for colonne in (0u16..).zip(&vue.colonnes).map(|(c, _)| c).filter(|c| *c > seule.colonne) {
            page.write_blank(rang, colonne, format)?;
        }
    }
    Ok(())
}

fn lecture(vue: &FeuilleVue) -> Lecture {
    if vue.feuille == Feuille::Definitions { Lecture::DepuisLeHaut } else { Lecture::AuMilieu }
}

fn ecrire_cellule(
    page: &mut Worksheet,
    ligne: u32,
    cellule: &Cellule,
    format: &Format,
) -> Result<(), XlsxError> {
    let colonne = cellule.colonne;
    match &cellule.contenu {
        Contenu::Vide => page.write_blank(ligne, colonne, format)?,
        // Typed by a user, it stays the text it is: only `Formula` and `Url` are live.
        Contenu::Texte { texte } => page.write_string_with_format(ligne, colonne, texte, format)?,
        Contenu::Nombre { valeur } => page.write_number_with_format(ligne, colonne, *valeur, format)?,
        Contenu::Date { date: jour } => {
            page.write_datetime_with_format(ligne, colonne, &date(jour)?, format)?
        }
        Contenu::Formule { formule, resultat } => {
            let formule = Formula::new(formule).set_result(ecrit(resultat)?);
            page.write_formula_with_format(ligne, colonne, formule, format)?
        }
        Contenu::Renvoi { feuille, cellule, texte } => {
            let url = Url::new(format!("internal:{}{cellule}", citer_feuille(feuille)));
            page.write_url_with_options(ligne, colonne, url, texte, "", Some(format))?
        }
    };
    Ok(())
}

fn ecrit(resultat: &Resultat) -> Result<String, XlsxError> {
    Ok(match resultat {
        Resultat::Vide => String::new(),
        Resultat::Texte { texte } => texte.clone(),
        Resultat::Nombre { valeur } => valeur.to_string(),
        Resultat::Date { date: jour } => date(jour)?.to_excel().to_string(),
    })
}

fn mettre_en_valeur(page: &mut Worksheet, vue: &FeuilleVue, allure: &Allure) -> Result<(), XlsxError> {
    for MiseEnValeur { plage: Plage { premiere, derniere }, formule } in &vue.mises_en_valeur {
        let regle =
            ConditionalFormatFormula::new().set_rule(Formula::new(formule)).set_format(allure.en_valeur());
        page.add_conditional_format(
            premiere.ligne,
            premiere.colonne,
            derniere.ligne,
            derniere.colonne,
            &regle,
        )?;
    }
    Ok(())
}

/// Words that say a state take its colour; one rule a word, over all such cells of the sheet.
fn tons(page: &mut Worksheet, vue: &FeuilleVue, allure: &Allure) -> Result<(), XlsxError> {
    let plages = plages_d_etat(vue);
    let Some(premiere) = plages.first() else { return Ok(()) };
    let toutes: Vec<String> = plages.iter().map(nommer).collect();
    for ton in &allure.tons {
        let regle = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(ton.mot.as_str()))
            .set_format(format_du_ton(ton.ton))
            .set_multi_range(toutes.join(" "));
        let Plage { premiere: de, derniere: a } = premiere;
        page.add_conditional_format(de.ligne, de.colonne, a.ligne, a.colonne, &regle)?;
    }
    Ok(())
}

fn nommer(plage: &Plage) -> String {
    let Plage { premiere, derniere } = plage;
    format!("{}:{}", a1(premiere.ligne, premiere.colonne), a1(derniere.ligne, derniere.colonne))
}

/// Cells that say a state, gathered along rows, then down columns.
fn plages_d_etat(vue: &FeuilleVue) -> Vec<Plage> {
    let mut plages: Vec<Plage> = Vec::new();
    for (ligne, contenu) in (0u32..).zip(&vue.lignes) {
        let mut rangee: Vec<Plage> = Vec::new();
        for cellule in contenu.cellules.iter().filter(|c| c.aspect == Aspect::Etat) {
            let ici = crate::vue::classeur::contrat::Position { ligne, colonne: cellule.colonne };
            match rangee.last_mut() {
                Some(p) if p.derniere.colonne + 1 == cellule.colonne => p.derniere = ici,
                _ => rangee.push(Plage { premiere: ici, derniere: ici }),
            }
        }
        for plage in rangee {
            let au_dessus = plages.iter_mut().find(|p| {
                p.derniere.ligne + 1 == ligne
                    && p.premiere.colonne == plage.premiere.colonne
                    && p.derniere.colonne == plage.derniere.colonne
            });
            match au_dessus {
                Some(p) => p.derniere = plage.derniere,
                None => plages.push(plage),
            }
        }
    }
    plages
}

/// Without a password: a guard against slips, not a lock. Inputs stay open, filters too, and charts
/// can be copied.
fn proteger(page: &mut Worksheet, vue: &FeuilleVue) -> Result<(), XlsxError> {
    page.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        use_autofilter: true,
        sort: true,
        edit_objects: true,
        ..ProtectionOptions::new()
    });
    // Neighbouring formulas differ on purpose; a green corner in every cell would hide the real ones.
    let (lignes, colonnes) = (vue.lignes.len(), vue.colonnes.len());
    if let (Ok(ligne), Ok(colonne)) = (u32::try_from(lignes.max(1) - 1), u16::try_from(colonnes.max(1) - 1)) {
        page.ignore_error_range(0, 0, ligne, colonne, IgnoreError::FormulaDiffers)?;
    }
    Ok(())
}
