package storage_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zhucunji/cases"
)

// phonePhoto is a JPEG as a phone takes it: lying on its side, with the notes that it was
// taken at a time and a place. Its left half is red.
func phonePhoto(t testing.TB, width, height int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			c := color.RGBA{0, 0, 255, 255}
			if x < width/2 {
				c = color.RGBA{255, 0, 0, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var plain bytes.Buffer
	if err := jpeg.Encode(&plain, img, nil); err != nil {
		t.Fatal(err)
	}
	notes := exifNotes()
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1}, binary.BigEndian.AppendUint16(nil, uint16(len(notes)+2))...)
	return append(append(out, notes...), plain.Bytes()[2:]...)
}

// exifNotes writes EXIF with orientation 6, a time, and the word GPSHERE as camera name.
func exifNotes() []byte {
	const taken = "2026:11:20 09:15:00\x00"
	order := binary.LittleEndian
	tiff := []byte("II*\x00\x08\x00\x00\x00")
	entry := func(b []byte, tag, kind uint16, count, value uint32) []byte {
		b = order.AppendUint16(order.AppendUint16(b, tag), kind)
		return order.AppendUint32(order.AppendUint32(b, count), value)
	}
	// Main folder at 8: model, orientation, pointer to the EXIF folder; then their texts.
	tiff = order.AppendUint16(tiff, 3)
	tiff = entry(tiff, 0x0110, 2, 8, 50)
	tiff = entry(tiff, 0x0112, 3, 1, 6)
	tiff = entry(tiff, 0x8769, 4, 1, 58)
	tiff = order.AppendUint32(tiff, 0)
	tiff = append(tiff, "GPSHERE\x00"...)
	tiff = order.AppendUint16(tiff, 1)
	tiff = entry(tiff, 0x9003, 2, uint32(len(taken)), 76)
	tiff = order.AppendUint32(tiff, 0)
	return append([]byte("Exif\x00\x00"), append(tiff, taken...)...)
}

func TestPhotoIsUprightShrunkSealedAndWithoutNotes(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	p := &cases.Photo{HouseholdID: cases.Ref(n.Household.ID), Caption: "堂屋"}
	if _, err := st.AddPhoto(ctx, p, phonePhoto(t, 3200, 1600)); err != nil {
		t.Fatal(err)
	}
	if p.Width.Value != 800 || p.Height.Value != 1600 {
		t.Errorf("size %d×%d", p.Width.Value, p.Height.Value)
	}
	if want := time.Date(2026, 11, 20, 9, 15, 0, 0, time.Local); !p.TakenAt.Equal(want) {
		t.Errorf("taken at %v, want %v", p.TakenAt, want)
	}
	content, err := st.PhotoContent(ctx, p.File)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(content, []byte("GPSHERE")) {
		t.Error("the camera's notes are still in the picture")
	}
	img, err := jpeg.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if r, _, b, _ := img.At(400, 100).RGBA(); r < b { // orientation 6: what was left is now above
		t.Error("the picture is not upright")
	}
	onDisk, err := os.ReadFile(filepath.Join(st.Folder(), "photos", p.File))
	if err != nil || bytes.Contains(onDisk, content[:64]) {
		t.Errorf("the photo lies open on disk (%v)", err)
	}
}

func TestSamePhotoIsKeptOnce(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	for range 2 {
		p := &cases.Photo{HouseholdID: cases.Ref(n.Household.ID)}
		if _, err := st.AddPhoto(ctx, p, phonePhoto(t, 80, 40)); err != nil {
			t.Fatal(err)
		}
	}
	files, err := os.ReadDir(filepath.Join(st.Folder(), "photos"))
	if err != nil || len(files) != 1 {
		t.Errorf("%d files, %v", len(files), err)
	}
	if f := readHousehold(t, st, n.Household.ID); len(f.Photos) != 2 {
		t.Errorf("%d photos", len(f.Photos))
	}
}

func TestOtherFilesAreNoPhotos(t *testing.T) {
	ctx, st := t.Context(), newStore(t)
	n := addHousehold(t, st)
	whole := phonePhoto(t, 80, 40)
	for name, content := range map[string][]byte{
		"nothing":       {},
		"a text":        []byte("不是照片"),
		"half a photo":  whole[:len(whole)/2],
		"an iPhone one": []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"),
	} {
		p := &cases.Photo{HouseholdID: cases.Ref(n.Household.ID)}
		if _, err := st.AddPhoto(ctx, p, content); cases.CodeOf(err) != cases.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := st.PhotoContent(ctx, "../key"); cases.CodeOf(err) != cases.NotFound {
		t.Errorf("a name that leaves the folder: %v", err)
	}
}
