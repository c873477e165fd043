//! The whole program: read → validate → type → check → view → render → write. It orders what depends
//! on what, and says what happened; nothing here touches the terminal.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::catalogue::Catalogue;
use crate::controle::{self, Manque};
use crate::diagnostic::{Carte, Chemin, Cible, Code, Diagnostic, Diagnostics, Origine, Sources};
use crate::dossier::{self, Dossier, Id, Spaser};
use crate::input::piece::{self, ImageLue, PoliceLue};
use crate::input::{self, Arbre};
use crate::output::{self, Echec, Fichier, Sort};
use crate::render;
use crate::suivi::{self, Suivi};
use crate::validation::{Validateur, typer};
use crate::vue::contexte::Contexte;
use crate::vue::contrat::Image;
use crate::vue::prose::Prose;
use crate::vue::vocabulaire::Vocabulaire;
use crate::vue::{self, charte};

/// Observed values stand beside the dossier, under this name.
const SUIVI: &str = "suivi.toml";

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
    ("detenteurs", "détenteur"),
    ("schemas_consultes", "schéma consulté"),
    ("marches_en_cours", "marché en cours"),
    ("journal", "note du journal"),
];

/// What to produce.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Livrable {
    Schema,
    Deliberation,
    Classeur,
}

/// What was asked of `generer`.
#[derive(Debug, Clone)]
pub struct Demande {
    pub dossier: PathBuf,
    /// Default: `sortie/` beside the dossier.
    pub sortie: Option<PathBuf>,
    pub livrables: Vec<Livrable>,
    pub remplacer: bool,
    /// Also writes the Typst project there.
    pub sources_typst: Option<PathBuf>,
}

/// A dossier read and checked: sound enough to be typed, or not.
pub struct Verdict {
    pub sources: Sources,
    pub diagnostics: Diagnostics,
    pub charge: Option<Charge>,
}

/// What a sound dossier holds.
pub struct Charge {
    pub dossier: Dossier,
    pub suivi: Suivi,
    pub catalogue: Catalogue,
    /// Where everything was written, for what is found while composing.
    arbre: Arbre,
    pieces: Pieces,
    empreinte: String,
}

#[derive(Default)]
struct Pieces {
    logos: BTreeMap<Id, ImageLue>,
    polices: BTreeMap<String, PoliceLue>,
}

/// A document produced.
pub struct Produit {
    pub chemin: PathBuf,
    pub octets: usize,
    pub pages: Option<usize>,
    pub sort: Sort,
}

/// Why nothing was produced.
pub enum Refus {
    /// The dossier has errors.
    Dossier(Box<Verdict>),
    /// A file could not be written.
    Ecriture(Echec),
    /// Our own fault, or the engine's: said in French, with the engine's words below.
    Interne(String),
}

/// Reads and checks a dossier and the follow-up beside it.
///
/// # Errors
/// Data compiled in that cannot be read: our own fault.
pub fn verifier(chemin: &Path) -> Result<Verdict, String> {
    let catalogue = Catalogue::integre()?;
    let (arbre, mut sources, mut diagnostics) = input::lire_dossier(chemin, &[SUIVI]);
    let racine = chemin.parent().unwrap_or(Path::new(""));
    let mut charge = None;
    if let Some(arbre) = arbre {
        let lecture_saine = !diagnostics.has_errors();
        let (typee, fautes) = typer_selon::<Dossier>(arbre, dossier::schema_du_dossier(), lecture_saine)?;
        diagnostics.extend(fautes);
        let suivi = lire_suivi(&racine.join(SUIVI), &mut sources, &mut diagnostics)?;
        if let (Some((dossier, arbre)), Some((suivi, arbre_suivi))) = (typee, suivi) {
            let spaser = Spaser::new(&dossier, &catalogue);
            let sujet = controle::Sujet { spaser: &spaser, suivi: &suivi };
            let mut fautes = controle::controler(&sujet);
            let pieces = lire_pieces(&dossier, racine, &mut fautes);
            fautes.extend(sans_dessin(&arbre, &sources));
            fautes.placer(&arbre);
            diagnostics.extend(fautes);
            let mut fautes = controle::controler_suivi(&sujet);
            if let Some(arbre) = &arbre_suivi {
                fautes.placer(arbre);
            }
            diagnostics.extend(fautes);
            let empreinte = empreinte(&sources, &pieces);
            charge = Some(Charge { dossier, suivi, catalogue, arbre, pieces, empreinte });
        }
    }
    diagnostics.trier();
    Ok(Verdict { sources, diagnostics, charge })
}

