package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Colours beyond the toolkit's own. State colours mark states only and never stand without a word or a sign.
const (
	// ColorOverdue marks what is overdue or wrong.
	ColorOverdue fyne.ThemeColorName = "overdue"
	// ColorSoon marks what is due soon or doubtful.
	ColorSoon fyne.ThemeColorName = "soon"
	// ColorInfo marks plain information.
	ColorInfo fyne.ThemeColorName = "info"
	// ColorSecondary is the colour of secondary text.
	ColorSecondary fyne.ThemeColorName = "secondary"
	// ColorTint is the accent's tint: selected rows, chips, chosen answers.
	ColorTint fyne.ThemeColorName = "tint"
	// ColorHoverRow is the tint of the row under the mouse.
	ColorHoverRow fyne.ThemeColorName = "hoverRow"
	// ColorShell is the ground of the shell around the page.
	ColorShell fyne.ThemeColorName = "shell"
	// ColorGhost is the colour of proposed values not yet entered.
	ColorGhost fyne.ThemeColorName = "ghost"
	// ColorTip and ColorOnTip are the ground and the text of a tooltip.
	ColorTip   fyne.ThemeColorName = "tip"
	ColorOnTip fyne.ThemeColorName = "onTip"
)

// rgb and rgba turn 0xRRGGBB (and 0xRRGGBBAA) into a colour.
func rgb(v uint32) color.Color { return rgba(v<<8 | 0xff) }

func rgba(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)} //nolint:gosec // each byte is cut out on purpose
}

// lightColor reports the colour of a name in the light look, false where the toolkit's own stands.
func lightColor(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case theme.ColorNameBackground, theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground,
		theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return rgb(0xFFFFFF), true
	case theme.ColorNameForeground:
		return rgb(0x1F2A26), true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameSuccess:
		return rgb(0x1E6B52), true
	case theme.ColorNameFocus:
		return rgba(0x1E6B5288), true
	case theme.ColorNameSelection:
		return rgb(0xBFE0D3), true
	case theme.ColorNameHeaderBackground, ColorShell, theme.ColorNameButton:
		return rgb(0xF4F6F5), true
	case ColorHoverRow:
		return rgb(0xF7F9F8), true
	case theme.ColorNameHover:
		return rgba(0x1E6B5214), true
	case theme.ColorNamePressed:
		return rgba(0x1E6B5233), true
	case theme.ColorNameInputBorder:
		return rgb(0xBCC7C1), true
	case theme.ColorNameSeparator:
		return rgb(0xE1E6E3), true
	case theme.ColorNameDisabledButton:
		return rgb(0xEEF1EF), true
	case theme.ColorNameDisabled, ColorGhost:
		return rgb(0x98A49E), true
	case theme.ColorNameScrollBar:
		return rgb(0xB4BFB9), true
	case theme.ColorNameScrollBarBackground:
		return rgb(0xF4F6F5), true
	case theme.ColorNameShadow:
		return rgba(0x1F2A2640), true
	case ColorTint:
		return rgb(0xE4F0EB), true
	case ColorTip:
		return rgb(0x2C3833), true
	case ColorOnTip:
		return rgb(0xFFFFFF), true
	}
	return stateColor(name)
}

// stateColor reports the light look's state colours and secondary text.
func stateColor(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case ColorOverdue, theme.ColorNameError:
		return rgb(0xB3362B), true
	case ColorSoon, theme.ColorNameWarning:
		return rgb(0xA86A10), true
	case ColorInfo:
		return rgb(0x2B5F9E), true
	case ColorSecondary:
		return rgb(0x5C6B65), true
	case theme.ColorNamePlaceHolder:
		return rgb(0x74827B), true
	}
	return nil, false
}

// darkColor reports the colour of a name in the dark look, false where the toolkit's own stands.
func darkColor(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case theme.ColorNameBackground:
		return rgb(0x1B211F), true
	case theme.ColorNameForeground:
		return rgb(0xE6ECE9), true
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameSuccess:
		return rgb(0x5DBB98), true
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return rgb(0x10201A), true
	case theme.ColorNameFocus:
		return rgba(0x5DBB9888), true
	case theme.ColorNameSelection:
		return rgb(0x2F5C4C), true
	case theme.ColorNameHeaderBackground, theme.ColorNameInputBackground, ColorShell, theme.ColorNameButton, theme.ColorNameScrollBarBackground:
		return rgb(0x242C29), true
	case theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return rgb(0x262F2B), true
	case ColorHoverRow:
		return rgb(0x222927), true
	case theme.ColorNameInputBorder:
		return rgb(0x55625C), true
	case theme.ColorNameSeparator:
		return rgb(0x36403B), true
	case theme.ColorNameDisabled, ColorGhost:
		return rgb(0x75827B), true
	case ColorOverdue, theme.ColorNameError:
		return rgb(0xF0897E), true
	case ColorSoon, theme.ColorNameWarning:
		return rgb(0xE2B25E), true
	case ColorInfo:
		return rgb(0x8AB6EC), true
	case ColorSecondary, theme.ColorNamePlaceHolder:
		return rgb(0xA3B0AA), true
	case ColorTint:
		return rgb(0x2A4238), true
	case ColorTip:
		return rgb(0xE6ECE9), true
	case ColorOnTip:
		return rgb(0x1B211F), true
	}
	return nil, false
}
