package cases

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// KeyClass says what a search key was made of, in the order in which matches are
// listed: from the beginning of a name, inside a name, a group, then numbers.
type KeyClass uint8

// The classes of search key.
const (
	KeyStart  KeyClass = iota // a name, its initials or its pinyin, or a 户编号, from the beginning
	KeyInside                 // the same from a later character on
	KeyPlace                  // a group or village name, from any character on
	KeyID                     // the last 4 or 6 or all characters of an id number
	KeyPhone                  // the last 4 or all digits of a phone number
)

// Hashed says whether keys of the class are stored as keyed hashes, because they
// are made of sealed values; such a key matches only as a whole.
func (c KeyClass) Hashed() bool { return c == KeyID || c == KeyPhone }

// String tells people what matched.
func (c KeyClass) String() string {
	return [...]string{"姓名", "姓名", "村组", "证件号码", "电话"}[c]
}

// Key is one text by which a record is found: what is typed must be the beginning
// of Text, or all of it where the class is hashed.
type Key struct {
	Class KeyClass
	Text  string
}

// maxReadings bounds the combinations of readings of one name. The characters
// at the front get theirs first: the surname is what people type.
const maxReadings = 12

// PersonKeys gives the keys of a person's name and other names (曾用名): the name, its
// pinyin initials and its pinyin, from every character on. Rare readings of a
// character are keys too, but of the class KeyInside: who types yjg means 杨建国
// before 王建国, though 王 may be read yù.
func (s *Speller) PersonKeys(name string, aliases ...string) []Key {
	var keys []Key
	for _, n := range append([]string{name}, aliases...) {
		keys = append(keys, s.nameKeys([]rune(searchForm(n)))...)
	}
	return distinctKeys(keys)
}

func (s *Speller) nameKeys(name []rune) []Key {
	keys := suffixKeys(string(name))
	spellings := s.spellings(name)
	for _, initials := range combine(spellings, true, firstLetter) {
		keys = append(keys, suffixKeys(initials)...)
	}
	keys = append(keys, s.pinyinKeys(name, spellings)...)
	for _, initials := range combine(spellings, false, firstLetter) {
		if slices.Contains(keys, Key{KeyStart, initials}) {
			continue
		}
		for _, k := range suffixKeys(initials) {
			keys = append(keys, Key{KeyInside, k.Text})
		}
	}
	return keys
}

// pinyinKeys gives the whole pinyin of a name. People type it from the surname or
// from the given name on, and the given name in its likeliest reading.
func (s *Speller) pinyinKeys(name []rune, spellings []spelling) []Key {
	if len(spellings) == 0 {
		return nil
	}
	_, length, _ := s.surnameOf(name)
	length = min(length, len(spellings))
	given := ""
	for _, sp := range spellings[length:] {
		given += sp.all[0]
	}
	var keys []Key
	for _, family := range combine(spellings[:length], true, wholeSyllable) {
		keys = append(keys, Key{KeyStart, family + given})
	}
	if given != "" {
		keys = append(keys, Key{KeyInside, given})
	}
	return keys
}

func firstLetter(syllable string) string   { return syllable[:1] }
func wholeSyllable(syllable string) string { return syllable }

// HouseholdKeys gives the keys of a 户编号: the whole, and its last six digits,
// since the codes of a village begin alike.
func HouseholdKeys(code string) []Key {
	text := searchForm(code)
	if text == "" {
		return nil
	}
	keys := []Key{{KeyStart, text}}
	if len(text) > 6 {
		keys = append(keys, Key{KeyInside, text[len(text)-6:]})
	}
	return keys
}

// PlaceKeys gives the keys of a group or village: the name and its initials from
// every character on, with 三组 and 3组 as one.
func (s *Speller) PlaceKeys(names ...string) []Key {
	var keys []Key
	for _, name := range names {
		runes := []rune(searchForm(name))
		texts := combine(s.spellings(runes), true, firstLetter)
		for _, text := range append(texts, groupNumber(string(runes))) {
			for _, key := range suffixKeys(text) {
				keys = append(keys, Key{KeyPlace, key.Text})
			}
		}
	}
	return distinctKeys(keys)
}

// IDKeys gives the keys of an id or disability number: the number, the identity
// number in it, and of that the last six and four characters.
func IDKeys(number string) []Key {
	if number == "" {
		return nil
	}
	id := PersonID(number)
	return distinctKeys([]Key{{KeyID, number}, {KeyID, id}, {KeyID, tail(id, 6)}, {KeyID, tail(id, 4)}})
}

// PhoneKeys gives the keys of a phone number: all digits and the last four.
func PhoneKeys(phone string) []Key {
	digits := strings.Map(onlyDigits, phone)
	if digits == "" {
		return nil
	}
	return distinctKeys([]Key{{KeyPhone, digits}, {KeyPhone, tail(digits, 4)}})
}

// searchForm is the text by which names are compared in searching and sorting:
// half width, small letters, without spaces and dots.
func searchForm(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || privateUse(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, width.Fold.String(text))
}

// suffixKeys gives a text from every character on.
func suffixKeys(text string) []Key {
	var keys []Key
	class := KeyStart
	for i := range text {
		keys = append(keys, Key{class, text[i:]})
		class = KeyInside
	}
	return keys
}

// combine joins one part of each character's readings in every way, at most
// maxReadings of them; usual keeps to the usual readings.
func combine(spellings []spelling, usual bool, part func(string) string) []string {
	texts := []string{""}
	for _, sp := range spellings {
		options := sp.all
		if usual {
			options = options[:sp.usual]
		}
		var parts []string
		for _, o := range options {
			parts = append(parts, part(o))
		}
		parts = distinct(parts)
		if len(texts)*len(parts) > maxReadings {
			parts = parts[:1]
		}
		var longer []string
		for _, t := range texts {
			for _, p := range parts {
				longer = append(longer, t+p)
			}
		}
		texts = longer
	}
	return slices.DeleteFunc(texts, func(t string) bool { return t == "" })
}

func distinctKeys(keys []Key) []Key {
	var out []Key
	seen := make(map[Key]bool, len(keys))
	for _, k := range keys {
		if !seen[k] {
			seen[k] = true
			out = append(out, k)
		}
	}
	return out
}

func tail(text string, n int) string { return text[max(0, len(text)-n):] }

func onlyDigits(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}
