#!/usr/bin/env bash
# Does LibreOffice open a DOCX or an XLSX, and what does a reader see?
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -gt 1 ]] || arret 'Usage : bureau.sh SORTIE FICHIER…
Convertit chaque DOCX ou XLSX en PDF puis en images de pages, dans un sous-dossier de SORTIE.'
sortie=$1
shift
present "$@"
temporaire

numero=0
for fichier; do
  numero=$((numero + 1))
  # Samples share their file names: the number keeps them apart, the folder's name says which is which.
  parent=$(basename -- "$(dirname -- "$(realpath -- "$fichier")")")
  nom=$(basename -- "$fichier")
  printf -v dossier '%s/%02d-%s-%s' "$sortie" "$numero" "$parent" "$nom"
  pdf=$dossier/${nom%.*}.pdf
  rm -rf -- "$dossier"
  mkdir -p -- "$dossier"
  # Told what to expect, LibreOffice cannot take a broken archive for a plain text.
  case $nom in
    *.docx) filtre='MS Word 2007 XML' ;;
    *.xlsx) filtre='Calc MS Excel 2007 XML' ;;
    *) arret "ni DOCX ni XLSX : $fichier" ;;
  esac
  # A profile of its own: the reader's settings and an open LibreOffice must not matter.
  # soffice says 0 even when it converted nothing, so the file is what is looked at.
  timeout 300 soffice "-env:UserInstallation=file://$tmp/profil" --headless \
    --infilter="$filtre" --convert-to pdf --outdir "$dossier" "$fichier" >"$tmp/journal" 2>&1 || true
  if [[ ! -s $pdf ]]; then
    faute "$fichier" "LibreOffice ne le convertit pas"
    sed 's/^/    /' "$tmp/journal"
    continue
  fi
  pdftoppm -r 60 -png "$pdf" "$dossier/page"
  pages=("$dossier"/page-*.png)
  if [[ -e ${pages[0]} ]]; then
    bon "$fichier" "pages : ${#pages[@]}, dans $dossier"
  else
    faute "$fichier" "aucune page"
  fi
done
exit "$echec"
