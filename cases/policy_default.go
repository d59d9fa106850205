package cases

import (
	_ "embed" // the lists as they ship
	"fmt"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

//go:embed lists.tsv
var shippedLists string

// listColumns are the columns of lists.tsv; those at the end may be left out.
const listColumns = "list\tvalue\tcode\tparent\taliases\tfrom\tuntil\topen"

// The classes of household by which visits are due, as the list 走访对象类型 has them.
const (
	ClassMonitored = "未消除监测对象" // monitored, risk not removed
	ClassPriority  = "重点户"     // 低保, 特困, 残疾, 大病
	ClassLifted    = "脱贫户"     // out of poverty, not monitored
	ClassRemoved   = "已消除监测对象" // monitored once, risk removed
	ClassOrdinary  = "一般农户"    // everybody else
)

// LinePrompt tells a person what to do about a year without a 监测线.
const LinePrompt = "本年度监测线尚未录入，请按区县文件录入。"

// DefaultPolicy is the policy a new file starts with: the code lists, the 监测线
// that were published, the usual visiting frequencies, what does not count as
// income, and what industries cost. Its records have the same UIDs on every machine, so that two files
// made apart hold the same records. It fails with Internal where lists.tsv is
// damaged, which a test rules out.
func DefaultPolicy() (Policy, error) {
	codes, err := parseLists(shippedLists)
	if err != nil {
		return Policy{}, &Error{Code: Internal, Err: fmt.Errorf("shipped code lists: %w", err)}
	}
	p := NewPolicy(codes, defaultLines(), defaultCadences(), defaultInclusions())
	p.CostRatios = defaultCostRatios()
	return *p, nil
}

// parseLists reads the text of a code list file; the error names the line.
func parseLists(text string) ([]CodeValue, error) {
	var codes []CodeValue
	place := make(map[string]int64)
	headed := false
	for i, line := range strings.Split(text, "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !headed:
			if line != listColumns {
				return nil, fmt.Errorf("line %d: want the column names", i+1)
			}
			headed = true
		default:
			v, err := parseListLine(line)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", i+1, err)
			}
			place[string(v.List)]++
			v.Order = Some(place[string(v.List)])
			codes = append(codes, v)
		}
	}
	return codes, nil
}

func parseListLine(line string) (CodeValue, error) {
	columns := strings.Split(line, "\t")
	if len(columns) > 8 {
		return CodeValue{}, fmt.Errorf("%d columns, want 8 at most", len(columns))
	}
	columns = append(columns, make([]string, 8-len(columns))...)
	v := CodeValue{
		List: ListKey(columns[0]), Value: columns[1], Code: columns[2],
		Parent: columns[3], Aliases: columns[4], Open: columns[7] == "open",
	}
	if v.List == "" || v.Value == "" {
		return CodeValue{}, fmt.Errorf("list or value is blank")
	}
	if columns[7] != "" && !v.Open {
		return CodeValue{}, fmt.Errorf("last column is %q, want open or nothing", columns[7])
	}
	var err error
	if v.From, err = listYear(columns[5]); err != nil {
		return CodeValue{}, err
	}
	if v.Until, err = listYear(columns[6]); err != nil {
		return CodeValue{}, err
	}
	v.UID = shippedUID("code_value", string(v.List), v.Value)
	return v, nil
}

func listYear(text string) (Opt[int64], error) {
	if text == "" {
		return Opt[int64]{}, nil
	}
	year, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return Opt[int64]{}, fmt.Errorf("year: %w", err)
	}
	return Some(year), nil
}

// defaultLines are the lines with a published source (domain.md §2, Thresholds).
// Later years have a row without an amount, which asks to be filled.
func defaultLines() []Line {
	line := func(year, yuan int64, region, basis string) Line {
		l := Line{Year: Some(year), Region: region, Basis: basis}
		l.UID = shippedUID("poverty_line", strconv.FormatInt(year, 10))
		if yuan > 0 {
			l.Amount = Some(Yuan(yuan))
		}
		return l
	}
	const prompt = "请按区县文件录入"
	return []Line{
		line(2020, 5000, "全国", "脱贫监测户、边缘户监测范围"),
		line(2021, 6000, "重庆市", "渝委农组〔2021〕6号"),
		line(2022, 0, "", prompt),
		line(2023, 0, "", prompt),
		line(2024, 0, "", prompt),
		line(2025, 0, "", prompt),
		line(2026, 0, "", prompt),
	}
}

// defaultCadences are the usual frequencies (domain.md §3, "frequency by type").
func defaultCadences() []Cadence {
	cadence := func(class string, days int64) Cadence {
		c := Cadence{Class: class, Days: Some(days)}
		c.UID = shippedUID("cadence", class)
		return c
	}
	return []Cadence{
		cadence(ClassMonitored, 30),
		cadence(ClassPriority, 90),
		cadence(ClassLifted, 90),
		cadence(ClassRemoved, 90),
		cadence(ClassOrdinary, 180),
	}
}

// defaultInclusions name what is written down and is not income (domain.md §2,
// "Not income"). Everything else counts until a county says otherwise.
func defaultInclusions() []Inclusion {
	var out []Inclusion
	for _, item := range []string{
		"义务兵津贴", "出售财物收入", "借贷收入", "慰问救助金", "抚恤金", "医疗报销款", "住房搬迁补助", "彩礼礼金",
	} {
		n := Inclusion{Item: item, Count: No}
		n.UID = shippedUID("inclusion", item)
		out = append(out, n)
	}
	return out
}

// shippedUID is the name of a shipped record: the same on every machine.
func shippedUID(record string, key ...string) UID {
	return uuid.NewSHA1(uuid.NameSpaceURL, []byte("zhucunji:"+record+":"+strings.Join(key, "/")))
}
