//! The calendar as RFC 5545 text: whole days, stable identifiers, lines folded at 75 octets.

use std::fmt::Write;

use jiff::civil::Date;

use crate::vue::calendrier::{Evenement, VueCalendrier};

/// Octets of a line before it is folded, its end apart.
const LIGNE: usize = 75;

pub fn rendre(vue: &VueCalendrier) -> String {
    let mut texte = String::new();
    for fixe in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//spaser//FR", "CALSCALE:GREGORIAN"] {
        ligne(&mut texte, fixe);
    }
    ligne(&mut texte, &format!("X-WR-CALNAME:{}", echapper(&vue.nom)));
    for evenement in &vue.evenements {
        ecrire(&mut texte, vue, evenement);
    }
    ligne(&mut texte, "END:VCALENDAR");
    texte
}

fn ecrire(texte: &mut String, vue: &VueCalendrier, e: &Evenement) {
    ligne(texte, "BEGIN:VEVENT");
    ligne(texte, &format!("UID:{}@{}.spaser", e.id.to_lowercase(), vue.racine));
    ligne(texte, &format!("DTSTAMP:{}T000000Z", compacte(vue.edition)));
    ligne(texte, &format!("DTSTART;VALUE=DATE:{}", compacte(e.date)));
    ligne(texte, &format!("SUMMARY:{}", echapper(&e.titre)));
    ligne(texte, &format!("DESCRIPTION:{}", echapper(&e.description)));
    ligne(texte, "TRANSP:TRANSPARENT");
    ligne(texte, "END:VEVENT");
}

fn compacte(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn echapper(texte: &str) -> String {
    let mut echappe = String::with_capacity(texte.len());
    for c in texte.chars() {
        match c {
            '\\' | ';' | ',' => {
                echappe.push('\\');
                echappe.push(c);
            }
            '\n' => echappe.push_str("\\n"),
            c if c.is_control() => {}
            c => echappe.push(c),
        }
    }
    echappe
}

/// A content line; what is folded goes on after a space.
fn ligne(texte: &mut String, contenu: &str) {
    let mut reste = contenu;
    let mut place = LIGNE;
    loop {
        if reste.len() <= place {
            // Writing to a String cannot fail.
            let _ = write!(texte, "{reste}\r\n");
            return;
        }
        let coupe = (0..=place).rev().find(|i| reste.is_char_boundary(*i)).unwrap_or(0);
        let _ = write!(texte, "{}\r\n ", &reste[..coupe]);
        reste = &reste[coupe..];
        place = LIGNE - 1;
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::droit::calendrier::Auteur;

    #[test]
    fn lignes_pliees_et_virgules_echappees() {
        let vue = VueCalendrier {
            nom: "SPASER".to_owned(),
            racine: "spaser-essai".to_owned(),
            edition: date(2026, 11, 2),
            evenements: vec![Evenement {
                id: "ECH-1".to_owned(),
                date: date(2027, 6, 30),
                jour_connu: true,
                titre: "Déclaration, réemploi ; é".repeat(6),
                description: String::new(),
                auteur: Auteur::Loi,
            }],
        };
        let texte = rendre(&vue);
        assert!(texte.split("\r\n").all(|l| l.len() <= 75), "{texte}");
        assert!(texte.contains("DTSTART;VALUE=DATE:20270630\r\n"));
        let depliee = texte.replace("\r\n ", "");
        assert!(depliee.contains("Déclaration\\, réemploi \\; é"), "{depliee}");
    }
}
