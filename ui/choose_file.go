package ui

import "zhucunji/ui/widgets"

// ChooseFile asks for a file or folder, in the system's own window where there is one; chosen is not called when
// nothing was chosen. The folder used last is remembered for each purpose (a word of the page's).
func (s *Shell) ChooseFile(purpose string, r widgets.FileRequest, chosen func(path string)) {
	chooser := widgets.FileChooser{
		Canvas: s.window.Canvas(), System: s.files, Home: s.home,
		Recall:     func() string { return s.folders[purpose] },
		Remember:   func(folder string) { s.keepFolder(purpose, folder) },
		Background: s.threads.Go, Post: s.threads.Post,
	}
	chooser.Choose(r, func(path string) {
		if path != "" {
			chosen(path)
		}
	})
}

// keepFolder remembers the folder of a purpose.
func (s *Shell) keepFolder(purpose, folder string) {
	if s.folders == nil {
		s.folders = make(map[string]string)
	}
	s.folders[purpose] = folder
	s.keepSetting("folders", s.folders)
}
