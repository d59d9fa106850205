package ui

// photoFate is what becomes of a photo.
type photoFate int

// The fates, as they are shown.
const (
	photoAny photoFate = iota
	photoTaken
	photoNobodys
	photoLeft
)

func (f photoFate) title() string {
	return []string{"全部", "导入", "认不出或读不了", "不导入"}[f]
}

// fateOf is what becomes of a photo.
func fateOf(i *ImportPhoto) photoFate {
	switch {
	case i.Skip:
		return photoLeft
	case i.Good():
		return photoTaken
	}
	return photoNobodys
}

// fateText is what becomes of a photo, in a word.
func fateText(photo *ImportPhoto) string {
	switch fate := fateOf(photo); {
	case fate != photoNobodys:
		return fate.title()
	case photo.Broken:
		return "读不了"
	}
	return "认不出"
}
