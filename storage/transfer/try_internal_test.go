package transfer

import (
	"testing"
	"time"
	"os"

	"zhucunji/cases/demo"
	"zhucunji/storage"
)

func TestTry(t *testing.T) {
	dir := t.TempDir()
	if d := os.Getenv("TRY"); d != "" { dir = d }
	st, err := storage.Open(t.Context(), dir, storage.Options{})
	if err != nil { t.Fatal(err) }
	defer st.Close()
	s := time.Now()
	if err := LoadDemo(t.Context(), st, demo.Options{}, nil); err != nil { t.Fatal(err) }
	n, err := st.Stats(t.Context())
	t.Log(n, err, time.Since(s))
}
