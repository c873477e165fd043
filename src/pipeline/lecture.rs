//! From files to a dossier read, typed and checked: what `verifier` does, and where `generer` starts.

use std::path::Path;

use super::complement::completer;
use super::pieces::{Pieces, lire_pieces};
use super::{Charge, Verdict, synonymes};
use crate::catalogue::Catalogue;
use crate::comparaison::Scelle;
use crate::controle;
use crate::diagnostic::{Carte, Chemin, Cible, Code, Diagnostic, Diagnostics, Origine, Sources, proche};
use crate::dossier::{self, Dossier, Spaser};
use crate::input::{self, Arbre};
use crate::output;
use crate::render;
use crate::suivi::{self, Suivi};
use crate::template::Modeles;
use crate::validation::{Validateur, typer};
use crate::vue::texte;

/// Observed values stand beside the dossier, under this name.
pub(super) const SUIVI: &str = "suivi.toml";
/// The text submitted to the assembly, under this one.
pub(super) const SCELLE: &str = "scelle.json";

/// How one element of each list is called in messages.
const SINGULIERS: &[(&str, &str)] = &[
    ("acheteurs", "acheteur"),
    ("axes", "axe"),
    ("objectifs", "objectif"),
    ("actions", "action"),
    ("indicateurs", "indicateur"),
    ("cibles", "cible"),
    ("segments", "segment"),
    ("obligations", "obligation"),
    ("orientations", "orientation"),
    ("instances", "instance"),
    ("parties_prenantes", "partie prenante"),
    ("concertations", "concertation"),
    ("contributions", "contribution"),
    ("actes", "acte"),
    ("releves", "relevé"),
    ("avancements", "avancement"),
    ("etapes", "étape"),
    ("seances", "séance"),
    ("detenteurs", "détenteur"),
    ("schemas_consultes", "schéma consulté"),
    ("marches_en_cours", "marché en cours"),
    ("journal", "note du journal"),
    ("choix", "choix"),
];

/// Reads and checks a dossier and the follow-up beside it; `fiches` is a folder of records that complete
/// the catalogue.
///
/// # Errors
/// Data compiled in that cannot be read: our own fault.
pub fn verifier(chemin: &Path, fiches: Option<&Path>) -> Result<Verdict, String> {
    verifier_avec(chemin, fiches, None)
}

/// The same, with the follow-up of another file.
///
/// # Errors
/// Data compiled in that cannot be read: our own fault.
pub(super) fn verifier_avec(
    chemin: &Path,
    fiches: Option<&Path>,
    suivi: Option<&Path>,
) -> Result<Verdict, String> {
    let (arbre, mut sources, mut diagnostics) = input::lire_dossier(chemin, &[SUIVI]);
    let racine = chemin.parent().unwrap_or(Path::new(""));
    let mut charge = None;
    if let Some(arbre) = arbre {
        let lecture_saine = !diagnostics.has_errors();
        let (typee, fautes) = typer_selon::<Dossier>(arbre, dossier::schema_du_dossier(), lecture_saine)?;
        diagnostics = sans_suites(diagnostics, &fautes, &sources);
        diagnostics.extend(fautes);
        let rang_du_suivi = sources.len();
        let suivi = match suivi {
            // A file that the user named is there, or is said to be missing.
            Some(designe) => lire_le_suivi(designe, &mut sources, &mut diagnostics)?,
            None => lire_suivi(&racine.join(SUIVI), &mut sources, &mut diagnostics)?,
        };
        if let (Some((dossier, arbre)), Some((suivi, arbre_suivi))) = (typee, suivi) {
            let integre = Catalogue::integre()?;
            let catalogue =
                completer(integre, Some((&arbre, chemin)), fiches, &mut sources, &mut diagnostics)?;
            let spaser = Spaser::new(&dossier, &catalogue);
            let suivi = suivi.aux_noms_du_jour(&dossier);
            let sujet = controle::Sujet { spaser: &spaser, suivi: &suivi };
            let mut fautes = controle::controler(&sujet);
            let pieces = lire_pieces(&dossier, racine, &mut fautes);
            fautes.extend(sans_dessin(&arbre, &sources));
            fautes.extend(mise_en_forme(&arbre, &sources));
            fautes.extend(pieges(&sujet, &arbre, &sources));
            let scelle = lire_scelle(&racine.join(SCELLE), &mut fautes);
            if let Some(scelle) = &scelle {
                let json = arbre.to_json();
                let dire = |chemin: &Chemin| arbre.dire(chemin);
                fautes.extend(controle::scelle(&dossier, scelle, &scelle.ecarts(&json), &dire));
            }
            fautes.placer(&arbre);
            diagnostics.extend(fautes);
            let mut fautes = controle::controler_suivi(&sujet);
            if let Some(arbre) = &arbre_suivi {
                fautes.placer(arbre);
            }
            diagnostics.extend(fautes);
            let connu = suivi.connu_a_l_edition(&spaser);
            let textes = || sources.iter().map(|s| s.texte.as_str());
            // What came after an adopted version does not change its mark.
            let de_la_version = match spaser.est_adopte() {
                true => {
                    let connu = suivi::ecrire(&connu);
                    let dossier = textes().enumerate().filter(|(rang, _)| *rang != rang_du_suivi);
                    empreinte(dossier.map(|(_, t)| t).chain([connu.as_str()]), &pieces)
                }
                false => empreinte(textes(), &pieces),
            };
            let empreinte = empreinte(textes(), &pieces);
            charge = Some(Charge {
                connu,
                dossier,
                suivi,
                catalogue: catalogue.into(),
                arbre,
                sources: sources.clone(),
                racine: racine.to_owned(),
                pieces,
                empreinte,
                empreinte_de_la_version: de_la_version,
                modeles: Modeles::integres().into(),
                scelle,
            });
        }
    }
    diagnostics.trier();
    Ok(Verdict { sources, diagnostics, charge })
}

