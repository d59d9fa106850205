package cases

import (
	"encoding/json"
	"fmt"
	"sort"
	"strings"
)

// Answer is the answer to a check item. A blank answer means 未查: nobody looked.
type Answer string

// The answers to a check item (domain.md §3).
const (
	AnswerOK      Answer = "正常"
	AnswerProblem Answer = "有问题"
	AnswerNA      Answer = "不适用"
)

// Check is one answered check item; Note says what is wrong.
type Check struct {
	Item   string `json:"i"` // a value of the list 走访检查项
	Answer Answer `json:"a"`
	Note   string `json:"n,omitempty"`
}

// CheckList is the answered items of one visit; an item not in it is 未查.
type CheckList []Check

// Of gives the answer to an item; blank where it was not looked at.
func (l CheckList) Of(item string) Check {
	for _, c := range l {
		if c.Item == item {
			return c
		}
	}
	return Check{Item: item}
}

// With gives a copy of the list in which one item is answered anew; a blank
// answer takes the item out.
func (l CheckList) With(c Check) CheckList {
	var out CheckList
	for _, old := range l {
		if old.Item != c.Item {
			out = append(out, old)
		}
	}
	if c.Answer != "" {
		out = append(out, c)
	}
	return out
}

// Problems are the items answered 有问题.
func (l CheckList) Problems() CheckList {
	var out CheckList
	for _, c := range l {
		if c.Answer == AnswerProblem {
			out = append(out, c)
		}
	}
	return out
}

// Canonical is the list sorted by item as JSON; ok is false for an empty list.
func (l CheckList) Canonical() (text string, ok bool) {
	if len(l) == 0 {
		return "", false
	}
	sorted := append(CheckList(nil), l...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Item < sorted[j].Item })
	raw, err := json.Marshal(sorted)
	if err != nil {
		panic(fmt.Sprintf("cases: marshal check list: %v", err)) // strings cannot fail
	}
	return string(raw), true
}

// ParseCheckList reads what Canonical wrote.
func ParseCheckList(text string) (CheckList, error) {
	var l CheckList
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		return nil, fmt.Errorf("parse check list: %w", err)
	}
	return l, nil
}

// Text tells the problems in one line, or that all was in order.
func (l CheckList) Text() string {
	if len(l) == 0 {
		return ""
	}
	problems := l.Problems()
	if len(problems) == 0 {
		return "所查项目均正常"
	}
	parts := make([]string, len(problems))
	for i, c := range problems {
		parts[i] = c.Item + "有问题"
		if c.Note != "" {
			parts[i] = c.Item + "：" + c.Note
		}
	}
	return strings.Join(parts, "；")
}
