"""Cut the embedded fonts out of Noto Sans CJK SC; called by fonts.sh.

Regular keeps every ideograph a Chinese identity card may carry; bold keeps
GB2312, because titles and figures are bold and people's data never are.
"""

import sys

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTCollection

SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-%s.ttc"
FACE = "Noto Sans CJK SC"

# Signs of the interface which the font lacks, shown by the shape it has.
ALIASES = {
    "☐": "□", "✔": "✓", "✕": "×", "▾": "▼", "▸": "▶", "▴": "▲", "◂": "◀",
}
# A ticked box is drawn from two of its shapes, or it would come in colour
# from whatever emoji font the computer has.
TICKED_BOX = "☑"
GIVEN_UP = "㍿"


def charset(encoding, first, last):
    """Return the code points of a double-byte encoding."""
    found = set()
    for high in range(first, last):
        for low in range(0x40, 0xFF):
            try:
                found.add(ord(bytes([high, low]).decode(encoding)))
            except UnicodeDecodeError:
                pass
    return found


def symbols():
    """Return Latin-1, punctuation, arrows, boxes and enclosed figures."""
    ranges = [
        (0x20, 0x7F), (0xA0, 0x100), (0x2000, 0x2070), (0x20A0, 0x20D0),
        (0x2100, 0x2400), (0x2460, 0x2600), (0x2600, 0x27C0),
        (0x3000, 0x3040), (0x3200, 0x3400), (0xFF00, 0xFFF0),
    ]
    return {point for first, end in ranges for point in range(first, end)}


def wanted(weight, cmap):
    """Return the code points of one weight."""
    if weight == "Bold":
        return charset("gb2312", 0xA1, 0xF8) | symbols()
    ideographs = set(range(0x3400, 0x4DC0)) | set(range(0x4E00, 0xA000))
    rare = {point for point in cmap if point >= 0x20000}
    return charset("gbk", 0x81, 0xFF) | symbols() | ideographs | rare


def face(weight):
    """Return the Simplified Chinese face of one weight's collection."""
    for font in TTCollection(SOURCE % weight).fonts:
        if font["name"].getDebugName(4).startswith(FACE):
            return font
    sys.exit("fonts.py: no %s in %s" % (FACE, SOURCE % weight))


def draw_ticked_box(font):
    """Draw the ticked box from the empty box and the tick."""
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    pen = T2CharStringPen(font["hmtx"][cmap[ord("□")]][0], glyphs)
    for char, place in (("□", Transform()), ("✓", Transform(0.75, 0, 0, 0.75, 125, 95))):
        drawing = DecomposingRecordingPen(glyphs)
        glyphs[cmap[ord(char)]].draw(drawing)
        drawing.replay(TransformPen(pen, place))
    # The sign for a stock company is never typed here: its slot is taken over, as a
    # CID-keyed font cannot easily be given a new glyph.
    spare = cmap[ord(GIVEN_UP)]
    top = font["CFF "].cff.topDictIndex[0]
    index = font.getGlyphID(spare)
    charstring = pen.getCharString(
        private=top.FDArray[top.FDSelect[index]].Private, globalSubrs=top.GlobalSubrs)
    top.CharStrings[spare] = charstring
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.pop(ord(GIVEN_UP), None)
            table.cmap[ord(TICKED_BOX)] = spare


def cut(weight, target):
    """Write one weight's subset."""
    font = face(weight)
    font.recalcTimestamp = False  # the same input gives the same bytes
    cmap = font.getBestCmap()
    for table in font["cmap"].tables:
        if table.isUnicode():
            for sign, shape in ALIASES.items():
                table.cmap.setdefault(ord(sign), cmap[ord(shape)])
    draw_ticked_box(font)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GPOS", "GSUB", "DSIG"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted(weight, cmap) | {ord(TICKED_BOX)} | {ord(c) for c in ALIASES})
    cutter.subset(font)
    subset.save_font(font, target, options)


if __name__ == "__main__":
    cut("Regular", sys.argv[1] + "/regular.otf")
    cut("Bold", sys.argv[1] + "/bold.otf")
