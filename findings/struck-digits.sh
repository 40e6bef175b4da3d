#!/bin/sh
# openpyxl and python-docx join digits that are struck out or raised with the
# number beside them: a maximum corrected from 2 to 3 reads 23, and 1,5 with the
# mark of note 2 reads 1,52. Nothing in the value tells that there was formatting.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 python-docx==1.2.0
"$work/venv/bin/python" - "$work" <<'PY'
import sys
import docx
import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

path = sys.argv[1] + "/annex"
book = openpyxl.Workbook()
sheet = book.active
sheet["A1"] = CellRichText(TextBlock(InlineFont(strike=True), "2"), TextBlock(InlineFont(), "3"))
sheet["A2"] = CellRichText("1,5", TextBlock(InlineFont(vertAlign="superscript"), "2"))
book.save(path + ".xlsx")
read = [cell.value for cell in openpyxl.load_workbook(path + ".xlsx").active["A"]]
print("openpyxl", openpyxl.__version__, read)

document = docx.Document()
paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
paragraph.add_run("2").font.strike = True
paragraph.add_run("3")
document.save(path + ".docx")
text = docx.Document(path + ".docx").tables[0].cell(0, 0).text
print("python-docx 1.2.0", [text])

# Seen with these versions: openpyxl 3.1.5 ['23', '1,52'], python-docx 1.2.0 ['23'].
sys.exit(0 if read == ["23", "1,52"] and text == "23" else 1)
PY
