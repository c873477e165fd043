//! One sentence a change.

use super::{Phrase, Sujet, genre_de_cible};
use crate::comparaison::evolution::{
    CibleChangee, Decalage, Fait, Jalon, Mouvement, Pas, Quoi, Sort, Valeurs,
};
use crate::dossier::{Acheteur, Action, Axe, Choix, Etat, IndicateurResolu, Objectif, Sens, Statut};
use crate::ecriture::{capitale, compte, date_longue, de, liste, minuscule, typographier};
use crate::vue::contexte::valeur;
use crate::vue::texte::sans_markdown;

/// Names listed in a sentence, at most.
const NOMS: usize = 6;

pub fn phrase(s: &Sujet<'_>, fait: &Fait<'_>) -> Phrase {
    let (sujet, texte) = dire(s, fait);
    Phrase { genre: genre(fait), sujet, phrase: typographier(&texte) }
}

/// Stable name of a change.
pub fn genre(fait: &Fait<'_>) -> &'static str {
    match fait {
        Fait::Cible(c) => genre_de_cible(c),
        Fait::ActionAjoutee(_) => "action-ajoutee",
        Fait::ActionRetiree(_) => "action-retiree",
        Fait::ActionDecalee { mouvement: Mouvement::Recul, .. } => "action-repoussee",
        Fait::ActionDecalee { mouvement: Mouvement::Progres, .. } => "action-avancee",
        Fait::ActionDecalee { .. } => "action-calendrier",
        Fait::ActionStatut { apres: Some(Statut::Abandonne), .. } => "action-abandonnee",
        Fait::ActionStatut { avant: Some(Statut::Abandonne), .. } => "action-reprise",
        Fait::ActionStatut { .. } => "action-statut",
        Fait::ActionRenommee { .. } => "action-renommee",
        Fait::ActionPilote { .. } => "action-pilote",
        Fait::ActionMoyens { .. } => "action-moyens",
        Fait::ActionDeplacee { .. } => "action-deplacee",
        Fait::ActionPriorite { .. } => "action-priorite",
        Fait::ActionRecrite { .. } => "action-recrite",
        Fait::AxeAjoute(_) => "axe-ajoute",
        Fait::AxeRetire(_) => "axe-retire",
        Fait::AxeRenomme { .. } => "axe-renomme",
        Fait::AxesReordonnes => "axes-reordonnes",
        Fait::AxeRecrit { .. } => "axe-recrit",
        Fait::ObjectifAjoute(_) => "objectif-ajoute",
        Fait::ObjectifRetire(_) => "objectif-retire",
        Fait::ObjectifRenomme { .. } => "objectif-renomme",
        Fait::ObjectifDeplace { .. } => "objectif-deplace",
        Fait::ObjectifRecrit { .. } => "objectif-recrit",
        Fait::IndicateurAjoute(_) => "indicateur-ajoute",
        Fait::IndicateurRetire(_) => "indicateur-retire",
        Fait::IndicateurRenomme { .. } => "indicateur-renomme",
        Fait::IndicateurRedefini { .. } => "indicateur-redefini",
        Fait::IndicateurRecrit { .. } => "indicateur-recrit",
        Fait::ObligationRetenue(_) => "obligation-retenue",
        Fait::ObligationEcartee(_) => "obligation-ecartee",
        Fait::ObligationRecrite(_) => "obligation-recrite",
        Fait::Periode { .. } => "periode",
        Fait::InstanceAjoutee(_) => "instance-ajoutee",
        Fait::InstanceRetiree(_) => "instance-retiree",
        Fait::InstanceRythme { .. } => "instance-rythme",
        Fait::InstanceRecrite(_) => "instance-recrite",
        Fait::AcheteurAjoute(_) => "acheteur-ajoute",
        Fait::AcheteurRetire(_) => "acheteur-retire",
        Fait::AcheteurRenomme { .. } => "acheteur-renomme",
        Fait::AcheteurRecrit { .. } => "acheteur-recrit",
        Fait::PartieRecrite { .. } => "partie-recrite",
        Fait::PartieAjoutee { .. } => "partie-ajoutee",
        Fait::PartieRetiree { .. } => "partie-retiree",
        Fait::ListeChangee { .. } => "liste-changee",
        Fait::Document(_) => "document",
    }
}

fn action(a: &Action) -> String {
    format!("L’action « {} » ({})", a.titre, a.id)
}

fn axe(a: &Axe) -> String {
    format!("« {} »", a.titre)
}

fn objectif(o: &Objectif) -> String {
    format!("L’objectif « {} »", o.titre)
}

/// « SOC-01 (Considération sociale) ».
pub fn indicateur(i: &IndicateurResolu<'_>) -> String {
    if i.court == i.id().as_str() { i.id().to_string() } else { format!("{} ({})", i.id(), i.court) }
}

fn dire(s: &Sujet<'_>, fait: &Fait<'_>) -> (Option<String>, String) {
    let de_l_action = |a: &Action, suite: String| (Some(a.id.to_string()), format!("{} {suite}", action(a)));
    match fait {
        Fait::Cible(c) => (Some(c.indicateur.id().to_string()), cible(s, c)),
        Fait::ActionAjoutee(a) => de_l_action(a.action, format!("est ajoutée{}.", terme(a.action))),
        Fait::ActionRetiree(a) => de_l_action(a.action, "est retirée.".to_owned()),
        Fait::ActionDecalee { action: a, mouvement, decalages } => {
            let verbe = match mouvement {
                Mouvement::Recul => "est repoussée",
                Mouvement::Progres => "est avancée",
                Mouvement::Autre => "change de calendrier",
            };
            let dits: Vec<String> = decalages.iter().map(decalage).collect();
            de_l_action(a.action, format!("{verbe} : {}.", dits.join(" ; ")))
        }
        Fait::ActionStatut { action: a, avant, apres } => {
            let dit = |statut: &Option<Statut>| {
                statut.map_or("non dit", |x| s.apres.vocabulaire.dire(x)).to_owned()
            };
            let suite = match (avant, apres) {
                (_, Some(Statut::Abandonne)) => "est abandonnée.".to_owned(),
                (Some(Statut::Abandonne), _) => format!("est reprise : {}.", minuscule(&dit(apres))),
                _ => format!("passe de l’état « {} » à « {} ».", dit(avant), dit(apres)),
            };
            de_l_action(a.action, suite)
        }
        Fait::ActionRenommee { avant, apres } => (
            Some(apres.action.id.to_string()),
            format!(
                "L’action « {} » ({}) s’intitule désormais « {} ».",
                avant.titre, apres.action.id, apres.action.titre
            ),
        ),
        Fait::ActionPilote { avant, apres } => {
            let suite = match (avant, apres.action.pilote.as_deref()) {
                (Some(a), Some(b)) => format!("change de pilote : {b}, et non plus {a}."),
                (None, Some(b)) => format!("a désormais un pilote : {b}."),
                (a, None) => format!("n’a plus de pilote désigné (c’était : {}).", a.unwrap_or_default()),
            };
            de_l_action(apres.action, suite)
        }
        Fait::ActionMoyens { action: a, moyens } => {
            let dits: Vec<String> = moyens.iter().map(valeurs).collect();
            de_l_action(a.action, format!("change de moyens : {}.", dits.join(" ; ")))
        }
        Fait::ActionDeplacee { action: a, de, vers } => de_l_action(
            a.action,
            format!("passe de l’objectif « {} » à l’objectif « {} ».", de.titre, vers.titre),
        ),
        Fait::ActionPriorite { action: a, avant, apres } => {
            let dit = |p: &Option<_>| {
                p.map_or_else(|| "sans priorité".to_owned(), |p| minuscule(s.apres.vocabulaire.dire(p)))
            };
            de_l_action(a.action, format!("change de priorité : {}, et non plus {}.", dit(apres), dit(avant)))
        }
        Fait::ActionRecrite { action: a, champs } => {
            de_l_action(a.action, format!("est récrite : {}.", liste(champs)))
        }
        Fait::ObligationRetenue(id) => (
            Some(id.to_string()),
            format!("L’obligation {} est désormais retenue.", obligation(s, id.as_str())),
        ),
        Fait::ObligationEcartee(id) => {
            (Some(id.to_string()), format!("L’obligation {} n’est plus retenue.", obligation(s, id.as_str())))
        }
        Fait::ObligationRecrite(id) => (
            Some(id.to_string()),
            format!("La réponse à l’obligation {} est récrite.", obligation(s, id.as_str())),
        ),
        autre => structure(s, autre),
    }
}

fn structure(s: &Sujet<'_>, fait: &Fait<'_>) -> (Option<String>, String) {
    match fait {
        Fait::AxeAjoute(a) => (Some(a.id.to_string()), format!("L’axe {} est ajouté.", axe(a))),
        Fait::AxeRetire(a) => (Some(a.id.to_string()), format!("L’axe {} est retiré.", axe(a))),
        Fait::AxeRenomme { avant, apres } => {
            (Some(apres.id.to_string()), format!("L’axe {} s’intitule désormais {}.", axe(avant), axe(apres)))
        }
        Fait::AxesReordonnes => {
            let titres: Vec<String> = s.apres.spaser.axes.iter().map(|a| axe(a.axe)).collect();
            (None, format!("Les axes changent d’ordre : {}.", titres.join(", ")))
        }
        Fait::AxeRecrit { axe: a, champs } => {
            (Some(a.id.to_string()), format!("L’axe {} est récrit : {}.", axe(a), liste(champs)))
        }
        Fait::ObjectifAjoute(o) => (Some(o.id.to_string()), format!("{} est ajouté.", objectif(o))),
        Fait::ObjectifRetire(o) => (Some(o.id.to_string()), format!("{} est retiré.", objectif(o))),
        Fait::ObjectifRenomme { avant, apres } => (
            Some(apres.id.to_string()),
            format!("{} s’intitule désormais « {} ».", objectif(avant), apres.titre),
        ),
        Fait::ObjectifDeplace { objectif: o, de, vers } => (
            Some(o.id.to_string()),
            format!("{} passe de l’axe {} à l’axe {}.", objectif(o), axe(de), axe(vers)),
        ),
        Fait::ObjectifRecrit { objectif: o, champs } => {
            (Some(o.id.to_string()), format!("{} est récrit : {}.", objectif(o), liste(champs)))
        }
        Fait::IndicateurAjoute(i) => {
            (Some(i.id().to_string()), format!("L’indicateur {}, « {} », est ajouté.", i.id(), i.nom))
        }
        Fait::IndicateurRetire(i) => {
            (Some(i.id().to_string()), format!("L’indicateur {}, « {} », est retiré.", i.id(), i.nom))
        }
        Fait::IndicateurRenomme { avant, apres } => (
            Some(apres.id().to_string()),
            format!(
                "L’indicateur {}, « {} », s’intitule désormais « {} ».",
                apres.id(),
                avant.nom,
                apres.nom
            ),
        ),
        Fait::IndicateurRedefini { indicateur: i, champs } => (
            Some(i.id().to_string()),
            format!(
                "L’indicateur {} est redéfini : {}. Ses valeurs passées peuvent ne plus se comparer.",
                indicateur(i),
                liste(champs)
            ),
        ),
        Fait::IndicateurRecrit { indicateur: i, champs } => (
            Some(i.id().to_string()),
            format!("La fiche de l’indicateur {} est mise à jour : {}.", indicateur(i), liste(champs)),
        ),
        autre => (None, reste(s, autre)),
    }
}

fn reste(s: &Sujet<'_>, fait: &Fait<'_>) -> String {
    match fait {
        Fait::Periode { avant: Some(a), apres: Some(b) } => {
            format!("La période du schéma change : {b}, et non plus {a}.")
        }
        Fait::Periode { apres: Some(b), .. } => format!("La période du schéma est désormais fixée : {b}."),
        Fait::Periode { avant, .. } => {
            format!("La période du schéma, {}, n’est plus dite.", avant.as_deref().unwrap_or_default())
        }
        Fait::InstanceAjoutee(i) => format!("L’instance « {} » est créée.", i.nom),
        Fait::InstanceRetiree(i) => format!("L’instance « {} » est supprimée.", i.nom),
        Fait::InstanceRythme { instance, avant, apres } => match (avant, apres) {
            (Some(a), Some(b)) => {
                format!("L’instance « {} » se réunit {b} fois par an, au lieu de {a}.", instance.nom)
            }
            (None, Some(b)) => {
                format!("L’instance « {} » se réunit désormais {b} fois par an.", instance.nom)
            }
            _ => format!("Le rythme des réunions de l’instance « {} » n’est plus dit.", instance.nom),
        },
        Fait::InstanceRecrite(i) => {
            format!("L’instance « {} » change de rôle, de présidence ou de composition.", i.nom)
        }
        Fait::AcheteurAjoute(a) => format!("{} rejoint le schéma.", acheteur_en_tete(s, a)),
        Fait::AcheteurRetire(a) => format!("{} quitte le schéma.", acheteur_en_tete(s, a)),
        Fait::AcheteurRenomme { avant, apres } => {
            format!("L’acheteur « {} » s’appelle désormais « {} ».", avant.nom, apres.nom)
        }
        Fait::AcheteurRecrit { acheteur, champs } => {
            format!("La fiche de l’acheteur « {} » est mise à jour : {}.", acheteur.nom, liste(champs))
        }
        Fait::PartieRecrite { partie, champs } => {
            format!("{} : {}.", capitale(&format!("{partie} change")), liste(champs))
        }
        Fait::PartieAjoutee { partie } => capitale(&format!("{partie} est une partie nouvelle.")),
        Fait::PartieRetiree { partie } => capitale(&format!("{partie} disparaît.")),
        Fait::ListeChangee { partie, ajoutes, retires, modifies } => {
            let dire = |noms: &[String], un: &str, plusieurs: &str| {
                (!noms.is_empty())
                    .then(|| format!("{} ({})", compte(noms.len(), un, plusieurs), enumerer(noms)))
            };
            let dits = [
                dire(retires, "retrait", "retraits"),
                dire(ajoutes, "ajout", "ajouts"),
                dire(modifies, "modification", "modifications"),
            ];
            format!("{} : {}.", capitale(partie), dits.into_iter().flatten().collect::<Vec<_>>().join(" ; "))
        }
        Fait::Document(v) => {
            let mut v = v.clone();
            if v.champ == "état" {
                let dire = |cle: Option<String>| {
                    let etat = Etat::TOUS.iter().copied().find(|e| Some(e.cle()) == cle.as_deref())?;
                    Some(format!("« {} »", s.apres.vocabulaire.dire(etat)))
                };
                (v.avant, v.apres) = (dire(v.avant), dire(v.apres));
            }
            format!("{}.", capitale(&valeurs(&v)))
        }
        _ => String::new(),
    }
}

fn enumerer(noms: &[String]) -> String {
    let cites: Vec<String> =
        noms.iter().take(NOMS).map(|n| format!("« {} »", couper(&sans_markdown(n)))).collect();
    if noms.len() > NOMS { format!("{}…", cites.join(", ")) } else { liste(&cites) }
}

fn couper(texte: &str) -> String {
    match texte.char_indices().nth(70) {
        Some((octet, _)) => format!("{}…", texte[..octet].trim_end()),
        None => texte.to_owned(),
    }
}

fn acheteur_en_tete(s: &Sujet<'_>, a: &Acheteur) -> String {
    capitale(&s.apres.nom_avec_article(a))
}

fn obligation(s: &Sujet<'_>, id: &str) -> String {
    let decrite = |cx: &crate::vue::contexte::Contexte<'_>| {
        let retenue = cx.spaser.dossier.obligations.iter().find(|o| o.id.as_str() == id)?;
        retenue.titre.clone().or_else(|| cx.obligation(&retenue.id).map(|o| o.titre.clone()))
    };
    decrite(s.apres)
        .or_else(|| decrite(s.avant))
        .map_or_else(|| id.to_owned(), |titre| format!("{id}, « {titre} »,"))
}

