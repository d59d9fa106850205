package main

import (
	"fyne.io/fyne/v2"

	"zhucunji/assets"
)

// metadata says who the program is, the same as FyneApp.toml, which only the toolkit's packager reads.
func metadata() fyne.AppMetadata {
	return fyne.AppMetadata{
		ID:         "cn.zhucunji.desktop",
		Name:       "驻村记",
		Version:    "0.1.0",
		Build:      1,
		Icon:       fyne.NewStaticResource("icon.png", assets.Icon()),
		Release:    true,
		Migrations: map[string]bool{"fyneDo": true},
	}
}
