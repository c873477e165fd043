use super::{Lint, toujours};
use crate::diagnostic::Code;

pub const LINT: Lint = Lint {
    code: Code::PreferenceLocale,
    piege: 27,
    fondements: &["ccp-l3", "ccp-l2112-4"],
    cherche: r"(privilegi|favoris|reserv|prioris|donn\w* (la )?(priorite|preference))\w*[^.]{0,70}\b(entreprises?|fournisseurs?|achats?|producteurs?|commerces?|pme|tpe|prestataires?|artisans?|societes?) ([a-z'-]+ ){0,2}(locales?|locaux|(du|de notre|de son) (territoire|departement|bassin|secteur)|de (la region|la commune|proximite))|\bpreference locale|\bcritere (de proximite|local|d'implantation|geographique)|(taux|part|pourcentage|objectif|\d+ ?%)[^.]{0,40}(achats?|marches?|commandes?)[^.]{0,40}(entreprises?|fournisseurs?|titulaires?|pme) ([a-z'-]+ )?(locales?|locaux|du territoire|du departement|de la region)",
    avec: &[],
    sans: r"\baucune?\b|\bsans\b|\bni\b|\bpas\b|illici|illegal|interdi|descripti|transparence|prohib|acces\b|sourc|sans cible|titre d'information|\bnul",
    quand: toujours,
    message: "une préférence fondée sur l’implantation des entreprises est illicite",
    aide: "suivez la part locale à titre descriptif, sans cible, et agissez sur l’accès : allotissement, sourçage, information ; seule une localisation dans l’Union européenne peut être imposée, pour l’environnement, le social ou la sécurité",
};
