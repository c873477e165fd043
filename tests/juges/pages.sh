#!/usr/bin/env bash
# Do chosen pages of the samples still look as they did?
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -gt 0 ]] || arret 'Usage : pages.sh DOSSIER…
Compare des pages du schéma, et des actes vus par LibreOffice, de chaque exemple (commune, conjoint, metropole : le nom
du dossier) aux images de tests/juges/pages, choisies dans choix.txt. Les pages qui diffèrent sont dessinées dans target/juges/differences :
la référence, la page trouvée, et en rouge ce qui les sépare.
SPASER_REFERENCES=1 pages.sh DOSSIER… récrit les images de référence : à regarder avant de les livrer.'
pret "$python"
present "$@"
temporaire
references=$ici/pages
differences=$cache/differences
rm -rf -- "$differences"
# Drawn large, then reduced: whole pixels hide where poppler rounds a hairline or the edge of a letter.
finesse=192

# A Word file as LibreOffice sets it, once: word DOSSIER FIN-DU-NOM → the path of its PDF.
word() {
  local fichier=("$1"/*-"$2".docx) nom
  [[ ${#fichier[@]} -eq 1 && -e ${fichier[0]} ]] || return 1
  nom=$(basename -- "${fichier[0]}" .docx)
  [[ -s $tmp/$nom.pdf ]] || timeout 300 soffice "-env:UserInstallation=file://$tmp/profil" --headless \
    --convert-to pdf --outdir "$tmp" "${fichier[0]}" >/dev/null 2>&1 || true
  printf '%s\n' "$tmp/$nom.pdf"
}

for dossier; do
  dossier=$(cd -- "$dossier" && pwd)
  exemple=$(basename -- "$dossier")
  # Numbers and kinds of the pages of this sample.
  mapfile -t choix < <(sed -n "s/^$exemple //p" "$references/choix.txt")
  [[ ${#choix[@]} -gt 0 ]] || arret "aucune page choisie pour l’exemple « $exemple » (tests/juges/pages/choix.txt)"
  # The scheme is the PDF that is also published; other documents stand beside it.
  pdf=("$dossier"/publication/*.pdf)
  [[ ${#pdf[@]} -eq 1 && -e ${pdf[0]} ]] || arret "pas de PDF du schéma, ou plusieurs : $dossier/publication"
  if [[ ${SPASER_REFERENCES:-} == 1 ]]; then
    rm -rf -- "${references:?}/$exemple"
    mkdir -- "$references/$exemple"
  fi
  bonnes=0
  for ligne in "${choix[@]}"; do
    place=${ligne%% *}
    page=${place#*:}
    source=${pdf[0]}
    prefixe=
    # « deliberation-adoption:3 »: a page of a Word file.
    if [[ $place == *:* ]]; then
      prefixe=${place%%:*}-
      source=$(word "$dossier" "${place%%:*}") || source=/dev/null
    fi
    sujet="$(basename -- "$source"), p. $page (${ligne#* })"
    image=$(printf '%s/%s/%s%03d.png' "$references" "$exemple" "$prefixe" "$page")
    rm -f -- "$tmp/page.png"
    pdftoppm -gray -png -singlefile -r "$finesse" -f "$page" -l "$page" "$source" "$tmp/page" 2>/dev/null || true
    if [[ ! -e $tmp/page.png ]]; then
      faute "$sujet" 'page absente du document'
    elif [[ ${SPASER_REFERENCES:-} == 1 ]]; then
      "$python" "$ici/images.py" ecrit "$tmp/page.png" "$image"
      bonnes=$((bonnes + 1))
    elif [[ ! -e $image ]]; then
      faute "$sujet" "sans image de référence ($(basename -- "$image"))"
    elif ecart=$("$python" "$ici/images.py" compare "$tmp/page.png" "$image" \
      "$differences/$exemple-$(basename -- "$image")"); then
      bonnes=$((bonnes + 1))
    else
      faute "$sujet" "$ecart"
    fi
  done
  if [[ ${SPASER_REFERENCES:-} == 1 ]]; then
    printf '  %s : références récrites : %d\n' "$exemple" "$bonnes"
  elif [[ $bonnes -eq ${#choix[@]} ]]; then
    bon "$exemple" "pages conformes à leur image : $bonnes"
  fi
done
exit "$echec"