/// The blanks of a dossier, with who holds them.
pub fn manques(charge: &Charge) -> Vec<Manque> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    controle::manques(&controle::Sujet { spaser: &spaser, suivi: &charge.suivi })
}

/// Produces the documents. `etape` is told what is being made.
///
/// # Errors
/// See [`Refus`]; nothing is written then.
pub fn generer(demande: &Demande, etape: &mut dyn FnMut(&str)) -> Result<(Verdict, Vec<Produit>), Refus> {
    etape("lecture du dossier");
    let verdict = verifier(&demande.dossier).map_err(Refus::Interne)?;
    let mut verdict = if verdict.diagnostics.has_errors() {
        return Err(Refus::Dossier(Box::new(verdict)));
    } else {
        verdict
    };
    let Some(charge) = verdict.charge.take() else { return Err(Refus::Dossier(Box::new(verdict))) };
    let documents = match composer(&charge, demande, etape) {
        Ok(documents) => documents,
        Err(Echoue::Faute(mut faute)) => {
            faute.placer(&charge.arbre);
            verdict.diagnostics.push(*faute);
            return Err(Refus::Dossier(Box::new(verdict)));
        }
        Err(Echoue::Ecriture(echec)) => return Err(Refus::Ecriture(echec)),
        Err(Echoue::Interne(raison)) => return Err(Refus::Interne(raison)),
    };
    etape("écriture des fichiers");
    let dossier = demande.sortie.clone().unwrap_or_else(|| voisin(&demande.dossier, "sortie"));
    let fichiers: Vec<Fichier> = documents.iter().map(|d| d.fichier.clone()).collect();
    let sorts =
        output::ecrire(&dossier, &charge.empreinte, &fichiers, demande.remplacer).map_err(Refus::Ecriture)?;
    let produits = documents.into_iter().zip(sorts).map(|(d, sort)| Produit {
        chemin: dossier.join(&d.fichier.nom),
        octets: d.fichier.octets.len(),
        pages: d.pages,
        sort,
    });
    let produits = produits.collect();
    verdict.charge = Some(charge);
    Ok((verdict, produits))
}

struct Document {
    fichier: Fichier,
    pages: Option<usize>,
}

enum Echoue {
    Faute(Box<Diagnostic>),
    Ecriture(Echec),
    Interne(String),
}

impl From<minijinja::Error> for Echoue {
    fn from(e: minijinja::Error) -> Self {
        Self::Interne(format!("un passage de nos gabarits est fautif : {e:#}"))
    }
}

fn composer(
    charge: &Charge,
    demande: &Demande,
    etape: &mut dyn FnMut(&str),
) -> Result<Vec<Document>, Echoue> {
    let spaser = Spaser::new(&charge.dossier, &charge.catalogue);
    let nom = vue::noms::base(&spaser);
    let mut documents = Vec::new();
    for livrable in &demande.livrables {
        let cx = contexte(charge, &spaser)?;
        match livrable {
            Livrable::Schema => {
                etape("composition du schéma");
                documents.push(schema(&cx, charge, demande, &nom)?);
            }
            Livrable::Deliberation => {
                etape("rédaction des délibérations");
                documents.extend(deliberations(&cx, charge, &nom)?);
            }
            Livrable::Classeur => {
                etape("calcul du classeur");
                documents.push(classeur(&cx, charge, &nom)?);
            }
        }
    }
    Ok(documents)
}

fn contexte<'a>(charge: &'a Charge, spaser: &'a Spaser<'a>) -> Result<Contexte<'a>, Echoue> {
    // Checked by `controle`: a dossier without any date is refused before this.
    let date =
        spaser.date_juridique().ok_or_else(|| Echoue::Interne("aucune date dans le dossier".to_owned()))?;
    let image = |(id, lue): (&Id, &ImageLue)| {
        let acheteur = spaser.acheteur(id)?;
        let alternative = acheteur.logo_alternative.clone();
        let alternative = alternative
            .unwrap_or_else(|| format!("Logo {}", crate::ecriture::complement_du_nom(&acheteur.nom)));
        Some((id.clone(), Image { fichier: fichier_du_logo(id, lue), alternative }))
    };
    Ok(Contexte {
        spaser,
        suivi: &charge.suivi,
        vocabulaire: Vocabulaire::integre().map_err(Echoue::Interne)?,
        prose: Prose::new(&charge.catalogue, date)?,
        date,
        logos: charge.pieces.logos.iter().filter_map(image).collect(),
        empreinte: charge.empreinte.chars().take(16).collect(),
    })
}

fn fichier_du_logo(id: &Id, lue: &ImageLue) -> String {
    format!("/images/logo-{id}.{}", lue.nature.extension())
}

