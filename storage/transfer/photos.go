package transfer

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/storage"
)

// largestPhoto is the largest file that is looked at; cameras make a fifth of it.
const largestPhoto = 64 << 20

// PhotosDone is what became of a folder of photos.
type PhotosDone struct {
	Added  int // photos that are new
	Known  int // photos their households had already
	Left   []PhotoLeft
	Change cases.Change
}

// PhotoLeft is a picture that was not taken.
type PhotoLeft struct {
	File   string // within the folder
	Reason string
}

// ImportPhotos takes the pictures of a folder, and of the folders in it, as photos of the
// households by whose 户编号, identity number or name the file begins, or else the folder
// it lies in. All are one act. progress is told how many files are read, and may be nil.
// Canceled leaves no record.
func ImportPhotos(ctx context.Context, store *storage.Store, folder string, progress func(files int)) (done PhotosDone, err error) {
	owners := newPhotoOwners()
	if err := store.EachKnown(ctx, owners.add); err != nil {
		return done, err
	}
	var photos []cases.Photo
	files := 0
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.Type().IsRegular() || !isPicture(path) {
			return ctx.Err()
		}
		within, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		photo, reason := owners.photo(filepath.Base(folder), within)
		if reason == "" {
			reason = takePhoto(store, &photo, path)
		}
		if reason != "" {
			done.Left = append(done.Left, PhotoLeft{within, reason})
		} else {
			photos = append(photos, photo)
		}
		if files++; progress != nil {
			progress(files)
		}
		return ctx.Err()
	})
	switch {
	case ctx.Err() != nil:
		return PhotosDone{}, &cases.Error{Code: cases.Canceled, Message: "已取消，照片没有导入。", Err: ctx.Err()}
	case err != nil:
		return PhotosDone{}, &cases.Error{Code: cases.NotFound, Field: "folder", Message: "读不到文件夹“" + folder + "”，请核对。", Err: err}
	}
	done.Added, done.Change, err = store.ImportPhotos(ctx, photos, filepath.Base(folder))
	done.Known = len(photos) - done.Added
	return done, err
}

// takePhoto reads a picture into the file; reason says why it cannot be.
func takePhoto(store *storage.Store, photo *cases.Photo, path string) (reason string) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > largestPhoto {
		return "文件太大，不像照片。"
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "读不到这个文件，请核对。"
	}
	if err := store.TakePhoto(photo, content); err != nil {
		return cases.MessageOf(err)
	}
	return ""
}

// isPicture knows pictures by their names; those of newer phones get the sentence of the
// store.
func isPicture(path string) bool {
	return slices.Contains([]string{".jpg", ".jpeg", ".png", ".heic"}, strings.ToLower(filepath.Ext(path)))
}

// photoOwners finds the household a picture is of.
type photoOwners struct {
	byKey map[string]int64 // 户编号 or identity number
	heads map[string]int64 // -1: several are of one name
	names map[string]int64 // of members too
}

func newPhotoOwners() *photoOwners {
	return &photoOwners{byKey: map[string]int64{}, heads: map[string]int64{}, names: map[string]int64{}}
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
