package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"zhucunji/cases"
)

// photoFolder holds the sealed photos of a data folder.
const photoFolder = "photos"

// photoBinding binds sealed photo files to their use.
const photoBinding = "photo"

// AddPhoto takes a JPEG or PNG into the file: turned upright, shrunk and sealed, without
// the camera's notes but the time. It sets the photo's file, size and time. The picture is
// on disk before the record that names it. Invalid for other files, with a sentence.
func (s *Store) AddPhoto(ctx context.Context, p *cases.Photo, content []byte) (cases.Change, error) {
	if err := s.storePicture(p, content); err != nil {
		return cases.Change{}, failure("store photo", err)
	}
	in := intent{cause: Typed, tell: func() string { return "照片 " + p.Caption }}
	return s.do(ctx, "add photo", in, func(a *act) error { return create(a, s.tables.photo, p) })
}

// TakePhoto takes a picture into the file without a record yet, for a form whose visit is
// not saved: the photo goes into VisitFile.Photos.
func (s *Store) TakePhoto(p *cases.Photo, content []byte) error {
	return failure("store photo", s.storePicture(p, content))
}

func (s *Store) storePicture(p *cases.Photo, content []byte) error {
	pic, err := readPicture(content)
	if err != nil {
		return err
	}
	p.File = s.seal.photoName(pic.content)
	p.Width, p.Height, p.Size = cases.Some(int64(pic.width)), cases.Some(int64(pic.height)), cases.Some(int64(len(pic.content)))
	if p.TakenAt.IsZero() {
		p.TakenAt = pic.takenAt
	}
	path := s.photoPath(p.File)
	if _, err := os.Stat(path); err == nil {
		return nil // the same picture is kept once
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	sealed, err := s.seal.sealPhoto(pic.content, p.File)
	if err != nil {
		return err
	}
	return writeDurable(path, sealed)
}

// PhotoContent reads a photo as JPEG. NotFound where its file is missing, Damaged where it
// is not what was written.
func (s *Store) PhotoContent(_ context.Context, file string) ([]byte, error) {
	sealed, err := os.ReadFile(s.photoPath(file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, &cases.Error{Code: cases.NotFound, Message: "照片文件不在数据文件夹的“photos”里，可能只复制了数据库。请把整个数据文件夹一起复制。", Err: err}
	}
	if err != nil {
		return nil, failure("read photo", err)
	}
	content, err := s.seal.openPhoto(sealed, file)
	return content, failure("read photo", err)
}

// photoPath is where a photo lies; a name from outside cannot leave the folder.
func (s *Store) photoPath(file string) string {
	return filepath.Join(s.home(), photoFolder, strings.Map(hexDigit, file))
}

func hexDigit(r rune) rune {
	if (r >= '0' && r <= '9') || (r >= 'a' && r <= 'f') {
		return r
	}
	return -1
}