fn schema(cx: &Contexte<'_>, charge: &Charge, demande: &Demande, nom: &str) -> Result<Document, Echoue> {
    let charte = charge.charte(cx.spaser);
    let vue = vue::schema::construire(cx, charte)?;
    let mut pieces = render::pdf::Pieces::new();
    for (id, lue) in &charge.pieces.logos {
        pieces.insert(fichier_du_logo(id, lue), lue.octets.clone());
    }
    for (nom, police) in &charge.pieces.polices {
        pieces.insert(format!("/fonts/{nom}"), police.octets.clone());
    }
    if let Some(dossier) = &demande.sources_typst {
        exporter(&vue, &pieces, dossier)?;
    }
    let pdf = render::pdf::rendre(&vue, &pieces).map_err(|fautes| refus_du_moteur(&fautes))?;
    let fichier = Fichier { nom: format!("{nom}.pdf"), octets: pdf.octets };
    Ok(Document { fichier, pages: Some(pdf.pages) })
}

fn exporter(
    vue: &vue::contrat::VueSchema,
    pieces: &render::pdf::Pieces,
    dossier: &Path,
) -> Result<(), Echoue> {
    let sources = render::pdf::sources(vue, pieces).map_err(|fautes| refus_du_moteur(&fautes))?;
    let fichiers = sources.into_iter().map(|(nom, octets)| Fichier { nom, octets });
    output::deposer(dossier, fichiers).map_err(Echoue::Ecriture)
}

fn refus_du_moteur(fautes: &[render::pdf::Faute]) -> Echoue {
    let details: Vec<String> = fautes.iter().map(|f| format!("  {f}")).collect();
    Echoue::Interne(format!("le moteur de composition a refusé le schéma :\n{}", details.join("\n")))
}

fn deliberations(cx: &Contexte<'_>, charge: &Charge, nom: &str) -> Result<Vec<Document>, Echoue> {
    let mut images: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    for (id, lue) in &charge.pieces.logos {
        let dessinee = piece::matricielle(lue).map_err(Echoue::Interne)?;
        images.insert(fichier_du_logo(id, lue), dessinee);
    }
    let sujets = vue::deliberation::sujets(cx);
    if let Some(sujet) = sujets.iter().find(|s| !s.delibere()) {
        return Err(Echoue::Faute(Box::new(decision_non_prise_en_charge(cx.spaser, sujet))));
    }
    let document = |sujet: &vue::deliberation::Sujet<'_>| {
        let vue = vue::deliberation::construire(cx, sujet)?;
        let octets = render::docx::rendre(&vue, &|chemin| images.get(chemin).cloned())
            .map_err(|e| Echoue::Interne(e.to_string()))?;
        let fichier = Fichier { nom: format!("{nom}-deliberation-{}.docx", sujet.suffixe()), octets };
        Ok(Document { fichier, pages: None })
    };
    sujets.iter().map(document).collect()
}

fn decision_non_prise_en_charge(spaser: &Spaser<'_>, sujet: &vue::deliberation::Sujet<'_>) -> Diagnostic {
    let rang = spaser.dossier.acheteurs.iter().position(|a| a.id == sujet.acheteur.id).unwrap_or(0);
    let organe = &sujet.organisme.organe_avec_article;
    let message =
        format!("{} : l’acte est une décision ({organe}), qui n’est pas encore proposée", sujet.acheteur.nom);
    Diagnostic::new(Code::ActeNonPrisEnCharge, message)
        .en(Chemin::racine().cle("acheteurs").rang(rang).cle("type"))
        .dit("pas de délibération pour ce type")
        .sujet("")
        .aide("produisez les autres documents : `--livrables schema,classeur`")
}

fn classeur(cx: &Contexte<'_>, charge: &Charge, nom: &str) -> Result<Document, Echoue> {
    let vue = vue::classeur::construire(&vue::classeur::Entrees {
        spaser: cx.spaser,
        suivi: cx.suivi,
        vocabulaire: &cx.vocabulaire,
        charte: charge.charte(cx.spaser),
        empreinte: &cx.empreinte,
    });
    let octets = render::xlsx::rendre(&vue).map_err(|e| Echoue::Interne(format!("classeur : {e}")))?;
    Ok(Document { fichier: Fichier { nom: format!("{nom}-classeur.xlsx"), octets }, pages: None })
}

impl Charge {
    fn charte(&self, spaser: &Spaser<'_>) -> vue::contrat::CharteVue {
        let familles = self.pieces.polices.iter().map(|(nom, police)| (nom.clone(), police.famille.clone()));
        charte::charte(spaser, &familles.collect())
    }
}

