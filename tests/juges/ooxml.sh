#!/usr/bin/env bash
# Does Microsoft's own Open XML SDK accept a DOCX or an XLSX?
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -gt 0 ]] || arret "Usage : ooxml.sh FICHIER…
Soumet chaque DOCX ou XLSX au validateur Open XML SDK : aucune erreur admise."
pret "$validateur_ooxml"
present "$@"

for fichier; do
  # It exits 1 on an invalid file: the verdict is in what it prints.
  avis=$("$validateur_ooxml" "$fichier") || [[ -n $avis ]] || arret "le validateur Open XML ne s’est pas lancé"
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
