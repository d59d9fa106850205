package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

var _ fyne.Theme = (*Theme)(nil)

// Sizes beyond the toolkit's own, all in device independent pixels.
const (
	// SizeNote is the text size of notes and captions below a field.
	SizeNote = theme.SizeNameCaptionText
	// SizeTitle is the text size of a page title.
	SizeTitle = theme.SizeNameHeadingText
	// SizeFigure is the text size of the one big number of a tile.
	SizeFigure fyne.ThemeSizeName = "figure"
	// SizeRow is the height of a grid row; always a whole number, so that rows never drift.
	SizeRow fyne.ThemeSizeName = "row"
	// SizeHeader is the height of a grid header.
	SizeHeader fyne.ThemeSizeName = "header"
)

// Theme is the look of the program: light whatever the system says, one type family, two sets of sizes.
// It is a value that never changes; a new look is a new Theme handed to the app's settings.
type Theme struct {
	regular, bold fyne.Resource
	variant       fyne.ThemeVariant
	colors        map[fyne.ThemeColorName]color.Color
	sizes         map[fyne.ThemeSizeName]float32
	base          fyne.Theme
}

// Look is what the person chose in the settings.
type Look struct {
	Large bool // 大字: body 18 instead of 14
	Dark  bool // dark colours instead of light ones
}

// NewTheme returns the theme with the given fonts. A nil bold shows titles in the regular font. Font
// collections (.ttc) must not be passed: the toolkit panics on them.
func NewTheme(regular, bold fyne.Resource, look Look) *Theme {
	if bold == nil {
		bold = regular
	}
	t := &Theme{regular: regular, bold: bold, sizes: sizesOf(look.Large), base: theme.DefaultTheme()}
	t.variant, t.colors = theme.VariantLight, lightColors()
	if look.Dark {
		t.variant, t.colors = theme.VariantDark, darkColors()
	}
	return t
}

// Font returns the regular or the bold font for every style. No style falls through to the toolkit's own
// fonts, which have no Chinese: a machine without Chinese fonts would show � instead.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return t.base.Font(style)
	case style.Bold:
		return t.bold
	default:
		return t.regular
	}
}

// Color returns the colour of a name; the system's light or dark wish is ignored on purpose.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.colors[name]; ok {
		return c
	}
	return t.base.Color(name, t.variant)
}

// Icon returns the toolkit's icon of a name.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return t.base.Icon(name)
}

// Size returns the size of a name.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := t.sizes[name]; ok {
		return s
	}
	return t.base.Size(name)
}

func sizesOf(large bool) map[fyne.ThemeSizeName]float32 {
	if large {
		return map[fyne.ThemeSizeName]float32{
			theme.SizeNameText: 18, SizeNote: 15, SizeTitle: 22, theme.SizeNameSubHeadingText: 20, SizeFigure: 28,
			SizeRow: 36, SizeHeader: 38,
			theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 7, theme.SizeNameInlineIcon: 22,
			theme.SizeNameScrollBar: 14, theme.SizeNameScrollBarSmall: 6, theme.SizeNameInputRadius: 4, theme.SizeNameSelectionRadius: 3,
		}
	}
	return map[fyne.ThemeSizeName]float32{
		theme.SizeNameText: 14, SizeNote: 12, SizeTitle: 18, theme.SizeNameSubHeadingText: 16, SizeFigure: 24,
		SizeRow: 30, SizeHeader: 32,
		theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 6, theme.SizeNameInlineIcon: 18,
		theme.SizeNameScrollBar: 12, theme.SizeNameScrollBarSmall: 5, theme.SizeNameInputRadius: 4, theme.SizeNameSelectionRadius: 3,
	}
}

// ink returns a colour of the widget's theme. Theme ignores the variant, so a fixed one is passed.
func ink(th fyne.Theme, name fyne.ThemeColorName) color.Color {
	return th.Color(name, theme.VariantLight)
}