/// A file or folder beside another.
fn voisin(chemin: &Path, nom: &str) -> PathBuf {
    chemin.parent().unwrap_or(Path::new("")).join(nom)
}

type Typee<T> = Option<(T, Arbre)>;

/// Validates a tree against its schema, then types it: nothing is left for serde to discover. What was
/// not read whole is only validated.
fn typer_selon<T: serde::de::DeserializeOwned>(
    arbre: Arbre,
    schema: serde_json::Value,
    lecture_saine: bool,
) -> Result<(Typee<T>, Diagnostics), String> {
    let mut arbre = arbre.avec_singuliers(SINGULIERS);
    if let Some(faute) = input::verifier_format(&mut arbre, 1) {
        return Ok((None, faute.into()));
    }
    let mut diagnostics = Validateur::new(schema, dossier::FORMATS)?.valider(&arbre);
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
    let (arbre, fautes) = input::lire_fichier(chemin, sources);
    let lecture_saine = !fautes.has_errors();
    diagnostics.extend(fautes);
    let Some(arbre) = arbre else { return Ok(None) };
    let (type_, fautes) = typer_selon::<Suivi>(arbre, suivi::schema_du_suivi(), lecture_saine)?;
    diagnostics.extend(fautes);
    Ok(type_.map(|(suivi, arbre)| (suivi, Some(arbre))))
}

/// Logos and fonts that the dossier points to.
fn lire_pieces(dossier: &Dossier, racine: &Path, fautes: &mut Diagnostics) -> Pieces {
    let mut pieces = Pieces::default();
    for (rang, acheteur) in dossier.acheteurs.iter().enumerate() {
        let Some(logo) = &acheteur.logo else { continue };
        match piece::lire_image(racine, logo) {
            Ok(lue) => drop(pieces.logos.insert(acheteur.id.clone(), lue)),
            Err(raison) => fautes.push(
                Diagnostic::new(Code::ImageRefusee, format!("logo refusé : {raison}"))
                    .en(Chemin::racine().cle("acheteurs").rang(rang).cle("logo"))
                    .dit("fichier désigné ici")
                    .aide("placez un PNG, un JPEG ou un SVG dans le dossier du schéma, ou retirez la ligne"),
            ),
        }
    }
    let charte = dossier.charte.as_ref();
    let polices = [
        ("police_titres", charte.and_then(|c| c.police_titres.as_ref())),
        ("police_texte", charte.and_then(|c| c.police_texte.as_ref())),
    ];
    for (champ, nom) in polices {
        let Some(nom) = nom else { continue };
        match piece::lire_police(racine, nom) {
            Ok(lue) => drop(pieces.polices.insert(nom.clone(), lue)),
            Err(raison) => fautes.push(
                Diagnostic::new(Code::PoliceRefusee, format!("police refusée : {raison}"))
                    .en(Chemin::racine().cle("charte").cle(champ))
                    .dit("fichier désigné ici")
                    .aide("placez un fichier TTF ou OTF dans le dossier du schéma, ou retirez la ligne"),
            ),
        }
    }
    pieces
}

/// Texts with a character that no font draws: the PDF would be refused whole.
fn sans_dessin(arbre: &Arbre, sources: &Sources) -> Vec<Diagnostic> {
    let mut glyphes = render::pdf::Glyphes::integres();
    let absents =
        arbre.textes().into_iter().filter_map(|(chemin, texte)| Some((chemin, glyphes.absent(texte)?)));
    absents
        .map(|(chemin, c)| {
            let code = u32::from(c);
            let exacte = arbre.origine(&chemin).and_then(|o| place_exacte(o, c, sources));
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

/// Where a character stands in a text, unless it is written as an escape sequence.
fn place_exacte(origine: &Origine, c: char, sources: &Sources) -> Option<Origine> {
    let etendue = origine.etendue(Cible::Valeur)?;
    let brut = sources.get(origine.source())?.texte.get(etendue.clone())?;
    let debut = etendue.start + brut.find(c)?;
    Some(Origine::texte(origine.source(), debut..debut + c.len_utf8()))
}

/// What identifies the matter of the documents: every text and image read, in order.
fn empreinte(sources: &Sources, pieces: &Pieces) -> String {
    let mut matiere = Vec::new();
    for source in sources.iter() {
        matiere.extend_from_slice(source.texte.as_bytes());
        matiere.push(0);
    }
    for image in pieces.logos.values() {
        matiere.extend_from_slice(&image.octets);
    }
    output::empreinte(&matiere)
}
