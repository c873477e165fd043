#!/usr/bin/env bash
# Does Microsoft's own Open XML SDK accept a DOCX or an XLSX?
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -gt 0 ]] || arret "Usage : ooxml.sh FICHIER…
Soumet chaque DOCX ou XLSX au validateur Open XML SDK : aucune erreur admise."
pret "$validateur_ooxml"
present "$@"

# Its time goes into starting: as many at once as there are processors, the verdicts then read in order.
# It exits 1 on an invalid file: what it prints is the verdict.
temporaire
export validateur_ooxml tmp
rang=0
for fichier; do printf '%s\0' "$((rang += 1))" "$fichier"; done |
  xargs -0 -n 2 -P "$(nproc)" bash -c '"$validateur_ooxml" "$2" >"$tmp/$1" || true' juge

rang=0
for fichier; do
  avis=$(<"$tmp/$((rang += 1))")
  [[ -n $avis ]] || arret "le validateur Open XML ne s’est pas lancé"
  nombre=$(jq '.errors | length' <<<"$avis")
  if jq -e 'any(.errors[]; .errorType == "Exception")' <<<"$avis" >/dev/null; then
    faute "$fichier" "illisible : $(jq -r '.errors[0].description' <<<"$avis")"
  elif [[ $nombre -eq 0 ]]; then
    bon "$fichier" "Open XML SDK"
  else
    faute "$fichier" "erreurs Open XML : $nombre"
    # The same slip comes back in every paragraph: say it once, with its count and first place.
    jq -r '.errors | group_by(.id + .description)[]
      | "    \(length) fois : \(.[0].description)\n      le premier en \(.[0].path) \(.[0].xPath)"' <<<"$avis"
  fi
done
exit "$echec"
