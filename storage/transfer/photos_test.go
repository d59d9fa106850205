package transfer_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"testing"

	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// pictureAt writes a small picture of its own shade.
func pictureAt(t testing.TB, shade uint8, path ...string) {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, 8, 8))
	img.SetGray(1, 1, color.Gray{shade})
	img.SetGray(5, 5, color.Gray{255 - shade})
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		t.Fatal(err)
	}
	writeAt(t, out.Bytes(), path...)
}

func writeAt(t testing.TB, content []byte, path ...string) {
	t.Helper()
	at := filepath.Join(path...)
	if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestPhotosGoToTheHouseholdTheyAreNamedFor(t *testing.T) {
	st, folder := newStore(t), t.TempDir()
	take(t, st, listFile(t, listHead,
		[]string{"1", "一组", "5001990001", "张明华", "500199195703200112", "户主", ""},
		[]string{"2", "一组", "5001990001", "李小芳", "500199196208150028", "配偶", ""},
		[]string{"3", "二组", "5001990002", "王胜国", "50019919780909007X", "户主", ""},
		[]string{"4", "二组", "5001990003", "陈刚", "500199201206050043", "户主", ""},
		[]string{"5", "二组", "5001990004", "陈刚", "500199200002290067", "户主", ""},
	))
	pictureAt(t, 10, folder, "5001990001_改厕前.jpg")
	pictureAt(t, 40, folder, "50019919780909007x.jpg")
	pictureAt(t, 70, folder, "张明华家门口.JPG")
	pictureAt(t, 100, folder, "王胜国", "院坝.jpg")
	pictureAt(t, 130, folder, "陈刚.jpg")
	pictureAt(t, 160, folder, "50019900012.jpg")
	writeAt(t, []byte("no picture"), folder, "5001990002.png")
	writeAt(t, []byte("notes"), folder, "说明.txt")

	done, err := transfer.ImportPhotos(t.Context(), st, folder, nil)
	if err != nil || done.Added != 4 || len(done.Left) != 3 {
		t.Fatalf("%+v, %v", done, err)
	}
	left := map[string]bool{}
	for _, l := range done.Left {
		left[l.File] = l.Reason != ""
	}
	if !left["陈刚.jpg"] || !left["50019900012.jpg"] || !left["5001990002.png"] {
		t.Errorf("left: %+v", done.Left)
	}
	captions := captionsOf(t, st, "张明华", "王胜国")
	if !captions["改厕前"] || !captions["院坝"] || !captions["家门口"] {
		t.Errorf("captions: %v", captions)
	}
	if done, err = transfer.ImportPhotos(t.Context(), st, folder, nil); err != nil || done.Added != 0 || done.Known != 4 {
		t.Errorf("second time: %+v, %v", done, err)
	}
}

// captionsOf are the captions of the two photos that each of some households has.
func captionsOf(t testing.TB, st *storage.Store, heads ...string) map[string]bool {
	t.Helper()
	captions := map[string]bool{}
	for _, name := range heads {
		hits, err := st.Search(t.Context(), name)
		if err != nil || len(hits) == 0 {
			t.Fatalf("%v, %v", hits, err)
		}
		f, err := st.Household(t.Context(), hits[0].HouseholdID)
		if err != nil || len(f.Photos) != 2 {
			t.Fatalf("%s has %d photos, %v", name, len(f.Photos), err)
		}
		for _, p := range f.Photos {
			captions[p.Caption] = true
		}
	}
	return captions
}