/// « , de janvier 2027 à décembre 2028 »: when an action that comes is to be done.
fn terme(a: &Action) -> String {
    a.fin.map_or_else(String::new, |fin| format!(", pour le {}", date_longue(fin.0)))
}

fn decalage(d: &Decalage<'_>) -> String {
    let quoi = match d.quoi {
        Quoi::Debut => "son début".to_owned(),
        Quoi::Fin => "sa fin".to_owned(),
        Quoi::Etape(libelle) => format!("l’étape « {libelle} »"),
    };
    match (d.avant, d.apres) {
        (Some(a), Some(b)) => format!("{quoi} passe du {} au {}", date_longue(a), date_longue(b)),
        (None, Some(b)) => format!("{quoi} a désormais une date, le {}", date_longue(b)),
        (Some(a), None) => format!("{quoi} n’a plus de date (c’était le {})", date_longue(a)),
        (None, None) => quoi,
    }
}

fn valeurs(v: &Valeurs) -> String {
    match (&v.avant, &v.apres) {
        (Some(a), Some(b)) => format!("{}, {b} au lieu de {a}", v.champ),
        (None, Some(b)) => format!("{}, désormais {b}", v.champ),
        (a, None) => {
            format!("{}, qui n’est plus dit (c’était {})", v.champ, a.as_deref().unwrap_or_default())
        }
    }
}

