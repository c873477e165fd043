#!/usr/bin/env bash
# Is a PDF archivable and accessible, titled, tagged, and said to be in French?
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -gt 0 ]] || arret 'Usage : pdf.sh FICHIER.pdf…
Soumet chaque PDF à veraPDF (PDF/UA-1 et PDF/A-3a), puis vérifie titre, balisage et langue.'
pret "$jar_verapdf" "$cache/vera" "$python"
present "$@"

# The engine lacks only a JAXB runtime, which left the JDK after Java 8.
classes=$cache/vera:$jar_verapdf
for jar in jaxb-impl jaxb-core istack-commons-runtime txw2 javax.activation; do
  classes+=:/usr/share/java/$jar.jar
done
java -cp "$classes" Vera PDFUA-1,PDFA-3A "$@" || echec=1

# The standards ask for a language, not for the right one; pdfinfo does not show it.
langue() {
  "$python" -c '
import sys
from pypdf import PdfReader
print(PdfReader(sys.argv[1]).trailer["/Root"].get("/Lang", "aucune"))' "$1"
}

for fichier; do
  infos=$(pdfinfo "$fichier" 2>&1) || { faute "$fichier" "pdfinfo ne le lit pas"; continue; }
  titre=$(sed -n 's/^Title: *//p' <<<"$infos")
  langue=$(langue "$fichier") || { faute "$fichier" "pypdf ne le lit pas"; continue; }
  [[ -n $titre ]] || faute "$fichier" "sans titre"
  grep -q '^Tagged: *yes' <<<"$infos" || faute "$fichier" "non balisé"
  [[ $langue =~ ^fr(-|$) ]] || faute "$fichier" "langue « $langue » au lieu de « fr »"
  printf '  %s : « %s », langue %s, pages : %s\n' "$fichier" "$titre" "$langue" \
    "$(sed -n 's/^Pages: *//p' <<<"$infos")"
done
exit "$echec"
