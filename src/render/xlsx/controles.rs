//! What inputs accept.

use rust_xlsxwriter::{DataValidation, DataValidationRule, ExcelDateTime, Formula, Worksheet, XlsxError};

use crate::vue::classeur::contrat::{Controle, Plage, Regle};

pub fn poser(page: &mut Worksheet, controles: &[Controle]) -> Result<(), XlsxError> {
    for controle in controles {
        let Plage { premiere, derniere } = controle.plage;
        let validation = regle(&controle.regle)?
            .set_input_title(&controle.titre)?
            .set_input_message(&controle.message)?
            .set_error_title("Saisie à revoir")?
            .set_error_message(&controle.erreur)?;
        page.add_data_validation(
            premiere.ligne,
            premiere.colonne,
            derniere.ligne,
            derniere.colonne,
            &validation,
        )?;
    }
    Ok(())
}

fn regle(regle: &Regle) -> Result<DataValidation, XlsxError> {
    let validation = DataValidation::new();
    Ok(match regle {
        Regle::Liste { source, .. } => validation.allow_list_formula(Formula::new(source)),
        Regle::Nombre { minimum, maximum } => validation.allow_decimal_number(match (minimum, maximum) {
            (Some(min), Some(max)) => DataValidationRule::Between(*min, *max),
            (Some(min), None) => DataValidationRule::GreaterThanOrEqualTo(*min),
            (None, Some(max)) => DataValidationRule::LessThanOrEqualTo(*max),
            // Any number: the bounds of a double would not survive every reader.
            (None, None) => DataValidationRule::Between(-1e12, 1e12),
        }),
        Regle::Entier { minimum, maximum } => {
            validation.allow_whole_number(DataValidationRule::Between(*minimum, *maximum))
        }
        Regle::Date => {
            let (du, au) = (ExcelDateTime::from_ymd(2000, 1, 1)?, ExcelDateTime::from_ymd(2100, 12, 31)?);
            validation.allow_date(DataValidationRule::Between(du, au))
        }
        Regle::Texte { maximum } => {
            validation.allow_text_length(DataValidationRule::LessThanOrEqualTo(*maximum))
        }
    })
}
