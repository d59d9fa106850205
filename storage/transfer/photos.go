package transfer

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"zhucunji/cases"
	"zhucunji/storage"
)

// largestPhoto is the largest file that is looked at; cameras make a fifth of it.
const largestPhoto = 64 << 20

// PhotoMatch is a picture on its way into the file, with the household it is named for.
type PhotoMatch struct {
	Path      string // where it lies
	File      string // its name within the folder
	Household int64  // 0: nobody knows
	Head      string // of the household
	Caption   string
	Reason    string // why it cannot be taken as it is; "" where it can
	Broken    bool   // it cannot be read, whoever's it is
}

// PhotosDone is what became of pictures.
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

// ImportPhotos takes the pictures of a folder as MatchPhotos finds them. All are one act.
// progress is told how many files are read, and may be nil. Canceled leaves no record.
func ImportPhotos(ctx context.Context, store *storage.Store, folder string, progress func(files int)) (PhotosDone, error) {
	found, err := MatchPhotos(ctx, store, []string{folder}, nil)
	if err != nil {
		return PhotosDone{}, err
	}
	return TakePhotos(ctx, store, filepath.Base(folder), found, func(files, _ int) {
		if progress != nil {
			progress(files)
		}
	})
}

// MatchPhotos finds whose pictures are: files, and those in folders and the folders in
// them. A picture is of the household by whose 户编号, identity number or name its file
// begins, or else the folder it lies in. Nothing is stored. progress is told how many
// files are looked at, and may be nil. NotFound for what cannot be read.
func MatchPhotos(ctx context.Context, store *storage.Store, paths []string, progress func(files int)) ([]PhotoMatch, error) {
	owners := newPhotoOwners()
	if err := store.EachKnown(ctx, owners.add); err != nil {
		return nil, err
	}
	var found []PhotoMatch
	for _, root := range paths {
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				return err
			case !entry.Type().IsRegular() || !isPicture(path):
				return nil
			}
			found = append(found, owners.match(root, path))
			if progress != nil {
				progress(len(found))
			}
			return nil
		})
		if ctx.Err() != nil {
			return nil, photosCanceled(ctx)
		}
		if err != nil {
			return nil, &cases.Error{Code: cases.NotFound, Field: "folder", Message: "读不到“" + root + "”，请核对。", Err: err}
		}
	}
	return found, nil
}

func photosCanceled(ctx context.Context) error {
	return &cases.Error{Code: cases.Canceled, Message: "已取消，照片没有导入。", Err: ctx.Err()}
}

// match finds whose a picture is, and whether it can be read.
func (o *photoOwners) match(root, path string) PhotoMatch {
	within, err := filepath.Rel(root, path)
	folder := filepath.Base(root)
	if err != nil || within == "." { // a file of its own
		within, folder = filepath.Base(path), filepath.Base(filepath.Dir(path))
	}
	m := PhotoMatch{Path: path, File: within}
	photo, reason := o.photo(folder, within)
	m.Household, m.Caption, m.Reason = int64(photo.HouseholdID), photo.Caption, reason
	m.Head = o.named[m.Household]
	if problem := photoProblem(path); problem != "" {
		m.Broken = true
		if m.Reason == "" {
			m.Reason = problem
		}
	}
	return m
}

// TakePhotos takes the pictures that have a household and no reason against them, as one
// act. progress is told how many are read, of how many, and may be nil. Canceled leaves no
// record.
func TakePhotos(ctx context.Context, store *storage.Store, source string, found []PhotoMatch, progress func(files, of int)) (done PhotosDone, err error) {
	var photos []cases.Photo
	for i := range found {
		if ctx.Err() != nil {
			return PhotosDone{}, photosCanceled(ctx)
		}
		m := &found[i]
		photo, reason := cases.Photo{HouseholdID: cases.Ref(m.Household), Caption: m.Caption}, m.Reason
		if reason == "" {
			reason = takePhoto(store, &photo, m.Path)
		}
		if reason != "" {
			done.Left = append(done.Left, PhotoLeft{m.File, reason})
		} else {
			photos = append(photos, photo)
		}
		if progress != nil {
			progress(i+1, len(found))
		}
	}
	done.Added, done.Change, err = store.ImportPhotos(ctx, photos, source)
	done.Known = len(photos) - done.Added
	return done, err
}

// photoProblem says why a file is no picture that can be read, from its beginning.
func photoProblem(path string) (reason string) {
	f, err := os.Open(path)
	if err != nil {
		return unreadableFile
	}
	defer f.Close() //nolint:errcheck // it was only read
	if info, err := f.Stat(); err == nil && info.Size() > largestPhoto {
		return "文件太大，不像照片。"
	}
	if err := storage.CheckPhoto(f); err != nil {
		return cases.MessageOf(err)
	}
	return ""
}

const unreadableFile = "读不到这个文件，请核对。"

// takePhoto reads a picture into the file; reason says why it cannot be.
func takePhoto(store *storage.Store, photo *cases.Photo, path string) (reason string) {
	content, err := os.ReadFile(path)
	if err != nil {
		return unreadableFile
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
