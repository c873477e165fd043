//! Sums and shares of amounts, where an empty cell is not zero. Once in Rust and once as a formula.

/// The sum of what is known; nothing when nothing is.
pub fn somme(montants: &[Option<f64>]) -> Option<f64> {
    let connus: Vec<f64> = montants.iter().flatten().copied().collect();
    (!connus.is_empty()).then(|| connus.iter().sum())
}

/// The same, over a range of cells.
pub fn formule_somme(plage: &str) -> String {
    format!("=IF(COUNT({plage})=0,\"\",SUM({plage}))")
}

/// Some amounts in a total, in points.
pub fn part(montants: &[Option<f64>], total: Option<f64>) -> Option<f64> {
    let somme = somme(montants)?;
    total.filter(|t| *t > 0.0).map(|t| 100.0 * somme / t)
}

/// `montants`: a cell, or several with commas between.
pub fn formule_part(montants: &str, total: &str) -> String {
    format!(
        "=IF(OR(COUNT({montants})=0,COUNT({total})=0),\"\",IF({total}>0,100*SUM({montants})/{total},\"\"))"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rien_n_est_pas_zero() {
        assert_eq!(somme(&[None, None]), None);
        assert_eq!(somme(&[Some(1.5), None, Some(2.0)]), Some(3.5));
        assert_eq!(part(&[Some(10.0), None], Some(40.0)), Some(25.0));
        assert_eq!(part(&[Some(0.0)], Some(40.0)), Some(0.0));
        assert_eq!(part(&[None], Some(40.0)), None);
        assert_eq!(part(&[Some(1.0)], Some(0.0)), None);
    }
}
