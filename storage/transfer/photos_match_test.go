package transfer_test

import (
	"context"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

func TestPhotosAreMatchedBeforeAnythingIsStored(t *testing.T) {
	st, folder := newPair(t), t.TempDir()
	pictureAt(t, 10, folder, "5001990001_改厕前.jpg")
	pictureAt(t, 40, folder, "走访", "IMG_001.jpg")
	pictureAt(t, 70, folder, "王胜国.jpg")
	writeAt(t, []byte("\x00\x00\x00\x18ftypheic........"), folder, "张明华.heic")
	found, err := transfer.MatchPhotos(t.Context(), st, []string{folder, filepath.Join(folder, "王胜国.jpg")}, nil)
	if err != nil || len(found) != 5 {
		t.Fatalf("%+v, %v", found, err)
	}
	heads := map[string]string{}
	for _, m := range found {
		heads[m.File] = m.Head
		if (m.File == "张明华.heic" || m.Household == 0) != (m.Reason != "") {
			t.Errorf("%s: %q", m.File, m.Reason)
		}
	}
	if heads["5001990001_改厕前.jpg"] != "张明华" || heads["王胜国.jpg"] != "王胜国" || heads[filepath.Join("走访", "IMG_001.jpg")] != "" {
		t.Errorf("matched %v", heads)
	}
	wantPhotos(t, st, 0)
	for i := range found { // somebody says whose the nameless one is
		if found[i].Household == 0 {
			found[i].Household, found[i].Reason = found[(i+1)%len(found)].Household, ""
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = transfer.TakePhotos(ctx, st, "照片", found, func(int, int) { cancel() })
	if cases.CodeOf(err) != cases.Canceled {
		t.Fatalf("canceled: %v", err)
	}
	wantPhotos(t, st, 0)
	done, err := transfer.TakePhotos(t.Context(), st, "照片", found, nil)
	if err != nil || done.Added != 3 || done.Known != 1 || len(done.Left) != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	wantPhotos(t, st, 3)
	if _, err := st.UndoAct(t.Context(), done.Change.Act); err != nil {
		t.Fatalf("undo: %v", err)
	}
	wantPhotos(t, st, 0)
}

// wantPhotos counts the photos of all households.
func wantPhotos(t testing.TB, st *storage.Store, want int) {
	t.Helper()
	n := 0
	for _, name := range []string{"张明华", "王胜国"} {
		hits, err := st.Search(t.Context(), name)
		if err != nil || len(hits) != 1 {
			t.Fatalf("%v, %v", hits, err)
		}
		f, err := st.Household(t.Context(), hits[0].HouseholdID)
		if err != nil {
			t.Fatal(err)
		}
		n += len(f.Photos)
	}
	if n != want {
		t.Errorf("%d photos are in the file, want %d", n, want)
	}
}
