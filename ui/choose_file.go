package ui

import (
	"strings"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// chooseFile asks for a file to open, by its path.
func (s *Shell) chooseFile(title string, suffixes []string, chosen func(path string)) {
	entry := widgets.NewEntry()
	entry.Columns = 30
	entry.PlaceHolder = "文件的完整路径"
	widgets.Ask(s.window.Canvas(), widgets.Request{
		Title: title, Content: entry, Yes: "打开",
		Submit: func() error {
			path := strings.Trim(strings.TrimSpace(entry.Text), `"`)
			if path == "" {
				return cases.Errorf(cases.Invalid, "", "请填写文件的路径。")
			}
			for _, suffix := range suffixes {
				if strings.HasSuffix(strings.ToLower(path), suffix) {
					chosen(path)
					return nil
				}
			}
			return cases.Errorf(cases.Invalid, "", "请选择 "+strings.Join(suffixes, "、")+" 文件。")
		},
	})
}
