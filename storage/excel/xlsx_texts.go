package excel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// texts are the shared texts of a workbook, by their number. They lie one behind the
// other in blocks, so that half a million of them cost no half million allocations.
type texts struct {
	part   string
	loaded bool
	list   []string

	block []byte
	ends  []int // of the texts in block
}

const textBlock = 64 << 10

// load reads the texts once; without any there is nothing to do.
func (t *texts) load(ctx context.Context, b *bundle) error {
	if t == nil || t.loaded {
		return nil
	}
	f := b.parts[partName(t.part)]
	switch {
	case f == nil:
		return damagedf("文件里缺少存放文字的部分，可能没有保存完整。%s", saveAs)
	case f.UncompressedSize64 > maxPartHeld:
		return refused("文件里的文字超过 256 MB，不像是一张表，没有读入。请拆开后再导入。")
	}
	p, err := b.open(ctx, t.part)
	if err != nil {
		return err
	}
	defer p.Close() //nolint:errcheck // only read
	t.list, t.block, t.ends = nil, nil, nil
	if err := t.read(p); err != nil {
		return fmt.Errorf("read shared texts: %w", err)
	}
	t.loaded = true
	return nil
}

func (t *texts) read(p *openPart) error {
	for {
		kind, err := p.next()
		switch {
		case errors.Is(err, io.EOF):
			return t.flush()
		case err != nil:
			return err
		case kind != tokenStart || string(p.name) != "si":
			continue
		}
		if t.block, err = appendRich(p, t.block); err != nil {
			return err
		}
		t.ends = append(t.ends, len(t.block))
		if len(t.list)+len(t.ends) > maxTexts {
			return refused("文件里的文字超过 %d 条，不像是一张表，没有读入。请拆开后再导入。", maxTexts)
		}
		if len(t.block) >= textBlock {
			if err := t.flush(); err != nil {
				return err
			}
		}
	}
}

// flush turns the block into texts.
func (t *texts) flush() error {
	if !utf8.Valid(t.block) {
		return errNotUTF8
	}
	block, from := string(t.block), 0
	for _, end := range t.ends {
		t.list = append(t.list, block[from:end])
		from = end
	}
	t.block, t.ends = t.block[:0], t.ends[:0]
	return nil
}

var errNotUTF8 = errors.New("text is not utf-8")

// at is a text by its number as a cell names it.
func (t *texts) at(digits []byte) (text string, ok bool) {
	if t == nil {
		return "", false
	}
	n, ok := countOf(digits, len(t.list)-1)
	if !ok {
		return "", false
	}
	return t.list[n], true
}

// appendRich adds the text of an element (a shared text or one inside a cell) to out:
// all its runs without their looks, and without the small pronunciation above them.
func appendRich(p *openPart, out []byte) ([]byte, error) {
	depth := len(p.marks)
	begin := len(out)
	inText := 0
	for len(p.marks) >= depth {
		kind, err := p.next()
		if err != nil {
			return nil, err
		}
		switch {
		case kind == tokenStart && string(p.name) == "rPh":
			if err := p.skip(); err != nil {
				return nil, err
			}
		case kind == tokenStart && string(p.name) == "t":
			inText++
		case kind == tokenEnd && string(p.name) == "t":
			inText--
		case kind == tokenText && inText > 0:
			if out, err = p.appendText(out); err != nil {
				return nil, err
			}
			if len(out)-begin > maxToken {
				return nil, errTokenTooLong
			}
		}
	}
	return decodeXString(out, begin), nil
}