/// Under a misspelt `[[acheteur]]`, `[acheteurs.contact]` makes a table of its own, which the next `[[acheteurs]]`
/// clashes with: the title alone is to blame.
fn sans_suites(lues: Diagnostics, fautes: &Diagnostics, sources: &Sources) -> Diagnostics {
    let titres: Vec<&str> = (fautes.iter().filter(|d| d.code == Code::CleInconnue))
        .filter_map(|d| d.chemin().filter(|c| c.etapes().len() == 1)?.derniere_cle())
        .collect();
    let suite = |d: &Diagnostic| {
        let mots = || {
            let origine = d.marques.first()?.origine.as_ref()?;
            sources.get(origine.source())?.texte.get(origine.etendue(Cible::Valeur)?)
        };
        d.code == Code::TomlDoublon
            && mots().is_some_and(|mots| titres.iter().any(|t| *t != mots && proche(t, [mots]).is_some()))
    };
    lues.into_iter().filter(|d| !suite(d)).collect()
}

type Typee<T> = Option<(T, Arbre)>;

/// Validates a tree against its schema, then types it: nothing is left for serde to discover. What was
/// not read whole is only validated.
pub(super) fn typer_selon<T: serde::de::DeserializeOwned>(
    arbre: Arbre,
    schema: serde_json::Value,
    lecture_saine: bool,
) -> Result<(Typee<T>, Diagnostics), String> {
    let mut arbre = arbre.avec_singuliers(SINGULIERS);
    if let Some(faute) = input::verifier_format(&mut arbre, 1) {
        return Ok((None, faute.into()));
    }
    let fautes = Validateur::new(schema, dossier::FORMATS)?.valider(&arbre);
    let mut diagnostics = synonymes::conseiller(fautes, &arbre)?;
    if diagnostics.has_errors() || !lecture_saine {
        return Ok((None, diagnostics));
    }
    match typer(&arbre) {
        Ok(type_) => Ok((Some((type_, arbre)), diagnostics)),
        Err(faute) => {
            diagnostics.push(*faute);
            Ok((None, diagnostics))
        }
    }
}

