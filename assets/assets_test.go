package assets_test

import (
	"bytes"
	"image/png"
	"testing"

	"golang.org/x/image/font/sfnt"

	"zhucunji/assets"
)

// signs are what the interface draws with letters.
const signs = "☐☑✓✔✕△▲▽▼○●□■◀▶▴▾◂▸←↑→↓…·、，。：；？！（）《》【】“”‘’—～￥％℃㎡①⑳×÷±≤≥"

func TestFonts(t *testing.T) {
	tests := map[string]struct {
		font []byte
		text string
	}{
		"regular has the signs of the interface": {assets.FontRegular(), signs},
		"regular has everyday text":              {assets.FontRegular(), "驻村帮扶 个案管理 1,933.65 张 zhucunji"},
		"regular has rare characters of names":   {assets.FontRegular(), "𠮷𬭎䶮㑇㛃㳚𬱖𫍯䴖堃喆玥禤"},
		"regular has the dot of minority names":  {assets.FontRegular(), "阿依古丽·买买提"},
		"bold has the signs of the interface":    {assets.FontBold(), signs},
		"bold has titles and figures":            {assets.FontBold(), "工作台 农户 走访 帮扶 收入 监测 问题 核查 报表 13,221.00"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			font, err := sfnt.Parse(tt.font)
			if err != nil {
				t.Fatal(err)
			}
			var buf sfnt.Buffer
			for _, r := range tt.text {
				glyph, err := font.GlyphIndex(&buf, r)
				if err != nil {
					t.Fatal(err)
				}
				if glyph == 0 {
					t.Errorf("no glyph for %q (%U)", r, r)
				}
			}
		})
	}
}

func TestDigitsAlign(t *testing.T) {
	for name, data := range map[string][]byte{"regular": assets.FontRegular(), "bold": assets.FontBold()} {
		t.Run(name, func(t *testing.T) {
			font, err := sfnt.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			var buf sfnt.Buffer
			width := func(r rune) any {
				glyph, err := font.GlyphIndex(&buf, r)
				if err != nil {
					t.Fatal(err)
				}
				advance, err := font.GlyphAdvance(&buf, glyph, 1000, 0)
				if err != nil {
					t.Fatal(err)
				}
				return advance
			}
			for _, r := range "123456789" {
				if got, want := width(r), width('0'); got != want {
					t.Errorf("width of %q is %v, want %v as of 0", r, got, want)
				}
			}
		})
	}
}

func TestIconIsSquare(t *testing.T) {
	icon, err := png.DecodeConfig(bytes.NewReader(assets.Icon()))
	if err != nil {
		t.Fatal(err)
	}
	if icon.Width != 512 || icon.Height != 512 {
		t.Errorf("icon is %d × %d, want 512 × 512", icon.Width, icon.Height)
	}
}
