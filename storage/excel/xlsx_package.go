package excel

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// bundle is the zip a workbook of our days is. Its parts are found by their names
// alone, which never become names of files: a part called ../../etc/passwd is only
// one that no sheet asks for.
type bundle struct {
	parts map[string]*zip.File // by name in lower case, with plain slashes
}

// openBundle lists the parts, and refuses at once what would unpack to more than any
// workbook has.
func openBundle(r io.ReaderAt, size int64) (*bundle, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, &noZip{err}
	}
	z.RegisterDecompressor(zip.Deflate, flate.NewReader)
	if len(z.File) > maxParts {
		return nil, refused("这个文件里装了 %d 个小文件，不像是 Excel 表，没有读入。", len(z.File))
	}
	b := &bundle{parts: make(map[string]*zip.File, len(z.File))}
	var total uint64
	for _, f := range z.File {
		total += f.UncompressedSize64
		if isBomb(f) || total > maxUnzipped || f.UncompressedSize64 > maxUnzipped {
			return nil, refused("这个文件展开后大得不合常理，可能是有意破坏的文件，没有读入。请向发来的人核实，或在 WPS 中打开后另存一份再试。")
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		name := partName(f.Name)
		if _, twice := b.parts[name]; twice {
			return nil, damaged(fmt.Errorf("part %q stands twice in the zip", f.Name))
		}
		b.parts[name] = f
	}
	return b, nil
}

// noZip is a file that begins like a zip and is none to its end.
type noZip struct{ err error }

func (e *noZip) Error() string { return "zip: " + e.err.Error() }
func (e *noZip) Unwrap() error { return e.err }

func isBomb(f *zip.File) bool {
	return f.UncompressedSize64 > ratioFrom && f.UncompressedSize64/maxRatio > f.CompressedSize64
}

// partName brings the name of a part into its one form: some programs write
// backslashes or other letters' case than the references to it.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, "\\", "/")), "/"))
}

// has says whether there is a part.
func (b *bundle) has(name string) bool { return b.parts[partName(name)] != nil }

// openPart is an open part with a scanner on it.
type openPart struct {
	*scanner
	io.Closer
}

// open opens a part; errNoPart where it is not there.
func (b *bundle) open(ctx context.Context, name string) (*openPart, error) {
	f := b.parts[partName(name)]
	if f == nil {
		return nil, fmt.Errorf("%w: %q", errNoPart, name)
	}
	if f.Flags&1 != 0 {
		return nil, refused("这个文件是加了密码的压缩包，请先解压，再导入里面的表。")
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("open part %q: %w", name, err)
	}
	// A part must not give more than it says it has; one byte more shows that it does.
	limited := &sizedReader{r: r, left: int64(f.UncompressedSize64), name: name}
	return &openPart{newScanner(ctx, utf8Reader(limited)), r}, nil
}

var errNoPart = errors.New("workbook lacks a part")

// sizedReader gives an error where more comes than was said.
type sizedReader struct {
	r    io.Reader
	left int64
	name string
}

func (s *sizedReader) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if s.left -= int64(n); s.left < 0 {
		return 0, fmt.Errorf("part %q unpacks to more than it says", s.name)
	}
	return n, err
}

// utf8Reader reads XML in UTF-16, which the format allows, as UTF-8.
func utf8Reader(r io.Reader) io.Reader {
	return transform.NewReader(r, unicode.BOMOverride(transform.Nop))
}

// relation is a reference from one part to another.
type relation struct {
	kind   string // the last word of its type: worksheet, styles, sharedStrings …
	target string // the part's name
}

// relations reads the references of a part; none where it has no list of them.
func (b *bundle) relations(ctx context.Context, name string) (map[string]relation, error) {
	folder, base := path.Split(name)
	list := folder + "_rels/" + base + ".rels"
	if !b.has(list) {
		return nil, nil
	}
	p, err := b.open(ctx, list)
	if err != nil {
		return nil, err
	}
	defer p.Close() //nolint:errcheck // only read
	found := map[string]relation{}
	for {
		kind, err := p.next()
		switch {
		case errors.Is(err, io.EOF):
			return found, nil
		case err != nil:
			return nil, fmt.Errorf("read %s: %w", list, err)
		}
		if kind != tokenStart || string(p.name) != "Relationship" {
			continue
		}
		var id, target, class string
		err = p.each(func(name string, value []byte) {
			switch name {
			case "Id":
				id = string(value)
			case "Target":
				target = attributeText(value)
			case "Type":
				class = string(value)
			}
		})
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", list, err)
		}
		if !strings.HasPrefix(target, "/") {
			target = folder + target
		}
		if len(found) < maxParts {
			found[id] = relation{kind: path.Base(class), target: target}
		}
	}
}

// attributeText is an attribute's value with its entities resolved; one that cannot
// be is taken as it stands.
func attributeText(value []byte) string {
	if out, err := unescape(nil, value); err == nil {
		return string(decodeXString(out, 0))
	}
	return string(value)
}
