"""Refait les papiers à en-tête de samples/entetes : l’un par LibreOffice, l’autre tel que Word l’écrit.

Usage : entetes.py DOSSIER
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Cm, Pt, RGBColor

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:styles>
  <style:default-style style:family="paragraph">
   <style:text-properties style:font-name="Liberation Serif" fo:font-size="12pt" fo:language="fr" fo:country="FR"/>
  </style:default-style>
  <style:style style:name="Standard" style:family="paragraph"/>
  <style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard">
   <style:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify"/>
  </style:style>
  <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:parent-style-name="Standard">
   <style:paragraph-properties fo:margin-top="0.6cm" fo:margin-bottom="0.25cm" fo:keep-with-next="always"/>
   <style:text-properties fo:font-weight="bold" fo:color="#7a1f1f" fo:font-size="13pt"/>
  </style:style>
  <style:style style:name="Visa" style:family="paragraph" style:parent-style-name="Text_20_body">
   <style:paragraph-properties fo:margin-left="1.25cm" fo:text-indent="-1.25cm"/>
   <style:text-properties fo:font-style="italic"/>
  </style:style>
  <style:style style:name="Header" style:family="paragraph" style:parent-style-name="Standard">
   <style:text-properties fo:font-size="10pt"/>
  </style:style>
 </office:styles>
 <office:automatic-styles>
  <style:page-layout style:name="page">
   <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.5cm"
    fo:margin-bottom="1.5cm" fo:margin-left="3cm" fo:margin-right="2.5cm"/>
   <style:header-style><style:header-footer-properties fo:min-height="1.5cm" fo:margin-bottom="0.6cm"/></style:header-style>
   <style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.4cm"/></style:footer-style>
  </style:page-layout>
  <style:style style:name="gras" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
 </office:automatic-styles>
 <office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="page">
   <style:header>
    <text:p text:style-name="Header">RÉPUBLIQUE FRANÇAISE</text:p>
    <text:p text:style-name="Header"><text:span text:style-name="gras">{{ acheteur.nom }}</text:span></text:p>
    <text:p text:style-name="Header">{{ acheteur.adresse }}</text:p>
   </style:header>
   <style:footer>
    <text:p text:style-name="Header">{{ acheteur.site }} · {{ acte.nature }} n° {{ acte.numero }} · page <text:page-number>1</text:page-number>/<text:page-count>1</text:page-count></text:p>
   </style:footer>
  </style:master-page>
 </office:master-styles>
 <office:body><office:text>
  <text:p text:style-name="Visa"/>
 </office:text></office:body>
</office:document>
"""

ZONE = """<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0"
 locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>4320000</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>1620000</wp:posOffset></wp:positionV>
<wp:extent cx="2340000" cy="540000"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>
<wp:docPr id="41" name="Zone de texte 41" descr="Références de l’acte"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2340000" cy="540000"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill></a:ln></wps:spPr>
<wps:txbx><w:txbxContent>PARAGRAPHES</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>
</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect style="position:absolute;margin-left:300pt;margin-top:20pt;width:184pt;height:42pt">
<v:textbox><w:txbxContent>PARAGRAPHES</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""

# Word coupe une balise à chaque hésitation de la frappe ou du correcteur.
COUPES = """<w:p><w:pPr><w:spacing w:after="0"/></w:pPr><w:r><w:t xml:space="preserve">Acte n° </w:t></w:r><w:r><w:t>{</w:t></w:r>
<w:proofErr w:type="spellStart"/><w:r><w:t>{ act</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>e.nu</w:t></w:r><w:proofErr w:type="spellEnd"/>
<w:r><w:t>mero }</w:t></w:r><w:r><w:t>}</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Séance du </w:t></w:r><w:r><w:t>{{acte.</w:t></w:r>
<w:r><w:t>date}}</w:t></w:r></w:p>"""


def libreoffice(dossier):
    """Une commune : en-tête et pied en texte, un style « Visa », corps vide."""
    with tempfile.TemporaryDirectory() as travail:
        source = pathlib.Path(travail, "mairie.fodt")
        source.write_text(FODT, encoding="utf-8")
        profil = pathlib.Path(travail, "profil").as_uri()
        commande = ["soffice", f"-env:UserInstallation={profil}", "--headless", "--convert-to", "docx", "--outdir", travail, str(source)]
        subprocess.run(commande, check=True, stdout=subprocess.DEVNULL)
        chemin = pathlib.Path(dossier, "mairie.docx")
        chemin.write_bytes(pathlib.Path(travail, "mairie.docx").read_bytes())
        figer(chemin)


def word(dossier, logo):
    """Une métropole : logo et adresse dans un tableau d’en-tête, zone de texte, balises coupées, corps sous une mention."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(6.4), Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Sans", Pt(11)
    normal.element.rPr.append(parse_xml('<w:lang xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="fr-FR"/>'))
    visas = document.styles.add_style("Visas de la métropole", WD_STYLE_TYPE.PARAGRAPH)
    visas.base_style, visas.font.color.rgb = normal, RGBColor(0x1F, 0x4E, 0x79)
    visas.paragraph_format.space_after = Pt(4)
    tableau = section.header.add_table(1, 2, Cm(16))
    gauche, droite = tableau.rows[0].cells
    gauche.paragraphs[0].add_run().add_picture(str(logo), height=Cm(1.6))
    gauche.paragraphs[0].runs[0]._r.xpath(".//wp:docPr")[0].set("descr", "Logo de la métropole")
    for rang, ligne in enumerate(["{{ acheteur.nom }}", "{{ acheteur.adresse }}", "SIRET {{ acheteur.siret }}"]):
        paragraphe = droite.paragraphs[0] if rang == 0 else droite.add_paragraph()
        paragraphe.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraphe.add_run(ligne).bold = rang == 0
    ancre = section.header.add_paragraph()
    interieur = COUPES
    ancre._p.append(parse_xml(ZONE.replace("PARAGRAPHES", interieur)))
    pied = section.footer.paragraphs[0]
    pied.alignment = WD_ALIGN_PARAGRAPH.CENTER
    pied.add_run("{{ acheteur.nom }} — {{ acheteur.site }}").font.size = Pt(8)
    debut = document.add_paragraph("Document préparé par la direction de la commande publique.")
    debut.runs[0].italic = True
    corps = document.add_paragraph()
    for morceau in ["{{ ", "corps", " }}"]:
        corps.add_run(morceau)
    document.core_properties.author = ""
    document.core_properties.title = ""
    chemin = pathlib.Path(dossier, "metropole.docx")
    document.save(chemin)
    figer(chemin)


def figer(chemin):
    """Les mêmes octets d’une fois à l’autre : ni date ni ordre qui change."""
    with zipfile.ZipFile(chemin) as archive:
        parties = [(nom, archive.read(nom)) for nom in archive.namelist() if not nom.endswith("thumbnail.jpeg")]
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, octets in parties:
            if nom == "_rels/.rels":
                octets = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", octets)
            archive.writestr(zipfile.ZipInfo(nom, (1980, 1, 1, 0, 0, 0)), octets, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    cible = pathlib.Path(sys.argv[1])
    cible.mkdir(parents=True, exist_ok=True)
    libreoffice(cible)
    word(cible, pathlib.Path(__file__).resolve().parents[2] / "samples/conjoint/logo.png")
