package excel

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/klauspost/compress/flate"

	"zhucunji/cases"
)

// The limits of a template: what a workbook people fill by hand never reaches.
const (
	maxTemplate      = 100 << 20 // bytes on the disk
	maxTemplateParts = 20_000
	maxTemplateXML   = 128 << 20 // bytes of one part that is looked into
	maxTemplateAll   = 512 << 20 // bytes of all parts together
)

// parts are the files inside a workbook. What is changed stands in changed, what is new
// in added; everything else is copied as it lies in the zip, still compressed.
type parts struct {
	zip     *zip.Reader
	file    io.Closer
	byName  map[string]*zip.File
	changed map[string][]byte
	added   []string // names in changed that the zip does not have, in order
	dropped map[string]bool
}

// openParts opens a workbook's file. The errors say what to do with what is no .xlsx.
func openParts(name string) (*parts, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, templateOpenError(name, err)
	}
	p, err := readParts(f, name)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	p.file = f
	return p, nil
}

func readParts(f *os.File, name string) (*parts, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, templateOpenError(name, err)
	}
	if info.IsDir() {
		return nil, templateError("“%s”是一个文件夹，请选择要填的 Excel 表。", filepath.Base(name))
	}
	if info.Size() > maxTemplate {
		return nil, templateError("“%s”超过 100 MB，不像是要填的表。请另存一份只留表头的再试。", filepath.Base(name))
	}
	head := make([]byte, 8)
	if _, err := f.ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, templateOpenError(name, err)
	}
	if err := wrongFormat(name, head); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, templateDamaged(err)
	}
	z.RegisterDecompressor(zip.Deflate, func(r io.Reader) io.ReadCloser { return flate.NewReader(r) })
	p := &parts{zip: z, byName: map[string]*zip.File{}, changed: map[string][]byte{}, dropped: map[string]bool{}}
	return p, p.list()
}

// wrongFormat knows files that are no .xlsx by their first bytes.
func wrongFormat(name string, head []byte) error {
	base, ext := filepath.Base(name), strings.ToLower(filepath.Ext(name))
	switch {
	case bytes.HasPrefix(head, []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}):
		if ext == ".xls" || ext == ".et" {
			return templateError("“%s”是旧格式（%s）。请用 WPS 或 Excel 打开，另存为“Excel 工作簿（*.xlsx）”后再填。", base, ext)
		}
		return templateError("“%s”设了打开密码，或者是旧格式改了名。请打开后去掉密码，另存为 .xlsx 再填。", base)
	case !bytes.HasPrefix(head, []byte("PK")):
		return templateError("“%s”不是 Excel 工作簿。请选择 .xlsx 文件；.xls、.et 或网页格式的表，请先打开并另存为 .xlsx。", base)
	}
	return nil
}

// list names the parts and looks at what they would unpack to.
func (p *parts) list() error {
	if len(p.zip.File) > maxTemplateParts {
		return templateDamaged(errors.New("too many parts"))
	}
	var all uint64
	for _, f := range p.zip.File {
		all += f.UncompressedSize64
		p.byName[partKey(f.Name)] = f
	}
	if all > maxTemplateAll {
		return templateError("这个工作簿解开后超过 512 MB，没有打开。请另存一份只留表头的再试。")
	}
	for _, need := range []string{"[content_types].xml", "xl/workbook.xml"} {
		if p.byName[need] == nil {
			return templateDamaged(fmt.Errorf("no part %s", need))
		}
	}
	return nil
}

// partKey is a part's name as it is compared: without a leading slash, in lower case.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// has says whether the workbook has a part.
func (p *parts) has(name string) bool {
	name = partKey(name)
	_, changed := p.changed[name]
	return (changed || p.byName[name] != nil) && !p.dropped[name]
}

