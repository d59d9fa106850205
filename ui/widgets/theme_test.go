package widgets_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"zhucunji/ui/widgets"
)

func TestTheme_EveryTextStyleHasAChineseFont(t *testing.T) {
	th := newTheme(widgets.Look{})
	for _, bold := range []bool{false, true} {
		for _, italic := range []bool{false, true} {
			for _, mono := range []bool{false, true} {
				want := "regular.otf"
				if bold {
					want = "bold.otf"
				}
				if got := th.Font(fyne.TextStyle{Bold: bold, Italic: italic, Monospace: mono}).Name(); got != want {
					t.Errorf("bold %v, italic %v, mono %v: font %q, want %q", bold, italic, mono, got, want)
				}
			}
		}
	}
}

func TestTheme_SizesAndVariants(t *testing.T) {
	plain, large := newTheme(widgets.Look{}), newTheme(widgets.Look{Large: true})
	for name, want := range map[fyne.ThemeSizeName][2]float32{
		theme.SizeNameText: {14, 18}, widgets.SizeNote: {12, 15}, widgets.SizeTitle: {18, 22}, widgets.SizeFigure: {24, 28}, widgets.SizeRow: {30, 36},
	} {
		if got := [2]float32{plain.Size(name), large.Size(name)}; got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	for _, name := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameForeground, widgets.ColorTint} {
		if plain.Color(name, theme.VariantDark) != plain.Color(name, theme.VariantLight) {
			t.Errorf("%s follows the system's wish for a dark look", name)
		}
	}
	if plain.Color(theme.ColorNameBackground, theme.VariantLight) == newTheme(widgets.Look{Dark: true}).Color(theme.ColorNameBackground, theme.VariantLight) {
		t.Error("the dark look is not dark")
	}
}

func TestTheme_TextsCanBeRead(t *testing.T) {
	for name, look := range map[string]widgets.Look{"light": {}, "dark": {Dark: true}} {
		th := newTheme(look)
		for _, ground := range []fyne.ThemeColorName{theme.ColorNameBackground, widgets.ColorTint, widgets.ColorShell} {
			for _, text := range []fyne.ThemeColorName{
				theme.ColorNameForeground, widgets.ColorSecondary, widgets.ColorOverdue, widgets.ColorSoon, widgets.ColorInfo, theme.ColorNamePrimary,
			} {
				if got := contrast(th.Color(text, 0), th.Color(ground, 0)); got < 3.5 {
					t.Errorf("%s: %s on %s has contrast %.1f, want at least 3.5", name, text, ground, got)
				}
			}
		}
	}
}

// contrast is WCAG's contrast ratio, from 1 to 21.
func contrast(a, b color.Color) float64 {
	high, low := luminance(a), luminance(b)
	if high < low {
		high, low = low, high
	}
	return (high + 0.05) / (low + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.03928 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}