/// The follow-up, if there is one beside the dossier; an empty one otherwise.
fn lire_suivi(
    chemin: &Path,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Result<Option<(Suivi, Option<Arbre>)>, String> {
    if !chemin.exists() {
        return Ok(Some((Suivi::default(), None)));
    }
    lire_le_suivi(chemin, sources, diagnostics)
}

fn lire_le_suivi(
    chemin: &Path,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Result<Option<(Suivi, Option<Arbre>)>, String> {
    let (arbre, fautes) = input::lire_fichier(chemin, sources);
    let lecture_saine = !fautes.has_errors();
    diagnostics.extend(fautes);
    let Some(arbre) = arbre else { return Ok(None) };
    let (type_, fautes) = typer_selon::<Suivi>(arbre, suivi::schema_du_suivi(), lecture_saine)?;
    diagnostics.extend(fautes);
    Ok(type_.map(|(suivi, arbre)| (suivi, Some(arbre))))
}

/// A follow-up that is not on disk yet, read as it will be.
pub(super) fn relire_suivi(
    texte: String,
    spaser: &Spaser<'_>,
) -> Result<(Option<Suivi>, Diagnostics, Sources), String> {
    let mut sources = Sources::default();
    let source = sources.ajouter(SUIVI, Path::new(SUIVI), texte);
    let (arbre, mut diagnostics) = input::parse(source, &sources);
    let Some(arbre) = arbre else { return Ok((None, diagnostics, sources)) };
    let saine = !diagnostics.has_errors();
    let (type_, fautes) = typer_selon::<Suivi>(arbre, suivi::schema_du_suivi(), saine)?;
    diagnostics.extend(fautes);
    let Some((suivi, arbre)) = type_ else { return Ok((None, diagnostics, sources)) };
    let suivi = suivi.aux_noms_du_jour(spaser.dossier);
    let mut fautes = controle::controler_suivi(&controle::Sujet { spaser, suivi: &suivi });
    fautes.placer(&arbre);
    diagnostics.extend(fautes);
    diagnostics.trier();
    Ok((Some(suivi), diagnostics, sources))
}

/// The text submitted to the assembly, if one was produced.
fn lire_scelle(chemin: &Path, fautes: &mut Diagnostics) -> Option<Scelle> {
    if !chemin.exists() {
        return None;
    }
    let lu =
        input::charger(chemin, input::LIMITE_FICHIER as u64).ok().and_then(|octets| Scelle::lire(&octets));
    if lu.is_none() {
        fautes.push(
            Diagnostic::new(Code::ScelleIllisible, format!("{SCELLE} ne peut être lu"))
                .en(Chemin::racine().cle("document").cle("etat"))
                .dit("le texte soumis ne peut être comparé")
                .sujet("")
                .aide(format!("reprenez {SCELLE} dans une sauvegarde, ou supprimez-le si l’assemblée n’a pas encore été saisie")),
        );
    }
    lu
}

/// Texts with a character that no font draws: the PDF would be refused whole.
fn sans_dessin(arbre: &Arbre, sources: &Sources) -> Vec<Diagnostic> {
    let mut glyphes = render::pdf::Glyphes::integres();
    let absents =
        arbre.textes().into_iter().filter_map(|(chemin, texte)| Some((chemin, glyphes.absent(texte)?)));
    absents
        .map(|(chemin, c)| {
            let code = u32::from(c);
            let exacte = arbre.origine(&chemin).and_then(|o| place_exacte(o, &c.to_string(), sources));
            let mut faute = Diagnostic::new(
                Code::CaractereSansDessin,
                format!("le caractère « {c} » (U+{code:04X}) n’existe dans aucune police des documents"),
            )
            .en(chemin)
            .dit("sans dessin");
            faute.marques[0].origine = exacte;
            faute.aide("remplacez-le par des mots, ou retirez-le")
        })
        .collect()
}

/// Tables, images, words struck through: once a field, where the first stands.
fn mise_en_forme(arbre: &Arbre, sources: &Sources) -> Vec<Diagnostic> {
    let trouves = arbre.textes().into_iter().filter_map(|(chemin, texte)| {
        texte::non_rendu(texte).map(|(quoi, place)| (chemin, texte, quoi, place))
    });
    trouves
        .map(|(chemin, texte, quoi, place)| {
            let (devient, aide) = match quoi {
                "un tableau" => {
                    ("est imprimé avec ses barres et ses tirets", "écrivez une liste, une ligne par élément")
                }
                "une image" => {
                    ("est remplacée par les mots qui la décrivent", "retirez-la, ou gardez ces mots seuls")
                }
                _ => ("est imprimé avec ses tildes", "retirez ces mots, ou leurs signes"),
            };
            let mots = texte.get(place).unwrap_or_default();
            let exacte = arbre.origine(&chemin).and_then(|o| place_exacte(o, mots, sources));
            let mut faute = Diagnostic::new(Code::MiseEnFormeIgnoree, format!("{quoi} {devient}"))
                .en(chemin)
                .dit("non rendu")
                .aide(aide);
            faute.marques[0].origine = exacte;
            faute
        })
        .collect()
}

/// Where words stand in a text, unless they are written as an escape sequence or over two lines.
fn place_exacte(origine: &Origine, mots: &str, sources: &Sources) -> Option<Origine> {
    let etendue = origine.etendue(Cible::Valeur)?;
    let brut = sources.get(origine.source())?.texte.get(etendue.clone())?;
    let debut = etendue.start + brut.find(mots)?;
    Some(Origine::texte(origine.source(), debut..debut + mots.len()))
}

/// Pitfalls of the text, each underlined where its words are.
fn pieges(sujet: &controle::Sujet<'_>, arbre: &Arbre, sources: &Sources) -> Vec<Diagnostic> {
    let trouves = controle::relire(sujet, &arbre.textes());
    trouves
        .into_iter()
        .map(|(mut faute, mots)| {
            let origine = faute.chemin().and_then(|chemin| arbre.origine(chemin));
            faute.marques[0].origine = origine.and_then(|o| place_exacte(o, &mots, sources));
            faute
        })
        .collect()
}

/// What identifies the matter of the documents: every text and image read, in order.
fn empreinte<'a>(textes: impl Iterator<Item = &'a str>, pieces: &Pieces) -> String {
    let mut matiere = Vec::new();
    for texte in textes {
        matiere.extend_from_slice(texte.as_bytes());
        matiere.push(0);
    }
    for image in pieces.logos.values() {
        matiere.extend_from_slice(&image.octets);
    }
    for papier in pieces.papiers.values() {
        papier.matiere().for_each(|octets| matiere.extend_from_slice(octets));
    }
    output::empreinte(&matiere)
}
