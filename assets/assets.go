// Package assets holds what the program carries with it: its two fonts and its
// icon. It knows nothing of Fyne; the theme turns the bytes into resources.
package assets

import _ "embed" // the directives below

var (
	//go:embed fonts/regular.otf
	fontRegular []byte
	//go:embed fonts/bold.otf
	fontBold []byte
	//go:embed icon.png
	icon []byte
)

// FontRegular returns the OpenType font of every text: all ideographs of GBK,
// GB18030 level 1 and the rare ones of names, so that people's data show on a
// computer without Chinese fonts. The bytes are shared: do not change them.
func FontRegular() []byte { return fontRegular }

// FontBold returns the OpenType font of titles and figures. It covers GB2312
// only, therefore people's data are never bold. The bytes are shared: do not
// change them.
func FontBold() []byte { return fontBold }

// Icon returns the program's icon as a PNG of 512 × 512 pixels. The bytes are
// shared: do not change them.
func Icon() []byte { return icon }
