use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::PreferenceLocale,
    piege: 27,
    fondements: &["ccp-l3", "ccp-l2112-4"],
    cherche: r"(privilegi|favoris|reserv|prioris|donn\w* (la )?(priorite|preference))\w*[^.]{0,70}\b(entreprises?|fournisseurs?|achats?|producteurs?|commerces?|pme|tpe|prestataires?|artisans?|societes?) ([a-z'-]+ ){0,2}(locales?|locaux|(du|de notre|de son) (territoire|departement|bassin|secteur)|de (la region|la commune|proximite))|\bpreference locale|preference[^.]{0,30}(fournisseurs?|entreprises?|candidats?|artisans?|producteurs?)[^.]{0,25}(implante|territoire|local)|\bcritere (de proximite|local|d'implantation|geographique)|implantation locale[^.]*critere|a offre equivalente,? l'entreprise locale|points? supplementaires?[^.]*(siege|implant|territoire|departement|local)|(producteurs?|artisans?|entreprises?|fournisseurs?) (locales?|locaux)[^.]{0,30}(prioritaire|sera retenu|seront retenu)|en priorite (aupres|a|aux)[^.]{0,25}(artisans|entreprises|producteurs|commercants|fournisseurs)[^.]*(commune|territoire|departement|local)|(cible|objectif|atteindr|\bvis(er|e|ons)|d'ici|porter|passer)[^.]{0,60}(achats?|marches?|commandes?|depenses?)[^.]{0,40}(entreprises?|fournisseurs?|titulaires?|pme) ([a-z'-]+ )?(locales?|locaux|du territoire|du departement|de la region)",
    avec: &[],
    sans: r"\baucune?\b|\bsans\b|\bni\b|\bpas\b|illici|illegal|interdi|descripti|transparence|prohib|acces\b|sourc|sans cible|titre d'information|\bnul",
    quand: toujours,
    message: "une préférence fondée sur l’implantation des entreprises est illicite",
    aide: "suivez la part locale à titre descriptif, sans cible, et agissez sur l’accès : allotissement, sourçage, information ; seule une localisation dans l’Union européenne peut être imposée, pour l’environnement, le social ou la sécurité",
};
