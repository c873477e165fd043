// The page reads in full without this, which adds the filter of the sheets and a few comforts.
"use strict";
document.documentElement.classList.add("js");

addEventListener("DOMContentLoaded", () => {
  filtrer();
  suivreLaLecture();
  libererLesTableaux();
});

// « Œuvre », « oeuvre » and « OEUVRE » are one word.
function normaliser(texte) {
  return texte.normalize("NFKD").toLowerCase()
    .replace(/\p{M}/gu, "").replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/’/g, "'");
}

function filtrer() {
  const formulaire = document.getElementById("page-filtre");
  if (!formulaire) return;
  const resultat = document.getElementById("page-resultat");
  const chapitres = document.querySelectorAll("main .chapitre, main .partie");
  const fiches = [...document.querySelectorAll(".fiche")];
  const textes = new Map(fiches.map((fiche) => [fiche, normaliser(fiche.textContent)]));
  const noms = ["q", "indicateur", "axe"];

  const convient = (fiche, mots, indicateur, axes) =>
    mots.every((mot) => textes.get(fiche).includes(mot))
    && (!axes.length || axes.includes(fiche.dataset.axe))
    && (!indicateur || fiche.id === indicateur || fiche.querySelector(`a[href="#${CSS.escape(indicateur)}"]`));

  const compter = (genre, un, plusieurs) => {
    const nombre = fiches.filter((fiche) => !fiche.hidden && fiche.dataset.genre === genre).length;
    return nombre === 0 ? null : `${nombre} ${nombre === 1 ? un : plusieurs}`;
  };

  function appliquer() {
    const choix = new FormData(formulaire);
    const mots = normaliser(choix.get("q")).split(/\s+/).filter(Boolean);
    const indicateur = choix.get("indicateur");
    const axes = choix.getAll("axe");
    const actif = mots.length > 0 || Boolean(indicateur) || axes.length > 0;

    for (const fiche of fiches) fiche.hidden = actif && !convient(fiche, mots, indicateur, axes);
    for (const chapitre of chapitres) chapitre.hidden = actif && !chapitre.querySelector(".fiche:not([hidden])");
    document.documentElement.classList.toggle("filtre-actif", actif);

    const trouve = [compter("action", "action", "actions"), compter("indicateur", "indicateur", "indicateurs")].filter(Boolean);
    resultat.textContent = !trouve.length ? "Aucune action, aucun indicateur ne correspond."
      : trouve.join(" et ") + (actif ? ". Le reste du document est masqué." : ".");
    memoriser(choix);
  }

  // The address says what is shown, so that it can be shared; what else it says is left alone.
  function memoriser(choix) {
    const adresse = new URL(location);
    noms.forEach((nom) => adresse.searchParams.delete(nom));
    for (const [nom, valeur] of choix) if (valeur) adresse.searchParams.append(nom, valeur);
    if (adresse.href !== location.href) history.replaceState(null, "", adresse);
  }

  function rappeler() {
    for (const [nom, valeur] of new URLSearchParams(location.search)) {
      for (const champ of formulaire.querySelectorAll(`[name="${CSS.escape(nom)}"]`)) {
        if (champ.type === "checkbox") champ.checked ||= champ.value === valeur;
        else champ.value = valeur;
      }
    }
  }

  // A link into what the filter hides shows everything again, then leads there.
  const reveler = (ancre) => {
    const cible = ancre && document.getElementById(decodeURIComponent(ancre.slice(1)));
    if (!cible || cible.getClientRects().length) return;
    formulaire.reset();
    appliquer();
    return cible;
  };

  let attente;
  formulaire.addEventListener("input", () => {
    clearTimeout(attente);
    attente = setTimeout(appliquer, 200);
  });
  formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
  // The fields are emptied after this event.
  formulaire.addEventListener("reset", () => setTimeout(appliquer));
  // This button then goes away: the keyboard is led back to the field.
  formulaire.querySelector("[type=reset]").addEventListener("click", () => formulaire.elements.q.focus());
  document.addEventListener("click", (evenement) => reveler(evenement.target.closest("a[href^='#']")?.hash));

  rappeler();
  appliquer();
  reveler(location.hash)?.scrollIntoView();
}

function suivreLaLecture() {
  const bascule = document.getElementById("page-bascule");
  bascule.addEventListener("click", () => {
    const ouvert = bascule.getAttribute("aria-expanded") === "true";
    bascule.setAttribute("aria-expanded", String(!ouvert));
  });

  const nav = bascule.closest("nav");
  const liens = new Map([...nav.querySelectorAll(".plan > li > a")].map((lien) => [lien.hash.slice(1), lien]));
  let courant;
  const observateur = new IntersectionObserver((vus) => {
    const lien = vus.filter((vu) => vu.isIntersecting).map((vu) => liens.get(vu.target.id)).find(Boolean);
    if (!lien || lien === courant) return;
    courant?.removeAttribute("aria-current");
    lien.setAttribute("aria-current", "true");
    nav.scrollTop = lien.offsetTop - nav.clientHeight / 2;
    courant = lien;
  }, { rootMargin: "-20% 0px -75% 0px" });
  document.querySelectorAll("main .chapitre").forEach((chapitre) => observateur.observe(chapitre));
}

// A table that fits needs no stop on the way of the keyboard; one that does not shows that it goes on.
function libererLesTableaux() {
  const mesure = new ResizeObserver((cadres) => {
    for (const { target: cadre } of cadres) {
      const deborde = cadre.scrollWidth > cadre.clientWidth;
      cadre.classList.toggle("deborde", deborde);
      if (deborde) cadre.tabIndex = 0;
      else cadre.removeAttribute("tabindex");
    }
  });
  document.querySelectorAll(".defile").forEach((cadre) => mesure.observe(cadre));
}
