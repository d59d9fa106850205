package storage

import (
	"cmp"
	"slices"
)

// codeTexts numbers the texts of code lists in the order in which they are met, so that
// an index keeps one byte or two for each. Number 0 is the blank text.
type codeTexts struct {
	texts   []string
	numbers map[string]uint16
}

// number gives the number of a text.
func (c *codeTexts) number(text []byte) uint16 {
	if n, ok := c.numbers[string(text)]; ok {
		return n
	}
	if c.numbers == nil {
		c.texts, c.numbers = []string{""}, map[string]uint16{"": 0}
		return c.number(text)
	}
	n := uint16(len(c.texts)) //nolint:gosec // code lists have some dozen values
	c.texts, c.numbers[string(text)] = append(c.texts, string(text)), n
	return n
}

// find gives the number of a text that a filter asks for; ok is false where no row has it.
func (c *codeTexts) find(text string) (n uint16, ok bool) {
	n, ok = c.numbers[text]
	return n, ok || text == ""
}

// text gives back what a number stands for.
func (c *codeTexts) text(n uint16) string {
	if int(n) >= len(c.texts) {
		return ""
	}
	return c.texts[n]
}

// inOrder gives the numbers in the order of their texts.
func (c *codeTexts) inOrder() []uint16 {
	order := make([]uint16, len(c.texts))
	for i := range order {
		order[i] = uint16(i) //nolint:gosec // code lists have some dozen values
	}
	slices.SortFunc(order, func(a, b uint16) int { return cmp.Compare(c.texts[a], c.texts[b]) })
	return order
}

// ranks gives each number its place in the order of the texts.
func (c *codeTexts) ranks() []uint32 {
	order := c.inOrder()
	ranks := make([]uint32, max(1, len(order)))
	for rank, n := range order {
		ranks[n] = uint32(rank) //nolint:gosec // code lists have some dozen values
	}
	return ranks
}
