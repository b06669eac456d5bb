#!/usr/bin/env python3
"""Makes the fixtures of this folder: one interview and one report, our own writing, in the formats that LibreOffice writes.

Needs: apt-get install libreoffice-writer-nogui. Run: python3 Tests/InterchangeTests/Fixtures/make.py
"""
import pathlib
import subprocess
import tempfile
import zipfile
from xml.sax.saxutils import escape

here = pathlib.Path(__file__).parent

OPEN = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Page" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
</text:list-style>
<text:list-style style:name="D"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/>
<style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P">
<style:header><text:p>Fortroligt udkast</text:p></style:header>
<style:footer><text:p>Side <text:page-number text:select-page="current"/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
"""
CLOSE = "</office:text></office:body></office:document>\n"

TURNS = [
    ("Interviewer", "0:00:03", "Vil du fortælle, hvordan en almindelig dag ser ud hos jer?"),
    ("Anne", "0:00:09", "Ja. Vi åbner klokken seks, og så kommer de første børn. Det er tit de samme tre, og dem kender vi godt."),
    ("Interviewer", "0:00:31", "Hvem har du mest med at gøre?"),
    ("Anne", "0:00:34", "Forældrene – og så socialrådgiveren. Hun ringer næsten hver dag, og vi aftaler det hele på gangen (griner)."),
    ("Bo", "0:00:52", "Det er ikke helt rigtigt. Vi har også møder med børne- og ungeafdelingen, og dér skriver vi ned, hvad vi aftaler."),
    ("Anne", "0:01:10", "Det er så fire gange om året, ikke?"),
    ("Bo", "0:01:13", "Fem. Og i år blev det seks, fordi vi fik “Æblehuset” med i samarbejdet."),
    ("Interviewer", "0:01:24", "Hvad ville I ønske jer?"),
    ("Anne", "0:01:27", "Tid. Mere tid til at høre efter, når et barn siger noget vigtigt på en skæv måde."),
    ("Bo", "0:01:41", "Og at nogen tog telefonen i kommunen om fredagen."),
]


def interview():
    body = '<text:h text:outline-level="1">Interview med to pædagoger</text:h>\n'
    for label, time, words in TURNS:
        body += (
            f'<text:p><text:span text:style-name="B">{label}:</text:span> [{time}] {escape(words)}</text:p>\n'
        )
    return OPEN + body + CLOSE


def table():
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{time}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{label}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{escape(words)}</text:p></table:table-cell></table:table-row>\n"
        for label, time, words in [("Taler", "Tid", "Tekst")] + TURNS
    )
    return (
        OPEN
        + '<text:h text:outline-level="1">Interview med to pædagoger</text:h>\n'
        + f'<table:table><table:table-column table:number-columns-repeated="3"/>\n{rows}</table:table>\n'
        + CLOSE
    )


def report():
    note = (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Tallene er fra foråret.</text:p></text:note-body></text:note>"
    )
    body = f"""<text:h text:outline-level="1">Når to afdelinger deler en dør</text:h>
<text:p>Notatet handler om, hvad der sker, når familieafdelingen og skolen flytter ind i samme hus.</text:p>
<text:h text:outline-level="2">Hvad vi så</text:h>
<text:p>Medarbejderne mødtes på gangen, og de begyndte at kende hinandens børn{note}. Det kom ikke af sig selv, men voksede
frem over et år, hvor lederne holdt fast i en fælles frokost.</text:p>
<text:list text:style-name="D"><text:list-item><text:p>Flere kendte hinanden ved navn.</text:p></text:list-item>
<text:list-item><text:p>Færre sager gik tabt.</text:p></text:list-item></text:list>
<text:h text:outline-level="2">Hvad vi anbefaler</text:h>
<text:list text:style-name="L"><text:list-item><text:p>Giv den fælles frokost en fast plads i kalenderen.</text:p></text:list-item>
<text:list-item><text:p>Lad én person have overblikket over de børn, som begge afdelinger kender.</text:p></text:list-item></text:list>
<text:p>Priserne<text:s text:c="3"/>er fra i år.<text:tab/>De holder<text:line-break/>til marts.</text:p>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>Afdeling</text:p></table:table-cell>
<table:table-cell><text:p>Samtaler</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>Familie</text:p></table:table-cell>
<table:table-cell><text:p>40 samtaler i alt</text:p></table:table-cell></table:table-row></table:table>
<text:p text:style-name="Page">På anden side står et enkelt afsnit om, hvordan vi har gjort: vi fulgte to teams i et år og talte med dem hver
måned.</text:p>
"""
    return OPEN + body + CLOSE


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, text in [("interview", interview()), ("tabel", table()), ("rapport", report())]:
            source = folder / f"{name}.fodt"
            source.write_text(text, encoding="utf-8")
            for ending in ["docx", "odt", "rtf", "pdf", "html", "txt"]:
                kind = {"txt": "txt:Text (encoded):UTF8", "html": "html:HTML (StarWriter)"}.get(ending, ending)
                subprocess.run(
                    ["soffice", "--headless", "--convert-to", kind, "--outdir", str(here), str(source)],
                    check=True, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(here / "Seeds" / "bombe.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as bomb:
        zeros = zipfile.ZipInfo("nuller.txt", (2026, 1, 1, 0, 0, 0))
        zeros.compress_type = zipfile.ZIP_DEFLATED
        bomb.writestr(zeros, b"\0" * (20 << 20))


main()
