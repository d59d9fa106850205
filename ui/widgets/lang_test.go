package widgets_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"zhucunji/ui/widgets"
)

// toolkitTexts returns the English texts of the toolkit version in use, from its source.
func toolkitTexts(t *testing.T) map[string]any {
	t.Helper()
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Skipf("the toolkit's source is not at hand: %v", err)
	}
	raw, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]any
	if err := json.Unmarshal(raw, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestUseChinese_EveryTextOfTheToolkit(t *testing.T) {
	if err := widgets.UseChinese(); err != nil {
		t.Fatal(err)
	}
	for key := range toolkitTexts(t) {
		got := lang.X(key, "")
		if got == "" || strings.ContainsFunc(got, func(r rune) bool { return r < 0x2e80 }) {
			t.Errorf("%q is shown as %q", key, got)
		}
	}
	for key, want := range map[string]string{"OK": "确定", "No": "否", "Yes": "是", "Cancel": "取消", "monday.short": "周一"} {
		if got := lang.X(key, key); got != want {
			t.Errorf("%q is shown as %q, want %q", key, got, want)
		}
	}
}
