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
	// ColorNotice is the ground of a bar that must not be overlooked.
	ColorNotice fyne.ThemeColorName = "notice"
	// ColorTip and ColorOnTip are the ground and the text of a tooltip.
	ColorTip   fyne.ThemeColorName = "tip"
	ColorOnTip fyne.ThemeColorName = "onTip"
)

// rgb and rgba turn 0xRRGGBB (and 0xRRGGBBAA) into a colour.
func rgb(v uint32) color.Color { return rgba(v<<8 | 0xff) }

func rgba(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}

// lightColors are the colours of the light look; for other names the toolkit's own stand.
func lightColors() map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground:          rgb(0xFFFFFF),
		theme.ColorNameInputBackground:     rgb(0xFFFFFF),
		theme.ColorNameMenuBackground:      rgb(0xFFFFFF),
		theme.ColorNameOverlayBackground:   rgb(0xFFFFFF),
		theme.ColorNameForegroundOnPrimary: rgb(0xFFFFFF),
		theme.ColorNameForegroundOnError:   rgb(0xFFFFFF),
		theme.ColorNameForegroundOnSuccess: rgb(0xFFFFFF),
		theme.ColorNameForegroundOnWarning: rgb(0xFFFFFF),
		theme.ColorNameForeground:          rgb(0x1F2A26),
		theme.ColorNamePrimary:             rgb(0x1E6B52),
		theme.ColorNameHyperlink:           rgb(0x1E6B52),
		theme.ColorNameSuccess:             rgb(0x1E6B52),
		theme.ColorNameFocus:               rgba(0x1E6B5288),
		theme.ColorNameSelection:           rgb(0xBFE0D3),
		theme.ColorNameHeaderBackground:    rgb(0xF4F6F5),
		ColorShell:                         rgb(0xF4F6F5),
		theme.ColorNameButton:              rgb(0xF4F6F5),
		ColorHoverRow:                      rgb(0xF7F9F8),
		theme.ColorNameHover:               rgba(0x1E6B5214),
		theme.ColorNamePressed:             rgba(0x1E6B5233),
		theme.ColorNameInputBorder:         rgb(0xBCC7C1),
		theme.ColorNameSeparator:           rgb(0xE1E6E3),
		theme.ColorNameDisabledButton:      rgb(0xEEF1EF),
		theme.ColorNameDisabled:            rgb(0x98A49E),
		ColorGhost:                         rgb(0x98A49E),
		theme.ColorNameScrollBar:           rgb(0xB4BFB9),
		theme.ColorNameScrollBarBackground: rgb(0xF4F6F5),
		theme.ColorNameShadow:              rgba(0x1F2A2640),
		ColorTint:                          rgb(0xE4F0EB),
		ColorNotice:                        rgb(0xFBEFD2),
		ColorTip:                           rgb(0x2C3833),
		ColorOnTip:                         rgb(0xFFFFFF),
		ColorOverdue:                       rgb(0xB3362B),
		theme.ColorNameError:               rgb(0xB3362B),
		ColorSoon:                          rgb(0xA86A10),
		theme.ColorNameWarning:             rgb(0xA86A10),
		ColorInfo:                          rgb(0x2B5F9E),
		ColorSecondary:                     rgb(0x5C6B65),
		theme.ColorNamePlaceHolder:         rgb(0x74827B),
	}
}

// darkColors are the colours of the dark look; for other names the toolkit's own stand.
func darkColors() map[fyne.ThemeColorName]color.Color {
	return map[fyne.ThemeColorName]color.Color{
		theme.ColorNameBackground:          rgb(0x1B211F),
		theme.ColorNameForeground:          rgb(0xE6ECE9),
		theme.ColorNamePrimary:             rgb(0x5DBB98),
		theme.ColorNameHyperlink:           rgb(0x5DBB98),
		theme.ColorNameSuccess:             rgb(0x5DBB98),
		theme.ColorNameForegroundOnPrimary: rgb(0x10201A),
		theme.ColorNameForegroundOnError:   rgb(0x10201A),
		theme.ColorNameForegroundOnSuccess: rgb(0x10201A),
		theme.ColorNameForegroundOnWarning: rgb(0x10201A),
		theme.ColorNameFocus:               rgba(0x5DBB9888),
		theme.ColorNameSelection:           rgb(0x2F5C4C),
		theme.ColorNameHeaderBackground:    rgb(0x242C29),
		theme.ColorNameInputBackground:     rgb(0x242C29),
		ColorShell:                         rgb(0x242C29),
		theme.ColorNameButton:              rgb(0x242C29),
		theme.ColorNameScrollBarBackground: rgb(0x242C29),
		theme.ColorNameMenuBackground:      rgb(0x262F2B),
		theme.ColorNameOverlayBackground:   rgb(0x262F2B),
		ColorHoverRow:                      rgb(0x222927),
		theme.ColorNameInputBorder:         rgb(0x55625C),
		theme.ColorNameSeparator:           rgb(0x36403B),
		theme.ColorNameDisabled:            rgb(0x75827B),
		ColorGhost:                         rgb(0x75827B),
		ColorOverdue:                       rgb(0xF0897E),
		theme.ColorNameError:               rgb(0xF0897E),
		ColorSoon:                          rgb(0xE2B25E),
		theme.ColorNameWarning:             rgb(0xE2B25E),
		ColorInfo:                          rgb(0x8AB6EC),
		ColorSecondary:                     rgb(0xA3B0AA),
		theme.ColorNamePlaceHolder:         rgb(0xA3B0AA),
		ColorTint:                          rgb(0x2A4238),
		ColorNotice:                        rgb(0x4A3A14),
		ColorTip:                           rgb(0xE6ECE9),
		ColorOnTip:                         rgb(0x1B211F),
	}
}
