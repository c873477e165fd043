#!/usr/bin/env bash
# Is a page valid HTML, accessible in Chromium in both themes, and does it ask the network for nothing?
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -gt 0 ]] || arret 'Usage : web.sh FICHIER.html…
Soumet chaque page au vérificateur du W3C, puis à axe-core dans Chromium (clair et sombre, 320 et
1280 px, tout déplié) : aucune erreur, aucune infraction, aucune requête admise.'
pret "$jar_vnu" "$axe" "$puppeteer"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) ||
  arret "juge absent : chromium (tests/juges/installer.sh l'installe)"
present "$@"

for fichier; do
  # It exits 1 on an invalid page, and says why on the error output.
  if erreurs=$(java -jar "$jar_vnu" --errors-only --format text "$fichier" 2>&1); then
    bon "$fichier" 'HTML du W3C'
  else
    faute "$fichier" "erreurs HTML : $(wc -l <<<"$erreurs")"
    sed 's/^/    /' <<<"$erreurs" | head -n 20
  fi
  if node "$ici/axe.mjs" "$cache/node" "$chromium" "$fichier"; then
    bon "$fichier" 'axe-core, sans requête'
  else
    echec=1
  fi
done
exit "$echec"
