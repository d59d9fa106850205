package transfer_test

import (
	"context"
	"path/filepath"
	"testing"

	"zhucunji/cases"
	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// matchedPhotos matches the pictures of a folder, one of them given twice, one of no
// household, and one in a format that is not taken.
func matchedPhotos(t *testing.T, st *storage.Store) []transfer.PhotoMatch {
	t.Helper()
	folder := t.TempDir()
	pictureAt(t, 10, folder, "5001990001_改厕前.jpg")
	pictureAt(t, 40, folder, "走访", "IMG_001.jpg")
	pictureAt(t, 70, folder, "王胜国.jpg")
	writeAt(t, []byte("\x00\x00\x00\x18ftypheic........"), folder, "张明华.heic")
	found, err := transfer.MatchPhotos(t.Context(), st, []string{folder, filepath.Join(folder, "王胜国.jpg")}, nil)
	if err != nil || len(found) != 5 {
		t.Fatalf("%+v, %v", found, err)
	}
	return found
}

// nameTheNameless says of every photo of no household whose it is.
func nameTheNameless(found []transfer.PhotoMatch) {
	for i := range found {
		if found[i].Household == 0 {
			found[i].Household, found[i].Reason = found[(i+1)%len(found)].Household, ""
		}
	}
}

func TestPhotosAreMatchedBeforeAnythingIsStored(t *testing.T) {
	st := newPair(t)
	heads := map[string]string{}
	for _, m := range matchedPhotos(t, st) {
		heads[m.File] = m.Head
		if (m.File == "张明华.heic" || m.Household == 0) != (m.Reason != "") {
			t.Errorf("%s: %q", m.File, m.Reason)
		}
	}
	if heads["5001990001_改厕前.jpg"] != "张明华" || heads["王胜国.jpg"] != "王胜国" || heads[filepath.Join("走访", "IMG_001.jpg")] != "" {
		t.Errorf("matched %v", heads)
	}
	wantPhotos(t, st, 0)
}

func TestNoPhotoStaysWhenTakingThemIsCanceled(t *testing.T) {
	st := newPair(t)
	found := matchedPhotos(t, st)
	nameTheNameless(found)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := transfer.TakePhotos(ctx, st, "照片", found, func(int, int) { cancel() })
	if cases.CodeOf(err) != cases.Canceled {
		t.Fatalf("canceled: %v", err)
	}
	wantPhotos(t, st, 0)
	if done, err := transfer.TakePhotos(t.Context(), st, "照片", found, nil); err != nil || done.Added != 3 {
		t.Errorf("afterwards: %+v, %v", done, err)
	}
}

func TestPhotosAreTakenAndUndoneAsOne(t *testing.T) {
	st := newPair(t)
	found := matchedPhotos(t, st)
	nameTheNameless(found)
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