// read gives a part as it will be written.
func (p *parts) read(name string) ([]byte, error) {
	name = partKey(name)
	if raw, ok := p.changed[name]; ok {
		return raw, nil
	}
	f := p.byName[name]
	if f == nil {
		return nil, templateDamaged(fmt.Errorf("no part %s", name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, templateDamaged(err)
	}
	defer r.Close() //nolint:errcheck // only read
	var held bytes.Buffer
	held.Grow(int(min(f.UncompressedSize64, maxTemplateXML)) + bytes.MinRead) //nolint:gosec // bounded
	if _, err := held.ReadFrom(io.LimitReader(r, maxTemplateXML+1)); err != nil {
		return nil, templateDamaged(err)
	}
	raw := held.Bytes()
	if len(raw) > maxTemplateXML {
		return nil, templateError("这个工作簿里有一张表超过 128 MB，没有打开。请另存一份只留表头的再试。")
	}
	return raw, nil
}

// xml is a part whose text can be looked into: in UTF-8, as every program writes it.
func (p *parts) xml(name string) ([]byte, error) {
	raw, err := p.read(name)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(raw, []byte{0xFF, 0xFE}) || bytes.HasPrefix(raw, []byte{0xFE, 0xFF}) {
		return nil, templateError("这个工作簿用的是少见的编码。请用 WPS 或 Excel 打开后另存为 .xlsx 再填。")
	}
	return raw, nil
}

// set puts a part in the place of what was there, or adds it.
func (p *parts) set(name string, raw []byte) {
	key := partKey(name)
	if _, ok := p.changed[key]; !ok && p.byName[key] == nil {
		p.added = append(p.added, name)
	}
	p.changed[key] = raw
	delete(p.dropped, key)
}

// drop leaves a part out.
func (p *parts) drop(name string) { p.dropped[partKey(name)] = true }

// fork is the same workbook before another filling; what was changed in it is shared.
func (p *parts) fork() *parts {
	f := *p
	f.changed, f.dropped = map[string][]byte{}, map[string]bool{}
	f.added = slices.Clone(p.added)
	for name, raw := range p.changed {
		f.changed[name] = raw
	}
	for name := range p.dropped {
		f.dropped[name] = true
	}
	return &f
}

// write writes the workbook: unchanged parts as they lie in the file, changed ones anew
// in their old places. streams write parts that are too large to hold.
func (p *parts) write(w io.Writer, streams map[string]func(io.Writer) error) error {
	out := zip.NewWriter(w)
	out.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, compression) })
	for _, f := range p.zip.File {
		key := partKey(f.Name)
		if p.dropped[key] || strings.HasSuffix(f.Name, "/") {
			continue
		}
		if err := p.writePart(out, f, streams[key]); err != nil {
			return err
		}
	}
	for _, name := range p.added {
		if p.dropped[partKey(name)] {
			continue
		}
		if err := writeNew(out, name, p.changed[partKey(name)], streams[partKey(name)]); err != nil {
			return err
		}
	}
	return out.Close()
}

func (p *parts) writePart(out *zip.Writer, f *zip.File, stream func(io.Writer) error) error {
	raw, changed := p.changed[partKey(f.Name)]
	if !changed && stream == nil {
		return out.Copy(f)
	}
	return writeNew(out, f.Name, raw, stream)
}

func writeNew(out *zip.Writer, name string, raw []byte, stream func(io.Writer) error) error {
	w, err := out.Create(name)
	if err != nil {
		return err
	}
	if stream != nil {
		return stream(w)
	}
	_, err = w.Write(raw)
	return err
}

// partRelation is one line of a part's relations.
type partRelation struct {
	id, kind, target string // kind is the last word of the type: "worksheet"
	external         bool
	tag              tag
}

// relationsName is where a part's relations stand: xl/_rels/workbook.xml.rels.
func relationsName(part string) string {
	return path.Dir(part) + "/_rels/" + path.Base(part) + ".rels"
}

// relations reads a part's relations; none where it has no such part. Targets are whole
// names of parts.
func (p *parts) relations(part string) ([]partRelation, error) {
	if !p.has(relationsName(part)) {
		return nil, nil
	}
	raw, err := p.xml(relationsName(part))
	if err != nil {
		return nil, err
	}
	var out []partRelation
	err = eachTag(raw, func(t tag) error {
		if t.name != "Relationship" || t.ends {
			return nil
		}
		at := raw[t.start:t.end]
		r := partRelation{id: attributeString(at, "Id"), kind: path.Base(attributeString(at, "Type")), target: attributeString(at, "Target"), tag: t}
		r.external = attributeString(at, "TargetMode") == "External"
		if !r.external {
			r.target = targetName(part, r.target)
		}
		out = append(out, r)
		return nil
	})
	return out, err
}

// targetName makes a relation's target the name of a part.
func targetName(part, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(target, "/")
	}
	return path.Join(path.Dir(part), target)
}

// eachTag walks the tags of a part.
func eachTag(raw []byte, visit func(tag) error) error {
	for from := 0; ; {
		t, ok, err := nextTag(raw, from)
		if err != nil {
			return templateDamaged(err)
		}
		if !ok {
			return nil
		}
		if err := visit(t); err != nil {
			return err
		}
		from = t.end
	}
}

func templateError(format string, args ...any) error {
	return cases.Errorf(cases.Invalid, "template", fmt.Sprintf(format, args...))
}

func templateDamaged(err error) error {
	return &cases.Error{
		Code: cases.Damaged, Field: "template", Err: fmt.Errorf("read template: %w", err),
		Message: "这个工作簿已损坏，没有打开。请用 WPS 或 Excel 打开它，另存为 .xlsx 后再填；打不开时请向发来的人重新要一份。",
	}
}

func templateOpenError(name string, err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return &cases.Error{Code: cases.NotFound, Field: "template", Err: err, Message: "没有找到“" + filepath.Base(name) + "”，可能已被移走或改名。"}
	}
	if isHeld(err) {
		return &cases.Error{Code: cases.Locked, Field: "template", Err: err, Message: "“" + filepath.Base(name) + "”正被其他程序独占，请关闭后再试。"}
	}
	return &cases.Error{Code: cases.ReadOnly, Field: "template", Err: err, Message: "读不了“" + filepath.Base(name) + "”，请复制到桌面后再试。"}
}
