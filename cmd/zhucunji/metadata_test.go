package main

import (
	"testing"

	"github.com/BurntSushi/toml"
)

func TestTheProgramSaysWhatItsPackageSays(t *testing.T) {
	var file struct {
		Details struct {
			Icon, Name, ID, Version string
			Build                   int
		}
		Migrations map[string]bool
	}
	if _, err := toml.DecodeFile("../../FyneApp.toml", &file); err != nil {
		t.Fatal(err)
	}
	got := metadata()
	if got.ID != file.Details.ID || got.Name != file.Details.Name || got.Version != file.Details.Version || got.Build != file.Details.Build {
		t.Errorf("metadata %s %s %s %d, FyneApp.toml %+v", got.ID, got.Name, got.Version, got.Build, file.Details)
	}
	if got.Migrations["fyneDo"] != file.Migrations["fyneDo"] {
		t.Errorf("migrations %v, want %v", got.Migrations, file.Migrations)
	}
	if file.Details.Icon != "assets/icon.png" || len(got.Icon.Content()) == 0 {
		t.Errorf("icon %q with %d bytes", file.Details.Icon, len(got.Icon.Content()))
	}
}
