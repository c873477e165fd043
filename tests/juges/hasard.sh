#!/usr/bin/env bash
# Do the judges also accept two hundred dossiers drawn at random, and three of five hundred actions?
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -eq 1 ]] || arret 'Usage : hasard.sh DOSSIER
Soumet aux juges les documents que `SPASER_HASARD=DOSSIER cargo test --release hasard` a écrits :
chaque PDF à veraPDF et chaque document Office au validateur Open XML, en une fois ; dix pages web.'
present "$1"

mapfile -d '' -t pdf < <(find "$1" -name '*.pdf' -not -path '*/publication/*' -print0 | sort -z)
mapfile -d '' -t office < <(find "$1" \( -name '*.docx' -o -name '*.xlsx' \) -print0 | sort -z)
mapfile -d '' -t pages < <(find "$1" -name 'index.html' -print0 | sort -z | head -z -n 10)
[[ ${#pdf[@]} -ge 200 && ${#office[@]} -ge 200 && ${#pages[@]} -eq 10 ]] || arret "documents absents de : $1"

# Their names would fill the screen: only what is refused is shown.
discret() {
  local titre=$1 journal=$tmp/journal
  shift
  if "$@" >"$journal" 2>&1; then bon "$titre" 'aucun refus'; else grep -v '^[[:space:]]*✓' "$journal" | head -n 40; echec=1; fi
}
temporaire
discret "veraPDF, PDF tirés au hasard : ${#pdf[@]}" "$ici/pdf.sh" "${pdf[@]}"
discret "Open XML SDK, documents tirés au hasard : ${#office[@]}" "$ici/ooxml.sh" "${office[@]}"
discret "W3C et axe-core, pages tirées au hasard : ${#pages[@]}" "$ici/web.sh" "${pages[@]}"
exit "$echec"