/// « La cible de SOC-01 (…) pour la ville de Sarbonne passe de 22 % à 26 % en 2028. »
fn cible(s: &Sujet<'_>, c: &CibleChangee<'_>) -> String {
    let i = c.indicateur;
    let pour = c.acheteur.map(|a| format!(" pour {}", s.apres.nom_avec_article(a))).unwrap_or_default();
    let sujet = format!("{}{pour}", indicateur(i));
    let de_qui = de(&sujet);
    let tous = |choisir: fn(&Pas) -> Option<Jalon>| {
        liste(&c.pas.iter().filter_map(choisir).map(|j| jalon(i, j)).collect::<Vec<_>>())
    };
    match c.sort {
        Sort::Ajoutee => return format!("Une cible est fixée pour {sujet} : {}.", tous(|p| p.apres)),
        Sort::Retiree => {
            return format!("La cible {de_qui} est retirée ; elle était de {}.", tous(|p| p.avant));
        }
        Sort::Changee => {}
    }
    let formes = c.formes.map(|(a, b)| {
        let dire = |i: &IndicateurResolu<'_>, forme| minuscule(s.apres.vocabulaire.forme(i, forme));
        format!("sa forme change : {}, et non plus {}", dire(i, b), dire(c.indicateur_avant, a))
    });
    if let [Pas { avant: Some((Some(a), va)), apres: Some((Some(b), vb)) }] = c.pas[..]
        && a != b
        && (va - vb).abs() < 1e-9
        && i.unite == c.indicateur_avant.unite
    {
        let verbe = if b > a { "repoussée" } else { "avancée" };
        let combien = if i.est_un_oui_non() || c.formes.is_none() && est_un_jalon(c) {
            String::new()
        } else {
            format!(", {},", valeur(i, vb, false))
        };
        let suite = formes.map(|f| format!(" ; {f}")).unwrap_or_default();
        return format!("La cible {de_qui}{combien} est {verbe} de {a} à {b}{suite}.");
    }
    let passages: Vec<String> = c.pas.iter().filter_map(|p| passage(c, p)).collect();
    let mut dits = Vec::new();
    if !passages.is_empty() {
        dits.push(format!("passe {}", liste(&passages)));
    }
    dits.extend(c.pas.iter().filter_map(|p| match (p.avant, p.apres) {
        (None, Some(j)) => Some(format!("un palier s’ajoute, {}", jalon(i, j))),
        (Some(j), None) => Some(format!("un palier disparaît, {}", jalon(c.indicateur_avant, j))),
        _ => None,
    }));
    dits.extend(formes);
    let tete = if passages.is_empty() {
        format!("La cible {de_qui} change :")
    } else {
        format!("La cible {de_qui}")
    };
    format!("{tete} {}{}.", dits.join(" ; "), ambition(c))
}

