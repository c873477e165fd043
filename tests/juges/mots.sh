#!/usr/bin/env bash
# Is every word of a document French, or known to the trade?
# shellcheck source=tests/juges/commun.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/commun.sh"

[[ $# -gt 0 ]] || arret "Usage : mots.sh FICHIER…
Liste les mots d’un PDF, DOCX, XLSX ou d’une page HTML que ni hunspell ni mots-connus.txt ne connaissent."
pret "$python" "$jar_verapdf"
present "$@"
temporaire
# Without its dictionary hunspell lists no word at all, which would read as a success.
hunspell -d fr_FR -l </dev/null || arret "hunspell n’a pas le dictionnaire fr_FR"

mots_connus=$tmp/connus
grep -vE '^(#|$)' "$ici/mots-connus.txt" >"$mots_connus"

# Words unknown to both dictionaries, from a text on standard input.
inconnus() {
  # Left out: addresses, and whatever holds a digit or an underscore (articles, identifiers, keys).
  # hunspell reads the straight apostrophe only; U+00AD marks a word cut at the end of a line.
  sed -zE "s/\xc2\xad\n?//g; s/’/'/g" |
    sed -E "s#(https?://|www\.)[^ ]+##g; s/\b[a-z-]+(\.[a-z-]+)+\b//g; s/[^ ]+@[^ ]+//g; s/[^ ]*[0-9_₂][^ ]*//g" |
    hunspell -d fr_FR -i UTF-8 -l |
    sed -E "s/^([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'//I; s/[.-]+$//" |
    # Once more: a prefix left alone by its hyphen (« demi- ») is a word.
    hunspell -d fr_FR -i UTF-8 -l |
    sort -u | comm -23 - <(sort -u "$mots_connus")
}

# A PDF is read twice, since each reading spoils other words: pdftotext those cut between two pages,
# the tagged reading order the real hyphens that end a line. A fault is one that both find.
inconnus_de() {
  case $1 in
    *.pdf)
      pdftotext -raw "$1" "$tmp/page" 2>/dev/null &&
        java -jar "$jar_verapdf" --quiet --format text --use-struct-tree --content-safety-off all \
          --to-stdout "$1" >"$tmp/balise" &&
        [[ -s $tmp/balise ]] &&
        comm -12 <(inconnus <"$tmp/page") <(inconnus <"$tmp/balise")
      ;;
    *) "$python" "$ici/texte.py" "$1" >"$tmp/texte" && inconnus <"$tmp/texte" ;;
  esac
}

for fichier; do
  if ! liste=$(inconnus_de "$fichier"); then
    faute "$fichier" "texte illisible"
  elif [[ -z $liste ]]; then
    bon "$fichier" "tous les mots connus"
  else
    faute "$fichier" "mots inconnus : $(wc -l <<<"$liste")"
    printf '    %s\n' "${liste//$'\n'/$'\n    '}"
  fi
done
exit "$echec"
