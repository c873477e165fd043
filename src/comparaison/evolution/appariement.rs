//! Which element of the newer dossier is which of the older? Its identifier tells, or one it bore.

use crate::dossier::{Action, Axe, Id, Indicateur, Objectif};

/// What may change its identifier and be followed.
pub trait Suivi {
    fn id(&self) -> &Id;
    fn anciens_ids(&self) -> &[Id];
}

macro_rules! suivis {
    ($($type:ty),+) => {$(
        impl Suivi for $type {
            fn id(&self) -> &Id { &self.id }
            fn anciens_ids(&self) -> &[Id] { &self.anciens_ids }
        }
    )+};
}
suivis!(Action, Axe, Indicateur, Objectif);

/// Whether two elements are one.
type Meme = fn(&dyn Suivi, &dyn Suivi) -> bool;

/// Pairs in the order of the newer dossier, then what is on one side only.
pub struct Appariement<T> {
    pub communs: Vec<(T, T)>,
    pub retires: Vec<T>,
    pub ajoutes: Vec<T>,
}

/// Same identifier and same past first, then an identifier borne by the other of old, then the same identifier.
/// Either dossier may be the older: one can compare backwards.
pub fn apparier<T: Copy>(avant: Vec<T>, apres: Vec<T>, suivi: impl Fn(&T) -> &dyn Suivi) -> Appariement<T> {
    let memes: [Meme; 3] = [
        |a, b| a.id() == b.id() && a.anciens_ids() == b.anciens_ids(),
        |a, b| b.anciens_ids().contains(a.id()) || a.anciens_ids().contains(b.id()),
        |a, b| a.id() == b.id(),
    ];
    let mut libres: Vec<Option<T>> = avant.into_iter().map(Some).collect();
    let mut pairs: Vec<(Option<T>, T)> = apres.into_iter().map(|e| (None, e)).collect();
    for meme in memes {
        for (ancien, nouveau) in pairs.iter_mut().filter(|(ancien, _)| ancien.is_none()) {
            let place = libres.iter_mut().find(|a| a.is_some_and(|a| meme(suivi(&a), suivi(nouveau))));
            *ancien = place.and_then(Option::take);
        }
    }
    let mut appariement = Appariement { communs: Vec::new(), retires: Vec::new(), ajoutes: Vec::new() };
    for (ancien, nouveau) in pairs {
        match ancien {
            Some(ancien) => appariement.communs.push((ancien, nouveau)),
            None => appariement.ajoutes.push(nouveau),
        }
    }
    appariement.retires.extend(libres.into_iter().flatten());
    appariement
}