fn est_un_jalon(c: &CibleChangee<'_>) -> bool {
    c.indicateur.cibles.iter().any(|cible| cible.forme == crate::dossier::FormeCible::OuiNon)
}

/// « de 22 % à 26 % en 2028 », « de 25 % en 2030 à 30 % en 2032 ».
fn passage(c: &CibleChangee<'_>, p: &Pas) -> Option<String> {
    let ((aa, a), (ab, b)) = (p.avant?, p.apres?);
    let avant = valeur(c.indicateur_avant, a, false);
    let apres = valeur(c.indicateur, b, false);
    Some(match (aa, ab) {
        (Some(x), Some(y)) if x == y => format!("de {avant} à {apres} en {y}"),
        (None, None) => format!("de {avant} à {apres} chaque année"),
        (x, y) => {
            let an =
                |annee: Option<_>| annee.map_or_else(|| "chaque année".to_owned(), |a| format!("en {a}"));
            format!("de {avant} {} à {apres} {}", an(x), an(y))
        }
    })
}

pub fn jalon(i: &IndicateurResolu<'_>, (annee, v): Jalon) -> String {
    let dit = valeur(i, v, false);
    annee.map_or_else(|| format!("{dit} chaque année"), |a| format!("{dit} en {a}"))
}

/// Where less is better, a higher figure is a lower ambition: said, lest one read it the other way.
fn ambition(c: &CibleChangee<'_>) -> &'static str {
    match (c.indicateur.sens, c.mouvement) {
        (Sens::Baisse, Mouvement::Recul) => " : l’indicateur doit baisser, l’ambition est réduite",
        (Sens::Baisse, Mouvement::Progres) => " : l’indicateur doit baisser, l’ambition est relevée",
        _ => "",
    }
}
