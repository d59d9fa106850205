package cases

import (
	"regexp"
	"strings"
)

// Heading is what stands above a column of a table somebody else made: its title and
// the levels of the header above it.
type Heading struct {
	Title string
	Over  []string // outermost first
}

// Text is the heading in one line, as a person names the column: "与上年比较/增减额".
func (h Heading) Text() string {
	return strings.Join(append(append([]string{}, h.Over...), h.Title), "/")
}

var (
	// remarkInBrackets finds a remark in brackets: a unit, 必填, an example.
	remarkInBrackets = regexp.MustCompile(`[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]`)
	// yearAhead finds the year before a title: 2026年度人均纯收入.
	yearAhead = regexp.MustCompile(`^(20[0-9]{2})年度?`)
	// marks finds what decorates a title and says nothing: stars, colons, numbering.
	marks = regexp.MustCompile(`^[*★☆▲#]+|^[(]?[0-9一二三四五六七八九十]{1,3}[)]?[、.．:]|[*★☆▲:;_]+$`)
)

// HeadingKey is the text by which headings are compared: 乡（镇） and 乡 (镇)* are the
// same. It keeps what is in brackets.
func HeadingKey(text string) string {
	key := codeKey(text)
	for {
		cut := marks.ReplaceAllString(key, "")
		if cut == key || cut == "" {
			return key
		}
		key = cut
	}
}

// plainHeading is the key without remarks in brackets: 人均纯收入（元） is 人均纯收入.
func plainHeading(key string) string {
	if cut := remarkInBrackets.ReplaceAllString(key, ""); cut != "" {
		return cut
	}
	return key
}

// looseWords are those that forms put in and leave out as they like.
var looseWords = strings.NewReplacer( //nolint:gochecknoglobals // compiled constant
	"是否", "", "有无", "", "情况", "", "状况", "", "名称", "", "的", "", "(", "", ")", "", "、", "", "/", "",
	"日期", "时间", "年月", "时间", "身份证件", "证件", "居民身份证", "证件", "公民身份", "证件", "身份证", "证件",
	"号码", "号", "手机", "电话", "联系方式", "电话", "联系电话", "电话", "检测对象", "监测对象", "监测户", "监测对象",
	"公益性岗位", "公益岗位", "公益岗", "公益岗位", "类别", "类型", "农户", "户主", "年度", "年", "金额", "", "贫困户", "脱贫户",
)

// looseHeading is the key without the words that forms leave out or exchange.
func looseHeading(key string) string {
	loose := looseWords.Replace(plainHeading(key))
	loose = strings.ReplaceAll(loose, "岗位位", "岗位")
	if len([]rune(loose)) < 2 {
		return key
	}
	return loose
}

// headingYear takes a year off the front of a key, or a word for this year or the
// last. ago says how many years before this one it is, -1 where nothing is said.
func headingYear(key string, year int) (rest string, ago int) {
	for _, word := range []string{"上一年度", "上一年", "上年度", "上年", "去年"} {
		if strings.HasPrefix(key, word) {
			return strings.TrimPrefix(key, word), 1
		}
	}
	for _, word := range []string{"本年度", "本年", "当年", "今年"} {
		if strings.HasPrefix(key, word) {
			return strings.TrimPrefix(key, word), 0
		}
	}
	m := yearAhead.FindStringSubmatch(key)
	if m == nil {
		return key, -1
	}
	ago = max(year-number(m[1]), -1)
	if year == 0 {
		ago = 0
	}
	return strings.TrimPrefix(key, m[0]), ago
}

// HeadingMoney is the unit of money a heading names: 万元 in 收入（万元）, else 元.
func HeadingMoney(texts ...string) MoneyStyle {
	for _, t := range texts {
		if strings.Contains(squeeze(t), "万元") {
			return MoneyWan4
		}
	}
	return MoneyYuan
}

// HeadingDates is the way of writing dates a heading asks for: （格式：202611）,
// （YYYY-MM-DD）; DateAuto where it says nothing.
func HeadingDates(text string) DateStyle {
	key := codeKey(text)
	switch {
	case dateHints[0].MatchString(key):
		return DateCompact
	case dateHints[1].MatchString(key):
		return DateMonth
	case dateHints[2].MatchString(key):
		return DateISO
	case dateHints[3].MatchString(key):
		return DateChinese
	}
	return DateAuto
}

// dateHints are what headings say of dates, in the order of HeadingDates.
var dateHints = []*regexp.Regexp{ //nolint:gochecknoglobals // compiled constants
	regexp.MustCompile(`YYYYMMDD|(?:^|[^0-9])(19|20)[0-9]{6}(?:$|[^0-9])`),
	regexp.MustCompile(`YYYYMM|(?:^|[^0-9])(19|20)[0-9]{4}(?:$|[^0-9])`),
	regexp.MustCompile(`YYYY-MM|(?:^|[^0-9])(19|20)[0-9]{2}-[0-9]{2}`),
	regexp.MustCompile(`(19|20)[0-9]{2}年[0-9]{1,2}月|[X×]年[X×]月|YYYY年`),
}
