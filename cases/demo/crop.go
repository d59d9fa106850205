package demo

// crop is one industry of a household.
type crop struct {
	variety string
	scale   int // tenths of the unit
}

// crops of the county by variety (domain.md §2 Benchmarks, §5 Local industries): yields,
// prices and costs of a unit of scale.
type trade struct {
	variety   string
	category  string
	item      string // 帮扶措施子项
	unit      string
	least     int // tenths of the unit a household has
	most      int
	yield     int // tenths of yieldUnit from one unit; 0: sold by the unit
	yieldUnit string
	price     int // fen a yieldUnit
	cost      int // percent of the value
	season    string
	income    string // 收入项目
	expense   string
	buyer     string // 销售去向
	insurance string
	weight    int
}

// trades are what households of the county live from.
func trades() []trade {
	return []trade{
		{"桑蚕", "蚕桑", "养殖业", "张", 5, 60, 316, "公斤", 3785, 22, "", "养殖业收入", "养殖业支出", "企业收购", "", 16},
		{"脆红李", "林果", "种植业", "亩", 5, 60, 2250, "公斤", 620, 15, "夏季", "林业收入", "林业支出", "商贩收购", "", 13},
		{"猕猴桃", "林果", "种植业", "亩", 5, 40, 2270, "公斤", 1200, 15, "秋季", "林业收入", "林业支出", "合作社收购", "", 9},
		{"生猪", "养殖", "养殖业", "头", 10, 90, 1180, "公斤", 1650, 62, "全年", "养殖业收入", "养殖业支出", "商贩收购", "保险+期货", 18},
		{"烤烟", "种植", "种植业", "亩", 20, 150, 1250, "公斤", 3010, 45, "秋季", "种植业收入", "种植业支出", "企业收购", "政策性农业保险", 8},
		{"中蜂", "养殖", "养殖业", "群", 30, 300, 62, "公斤", 12000, 25, "全年", "养殖业收入", "养殖业支出", "市场零售", "", 8},
		{"中药材", "种植", "种植业", "亩", 5, 50, 1500, "公斤", 1100, 40, "全年", "种植业收入", "种植业支出", "合作社收购", "", 7},
		{"蔬菜", "种植", "种植业", "亩", 3, 30, 12000, "公斤", 180, 40, "春季", "种植业收入", "种植业支出", "市场零售", "", 7},
		{"玉米", "种植", "种植业", "亩", 10, 60, 4200, "公斤", 260, 40, "秋季", "种植业收入", "种植业支出", "自用", "", 8},
		{"羊肚菌", "种植", "种植业", "亩", 5, 20, 1600, "公斤", 8000, 45, "春季", "种植业收入", "种植业支出", "合作社收购", "", 2},
		{"肉牛", "养殖", "养殖业", "头", 10, 50, 2600, "公斤", 2700, 60, "全年", "养殖业收入", "养殖业支出", "商贩收购", "政策性农业保险", 4},
		{"茶叶", "林果", "种植业", "亩", 5, 40, 450, "公斤", 6000, 30, "春季", "林业收入", "林业支出", "合作社收购", "", 4},
	}
}

// livelihood draws the industries and the workers of the household.
func (h *home) livelihood() {
	share := 34
	if h.supported() {
		share = 84
	}
	all := h.d.trades
	for len(h.crops) < 2 && h.dice.percent(share) {
		t := &all[pick(h.dice, h.d.tradeShares)]
		if len(h.crops) == 0 || h.crops[0].variety != t.variety {
			h.crops = append(h.crops, crop{t.variety, h.scale(t)})
		}
		share /= 3
	}
	h.hire()
}

// scale draws how much of a trade a household has; animals are whole.
func (h *home) scale(t *trade) int {
	n := h.dice.between(t.least, t.most)
	if t.category == "养殖" {
		n = max(10, n/10*10)
	}
	return n
}

func (d *District) trade(variety string) *trade {
	for i := range d.trades {
		if d.trades[i].variety == variety {
			return &d.trades[i]
		}
	}
	return &d.trades[0]
}
