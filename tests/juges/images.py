"""Writes the reference picture of a page, or compares a page to it (called by pages.sh)."""

import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

REDUCTION = 4  # from what pdftoppm draws to what is kept: 192 to 48 dots per inch
POINTS = 72 / 48  # of a pixel
PAS = 5  # of grey: thirty pages then fit in two thirds of a megabyte
FORMAT = 0.01  # another rounding of the page, not another page
# Largest difference of grey that counts for none, averaged over squares of 4.5 points (lines, letters), then of
# 25 points (tints). Measured on the chosen pages: another engine (cairo) or another resolution (144 to 288, ±1 %)
# stays under 39, and under 8; a block moved by one point reaches 46, and nine numbers erased in ten are seen.
TOLERANCES = ((1, 42), (8, 9))


def reduite(chemin, taille=None):
    image = Image.open(chemin).convert("L")
    taille = taille or tuple(round(cote / REDUCTION) for cote in image.size)
    return image, image.resize(taille, Image.Resampling.BOX)


def ecrit(page, reference):
    _, image = reduite(page)
    image.point(lambda v: max(0, 255 - round((255 - v) / PAS) * PAS)).save(reference, optimize=True)


def compare(page, reference, difference):
    attendue = Image.open(reference).convert("L")
    grande, trouvee = reduite(page, attendue.size)
    if any(abs(g / REDUCTION / a - 1) > FORMAT for g, a in zip(grande.size, attendue.size)):
        print(f"page de {grande.width} × {grande.height} pixels, au lieu de {REDUCTION} fois {attendue.size}")
        return 1
    for rayon, tolerance in TOLERANCES:
        lisse = ImageFilter.BoxBlur(rayon)
        ecart = ImageChops.difference(attendue.filter(lisse), trouvee.filter(lisse))
        # Where the page ends is a matter of rounding.
        bord = rayon + 1
        ecart.paste(0, (0, 0, ecart.width, bord))
        ecart.paste(0, (0, ecart.height - bord, ecart.width, ecart.height))
        ecart.paste(0, (0, 0, bord, ecart.height))
        ecart.paste(0, (ecart.width - bord, 0, ecart.width, ecart.height))
        pire = ecart.getextrema()[1]
        if pire > tolerance:
            gauche, haut, droite, bas = ecart.point(lambda v, t=tolerance: 255 if v > t else 0).getbbox()
            print(
                f"écart de {pire} sur 255 (toléré : {tolerance}), entre {haut * POINTS:.0f} et {bas * POINTS:.0f} points"
                f" du haut, {gauche * POINTS:.0f} et {droite * POINTS:.0f} de la gauche ; dessiné : {difference}"
            )
            dessine(attendue, trouvee, ecart.point(lambda v, t=tolerance: min(255, v * 128 // t)), difference)
            return 1
    return 0


def dessine(attendue, trouvee, ecart, difference):
    """Side by side: what was, what is, and in red what parts them."""
    pale = ImageChops.subtract(trouvee, ecart)
    rouge = Image.merge("RGB", (ImageChops.lighter(trouvee, ecart), pale, pale))
    planche = Image.new("RGB", (3 * attendue.width, attendue.height))
    for rang, image in enumerate((attendue.convert("RGB"), trouvee.convert("RGB"), rouge)):
        planche.paste(image, (rang * attendue.width, 0))
    Path(difference).parent.mkdir(parents=True, exist_ok=True)
    planche.save(difference)


if __name__ == "__main__":
    sys.exit({"ecrit": ecrit, "compare": compare}[sys.argv[1]](*sys.argv[2:]))
