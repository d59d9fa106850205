package demo

import (
	_ "embed" // the words of the demonstration
	"strconv"
	"strings"
)

//go:embed words.tsv
var shippedWords string

// words are lists of texts by name. A text followed by ":3" is drawn three times as
// often as one without.
type words map[string][]string

// readWords reads words.tsv; several lines of one name add up.
func readWords(text string) words {
	w := words{}
	for line := range strings.Lines(text) {
		name, list, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, word := range strings.Fields(list) {
			word, weight := weighted(word)
			for range weight {
				w[name] = append(w[name], word)
			}
		}
	}
	return w
}

func weighted(word string) (string, int) {
	at := strings.LastIndexByte(word, ':')
	if at < 0 {
		return word, 1
	}
	weight, err := strconv.Atoi(word[at+1:])
	if err != nil {
		return word, 1
	}
	return word[:at], weight
}
