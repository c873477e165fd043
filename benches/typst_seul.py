"""Compiles spaser's own Typst sources with the Typst compiler alone: the floor under its PDF.

Usage : typst_seul.py SOURCES SORTIE.pdf [TEMPS]
SOURCES is what « spaser generer --sources-typst » wrote. The seconds of the compilation itself,
cold and without the start of Python, are printed, or added to the file TEMPS.
"""

import sys
import time
from pathlib import Path

import typst

if len(sys.argv) not in (3, 4):
    sys.exit("Usage : typst_seul.py SOURCES SORTIE.pdf [TEMPS]")

sources = Path(sys.argv[1])
debut = time.perf_counter()
typst.compile(
    sources / "schema.typ",
    output=sys.argv[2],
    root=sources,
    font_paths=[sources / "fonts"],
    ignore_system_fonts=True,
    pdf_standards=["a-3a", "ua-1"],
)
duree = time.perf_counter() - debut

with open(sys.argv[3], "a") if len(sys.argv) == 4 else sys.stdout as temps:
    print(f"{duree:.4f}", file=temps)
