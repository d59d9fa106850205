package widgets

import (
	_ "embed"

	"fyne.io/fyne/v2/lang"
)

// builtinTexts has every text the toolkit shows by itself, in the words this program uses: 确定 and 否 where
// the toolkit says 好 and 不. All keys must be there: one that is missing would turn English.
//
//go:embed lang_zh.json
var builtinTexts []byte

// UseChinese makes the toolkit's own texts Chinese whatever language the system speaks: they are registered
// under the system's locale, the only one the toolkit looks up. Call it once, before the first window.
func UseChinese() error {
	return lang.AddTranslationsForLocale(builtinTexts, lang.SystemLocale())
}
