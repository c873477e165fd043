// Is a page accessible to axe-core in Chromium, in both themes, narrow and wide, and does it keep to itself?
// Usage: node axe.mjs NODE_FOLDER CHROMIUM FILE.html… — exits 1 when a page is refused.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [dossier, chromium, ...fichiers] = process.argv.slice(2);
const require = createRequire(pathToFileURL(resolve(dossier, "package.json")));
const puppeteer = require("puppeteer-core");
const { source } = require("axe-core");

const themes = { light: "clair", dark: "sombre" };
const largeurs = [320, 1280];
let refus = 0;

const navigateur = await puppeteer.launch({
  executablePath: chromium,
  // Containers and CI run as root, where Chromium has no sandbox; the pages are our own.
  args: process.getuid() === 0 ? ["--no-sandbox"] : [],
});

async function examiner(fichier, theme, largeur) {
  const fautes = [];
  const adresse = pathToFileURL(fichier).href;
  const page = await navigateur.newPage();
  await page.setViewport({ width: largeur, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  // A request refused by the content policy is not seen here: it is said on the console.
  await page.setRequestInterception(true);
  page.on("request", (requete) => {
    if (requete.url() === adresse || requete.url().startsWith("data:")) return requete.continue();
    fautes.push(`requête : ${requete.url()}`);
    return requete.abort();
  });
  page.on("pageerror", (erreur) => fautes.push(`script : ${erreur.message}`));
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) fautes.push(`console : ${message.text()}`);
  });
  await page.goto(adresse, { waitUntil: "load" });

  // All that can be opened is judged too.
  await page.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
    document.querySelectorAll('button[aria-expanded="false"]').forEach((bouton) => bouton.click());
  });
  const deborde = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (deborde > 0) fautes.push(`la page déborde de ${deborde} px`);

  await page.evaluate(source);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    resultTypes: ["violations"],
    rules: { "target-size": { enabled: true } },
  }));
  for (const { id, help, nodes } of violations) {
    fautes.push(`${id} (${nodes.length} fois) : ${help}\n      le premier : ${nodes[0].target.join(" ")}\n      ${nodes[0].html.slice(0, 200)}`);
  }
  await page.close();
  return fautes;
}

for (const fichier of fichiers) {
  for (const [theme, nom] of Object.entries(themes)) {
    for (const largeur of largeurs) {
      const fautes = await examiner(fichier, theme, largeur);
      if (fautes.length === 0) continue;
      refus += 1;
      console.log(`✗ ${fichier} : ${nom}, ${largeur} px\n    ${fautes.join("\n    ")}`);
    }
  }
}
await navigateur.close();
process.exit(refus > 0 ? 1 : 0);
