#!/usr/bin/env bash
# Every judge on every document: one verdict.
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -gt 0 ]] || arret 'Usage : tout.sh DOSSIER…
Soumet à tous les juges chaque PDF, DOCX, XLSX et page HTML trouvés sous les dossiers donnés.
Les faits se comparent dans chaque dossier qui a un publication/spaser.json ; les images, dans ceux qui portent le nom
d’un exemple. Les pages vues par LibreOffice restent dans target/juges/pages, celles qui diffèrent de leur image dans
target/juges/differences.'
pret "$python"
present "$@"

trouve() { find "${@:2}" -type f -name "*.$1" -print0 | sort -z; }
mapfile -d '' -t pdf < <(trouve pdf "$@")
mapfile -d '' -t docx < <(trouve docx "$@")
mapfile -d '' -t xlsx < <(trouve xlsx "$@")
mapfile -d '' -t html < <(trouve html "$@")
tous=("${pdf[@]}" "${docx[@]}" "${xlsx[@]}")
# A folder left empty by a silent failure must not pass.
[[ $((${#tous[@]} + ${#html[@]})) -gt 0 ]] || arret "aucun document sous : $*"

# What one run of the program has written, and which of these are samples whose look is known.
mapfile -d '' -t dossiers < <(find "$@" -type f -path '*/publication/spaser.json' -printf '%h\0' |
  sed -z 's#/publication$##' | sort -z)
exemples=()
for dossier in "${dossiers[@]}"; do
  [[ ! -d $ici/pages/$(basename -- "$dossier") ]] || exemples+=("$dossier")
done

rm -rf -- "$cache/pages"
bilan=()
# juge TITRE COMMANDE… -- FICHIERS…
juge() {
  local titre=$1 commande=()
  shift
  while [[ $1 != -- ]]; do
    commande+=("$1")
    shift
  done
  shift
  if [[ $# -eq 0 ]]; then
    bilan+=("–  $titre : aucun fichier")
    return
  fi
  printf '\n── %s ──\n' "$titre"
  if "${commande[@]}" "$@"; then
    bilan+=("✓  $titre (fichiers : $#)")
  else
    bilan+=("✗  $titre (fichiers : $#) : refusé")
    echec=1
  fi
}

juge 'veraPDF, titre, balisage et langue' "$ici/pdf.sh" -- "${pdf[@]}"
juge 'Open XML SDK' "$ici/ooxml.sh" -- "${docx[@]}" "${xlsx[@]}"
juge 'python-docx' "$python" "$ici/structure.py" -- "${docx[@]}"
juge 'LibreOffice' "$ici/bureau.sh" "$cache/pages" -- "${docx[@]}" "${xlsx[@]}"
juge 'openpyxl et recalcul par LibreOffice' "$python" "$ici/classeur.py" -- "${xlsx[@]}"
juge 'W3C, axe-core, aucune requête' "$ici/web.sh" -- "${html[@]}"
juge 'hunspell' "$ici/mots.sh" -- "${tous[@]}" "${html[@]}"
juge 'Typographie' "$python" "$ici/typographie.py" -- "${tous[@]}" "${html[@]}"
juge 'Mêmes faits partout' "$python" "$ici/faits.py" -- "${dossiers[@]}"
juge 'Pages et leurs images' "$ici/pages.sh" -- "${exemples[@]}"

printf '\n── Bilan des juges ──\n'
printf '%s\n' "${bilan[@]}"
exit "$echec"
