package cases

import (
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// CollationVersion names the order in which SortKey puts names. It is stored
// beside the keys; where it differs, every stored key is made anew. Change it
// with golang.org/x/text, whose tables decide, and with surname.tsv.
const CollationVersion = "zh-pinyin x/text v0.43.0 surnames 1"

// Collator makes sort keys of Chinese names. It may be used by one goroutine at a
// time, as the collator it wraps.
type Collator struct {
	collator *collate.Collator
	buffer   collate.Buffer
	speller  *Speller
}

// NewCollator makes a Collator.
func NewCollator() *Collator {
	// Loose keeps to the primary weights: three bytes a character instead of
	// seven; case and width do not order people.
	return &Collator{
		collator: collate.New(language.MustParse("zh-u-co-pinyin"), collate.Loose),
		speller:  NewSpeller(),
	}
}

// SortKey gives the bytes by which a name sorts among others in the order of
// pinyin, surnames read as surnames: 曾 beside 增 and not beside 层. The key is
// that of a character read like the surname, then that of the whole name, so
// that people of one surname stay together. A blank name gives a blank key.
func (c *Collator) SortKey(name string) []byte {
	runes := []rune(searchForm(name))
	if len(runes) == 0 {
		return nil
	}
	first := string(runes[:1])
	if found, _, ok := c.speller.surnameOf(runes); ok {
		first = found.standIn
	}
	key := append([]byte(nil), c.collator.KeyFromString(&c.buffer, first)...)
	key = append(key, c.collator.KeyFromString(&c.buffer, string(runes))...)
	c.buffer.Reset()
	return key
}
