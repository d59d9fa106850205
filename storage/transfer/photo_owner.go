package transfer

import (
	"path/filepath"
	"strings"
	"unicode"

	"zhucunji/cases"
	"zhucunji/cases/intake"
)

// photoOwners finds the household a picture is of.
type photoOwners struct {
	byKey map[string]int64 // 户编号 or identity number
	heads map[string]int64 // -1: several are of one name
	names map[string]int64 // of members too
	named map[int64]string // the head of each household
}

func newPhotoOwners() *photoOwners {
	return &photoOwners{byKey: map[string]int64{}, heads: map[string]int64{}, names: map[string]int64{}, named: map[int64]string{}}
}

// several marks a name that people of different households have.
const several = -1

func (o *photoOwners) add(k intake.Known) {
	if k.Household == 0 {
		return
	}
	if k.Code != "" {
		o.byKey[k.Code] = k.Household
	}
	if k.ID != "" {
		o.byKey[k.ID] = k.Household
	}
	note := func(names map[string]int64) {
		if was, ok := names[k.Name]; ok && was != k.Household {
			names[k.Name] = several
			return
		}
		names[k.Name] = k.Household
	}
	if k.Name == "" {
		return
	}
	note(o.names)
	if k.Head {
		note(o.heads)
		o.named[k.Household] = k.Name
	}
}

// photo finds whose picture a file is, by its own name or else those of its folders, the
// nearest first. What stands in the file's name behind that is the caption.
func (o *photoOwners) photo(root, within string) (p cases.Photo, reason string) {
	parts := strings.Split(filepath.ToSlash(within), "/")
	last := len(parts) - 1
	parts[last] = strings.TrimSuffix(parts[last], filepath.Ext(parts[last]))
	reason = "文件名和文件夹名开头都没有库中的户编号、证件号码或户主姓名。"
	for i := last; i >= -1; i-- {
		text := root
		if i >= 0 {
			text = parts[i]
		}
		household, rest, found := o.find(cases.NormalLine(text))
		if !found {
			continue
		}
		if household == several {
			reason = "库中有几户是这个姓名，请用户编号或证件号码命名。"
			continue
		}
		if i != last {
			rest = parts[last]
		}
		caption := strings.Trim(rest, " _-－—()（）.、，")
		return cases.Photo{HouseholdID: cases.Ref(household), Caption: caption}, ""
	}
	return p, reason
}

// find looks for the longest key by which a text begins.
func (o *photoOwners) find(text string) (household int64, rest string, found bool) {
	runes := []rune(text)
	for n := len(runes); n > 0; n-- {
		key := string(runes[:n])
		if id, ok := o.byKey[strings.ToUpper(key)]; ok && (n == len(runes) || !unicode.IsDigit(runes[n])) {
			return id, string(runes[n:]), true
		}
		id, ok := o.heads[key]
		if !ok {
			id, ok = o.names[key]
		}
		// 张明 in 张明华家 may be somebody the file does not have.
		if ok && (n > 2 || n == len(runes) || !unicode.Is(unicode.Han, runes[n])) {
			return id, string(runes[n:]), true
		}
	}
	return 0, "", false
}
