//! Charts, drawn from cells.

use rust_xlsxwriter::{
    Chart, ChartAxis, ChartDataLabel, ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartMarker, ChartMarkerType, ChartRange, ChartSeries, ChartSolidFill, ChartType, Color,
    ObjectMovement, Worksheet, XlsxError,
};

use crate::classeur::Genre;
use crate::vue::classeur::contrat::{CouleurSerie, DessinGraphique, Graphique, Plage, SerieGraphique};

use super::allure::{Allure, BLANC, DISCRET, FILET, POLICE, TEXTE};
use super::formats;

pub fn poser(page: &mut Worksheet, graphiques: &[Graphique], allure: &Allure) -> Result<(), XlsxError> {
    for graphique in graphiques {
        let mut chart = match graphique.dessin {
            DessinGraphique::Trajectoire => trajectoire(graphique, allure),
            DessinGraphique::Barres => barres(graphique, ChartType::Bar, allure),
            DessinGraphique::BarresEmpilees => barres(graphique, ChartType::BarStacked, allure),
        };
        habiller(&mut chart, graphique, allure);
        page.insert_chart_with_offset(graphique.place.ligne, graphique.place.colonne, &chart, 4, 4)?;
    }
    Ok(())
}

fn habiller(chart: &mut Chart, graphique: &Graphique, allure: &Allure) {
    chart
        .set_width(graphique.largeur)
        .set_height(graphique.hauteur)
        .set_name(&graphique.titre)
        .set_alt_text(&graphique.alternative)
        .set_object_movement(ObjectMovement::MoveButDontSizeWithCells)
        .show_empty_cells_as(ChartEmptyCells::Gaps)
        .show_hidden_data();
    chart.title().set_name(&graphique.titre).set_font(police(11.0).set_bold().set_color(allure.principale()));
    chart.chart_area().set_format(
        ChartFormat::new()
            .set_border(ChartLine::new().set_color(Color::RGB(FILET)).set_width(0.75))
            .set_solid_fill(ChartSolidFill::new().set_color(Color::White)),
    );
}

/// Observed in columns: a year without a value shows no column, whereas a line would fall to zero.
fn trajectoire(graphique: &Graphique, allure: &Allure) -> Chart {
    let mut chart = Chart::new(ChartType::Column);
    let mut ligne = Chart::new(ChartType::Line);
    for (rang, vue) in graphique.series.iter().enumerate() {
        let couleur = allure.serie(vue.couleur, rang > 0);
        if rang == 0 {
            serie(&mut chart, vue).set_format(&mut fond(couleur)).set_gap(80);
        } else {
            let mut marque = ChartMarker::new();
            marque.set_type(ChartMarkerType::Diamond).set_size(7).set_format(&mut fond(couleur));
            let mut trait_ = ChartFormat::new();
            trait_.set_line(ChartLine::new().set_color(couleur).set_width(1.75));
            serie(&mut ligne, vue).set_format(&mut trait_).set_marker(&marque);
        }
    }
    chart.combine(&ligne);
    axe(chart.x_axis());
    axe(chart.y_axis()).set_num_format(formats::code(graphique.genre)).set_major_gridlines(true);
    chart.y_axis().set_major_gridlines_line(ChartLine::new().set_color(Color::RGB(FILET)).set_width(0.5));
    let (bas, haut) = etendue(graphique);
    if bas >= 0.0 {
        chart.y_axis().set_min(0);
    }
    if matches!(graphique.genre, Genre::Pourcentage { .. }) && bas >= 0.0 && (75.0..=100.0).contains(&haut) {
        chart.y_axis().set_max(100).set_major_unit(20);
    }
    legende(&mut chart);
    chart
}

fn legende(chart: &mut Chart) {
    chart
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .set_font(police(9.0).set_color(Color::RGB(TEXTE)));
}

/// Lowest and highest of the values, and of zero.
fn etendue(graphique: &Graphique) -> (f64, f64) {
    let valeurs = graphique.series.iter().flat_map(|s| &s.apercu).flatten().copied();
    valeurs.fold((0.0, 0.0), |(bas, haut), v| (f64::min(bas, v), f64::max(haut, v)))
}

/// Horizontal bars, first category on top, figures written beside or inside them.
fn barres(graphique: &Graphique, sorte: ChartType, allure: &Allure) -> Chart {
    let empilees = sorte == ChartType::BarStacked;
    let mut chart = Chart::new(sorte);
    for vue in &graphique.series {
        let sombre = empilees && vue.couleur != CouleurSerie::Discrete;
        let encre = if sombre { BLANC } else { TEXTE };
        let mut etiquette = ChartDataLabel::new();
        // Zeros are not worth a label.
        etiquette.show_value().set_num_format("0;;").set_font(police(9.0).set_color(Color::RGB(encre)));
        let barre = serie(&mut chart, vue);
        barre.set_format(&mut fond(allure.serie(vue.couleur, false))).set_gap(45).set_data_label(&etiquette);
        if empilees {
            barre.set_overlap(100);
        }
    }
    // Of lying bars, the crate calls x the axis of figures.
    axe(chart.y_axis()).set_reverse().set_label_interval(1);
    axe(chart.x_axis()).set_min(0).set_major_gridlines(false).set_hidden(true);
    if empilees {
        legende(&mut chart);
    } else {
        chart.legend().set_hidden();
    }
    chart
}

fn fond(couleur: Color) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(couleur));
    format
}

/// Adds a series; made apart and pushed, it would lose its marker.
fn serie<'c>(chart: &'c mut Chart, vue: &SerieGraphique) -> &'c mut ChartSeries {
    let serie = chart.add_series();
    serie.set_name(vue.nom.as_str());
    serie.set_categories(&plage(&vue.feuille, vue.categories)).set_values(&plage(&vue.feuille, vue.valeurs))
}

fn plage(feuille: &str, plage: Plage) -> ChartRange {
    let Plage { premiere, derniere } = plage;
    ChartRange::new_from_range(feuille, premiere.ligne, premiere.colonne, derniere.ligne, derniere.colonne)
}

fn axe(axe: &mut ChartAxis) -> &mut ChartAxis {
    axe.set_font(police(9.0).set_color(Color::RGB(DISCRET)))
        .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(Color::RGB(FILET))))
}

fn police(taille: f64) -> ChartFont {
    let mut police = ChartFont::new();
    police.set_name(POLICE).set_size(taille);
    police
}
