package cases

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
)

// summaryText tells a summary in plain official Chinese, a paragraph a matter. Matters
// of which there is nothing to say are left out, but for the visits.
func summaryText(s *Summary) string {
	paragraphs := []string{
		s.baseText(), s.visitText(), s.problemText(), s.demandText(), s.measureText(), s.incomeText(), s.hygieneText(),
	}
	return strings.Join(filled(paragraphs...), "\n")
}

func (s *Summary) baseText() string {
	text := fmt.Sprintf("基本情况：%s共有农户 %d 户、%d 人。", s.Place, s.Households, s.People)
	var parts []string
	for _, t := range s.Types {
		parts = append(parts, fmt.Sprintf("%s %d 户", t.Name, t.Count))
	}
	if len(parts) > 0 {
		text += "其中" + strings.Join(parts, "，") + "。"
	}
	parts = nil
	for _, t := range s.Monitored {
		parts = append(parts, fmt.Sprintf("%s %d 户", t.Name, t.Count))
	}
	if len(parts) > 0 {
		text += "监测对象：" + strings.Join(parts, "，") + "。"
	}
	return text
}

func (s *Summary) visitText() string {
	seen := s.Visited()
	if seen.Visits == 0 {
		return "走访情况：本期没有登记走访。"
	}
	text := fmt.Sprintf("走访情况：本期走访 %d 次，覆盖 %d 户，覆盖率 %s%%，%s。", seen.Visits, seen.Households,
		rate(seen.Households, s.Households), compared(seen.Visits, s.Before.Visits, "次"))
	for _, c := range s.Coverage {
		if c.Class == ClassMonitored && c.Due > 0 {
			text += fmt.Sprintf("其中未消除监测对象 %d 户，已访 %d 户。", c.Due, c.Visited)
		}
	}
	if s.Gathering > 0 {
		text += fmt.Sprintf("召开院坝会、开展集中走访 %d 场次。", s.Gathering)
	}
	return text
}

func (s *Summary) problemText() string {
	if s.Found == 0 {
		return ""
	}
	text := fmt.Sprintf("问题情况：%d 次走访发现问题，现场解决 %d 次。", s.Found, s.Settled)
	if len(s.Problems) > 0 {
		var parts []string
		for _, t := range s.Problems[:min(len(s.Problems), 3)] {
			parts = append(parts, fmt.Sprintf("%s %d 次", t.Name, t.Count))
		}
		text += "问题较多的是" + strings.Join(parts, "、") + "。"
	}
	if s.Relapse > 0 {
		text += fmt.Sprintf("研判存在返贫致贫风险 %d 户，需重点跟进。", s.Relapse)
	}
	return text
}

func (s *Summary) demandText() string {
	var raised, answered int64
	for _, d := range s.Demands {
		raised, answered = raised+d.Raised, answered+d.Answered
	}
	p := &s.Promises
	if raised+p.Made+p.Due+p.Overdue == 0 {
		return ""
	}
	text := fmt.Sprintf("诉求和承诺：收到群众诉求 %d 件，已答复 %d 件；作出承诺 %d 件，本期办结 %d 件", raised, answered, p.Made, p.Done)
	if p.Due > 0 {
		text += fmt.Sprintf("，本期到期 %d 件，按期办结 %d 件，逾期办结 %d 件，到期未办结 %d 件", p.Due, p.InTime, p.Late, p.Broken)
	}
	if p.Overdue > 0 {
		text += fmt.Sprintf("；目前已逾期未办结的承诺共 %d 件，应尽快办理", p.Overdue)
	}
	return text + "。"
}

func (s *Summary) measureText() string {
	var n int64
	var amount Money
	most := MeasureTally{}
	for _, m := range s.Measures {
		n, amount = n+m.Measures, amount+m.Amount
		if m.Measures > most.Measures {
			most = m
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("帮扶措施：本期实施帮扶措施 %d 项，金额 %s 元；最多的是%s %d 项、%d 户。", n, amount.Grouped(), most.Block, most.Measures, most.Households)
}

func (s *Summary) incomeText() string {
	t := &s.Income
	if t.Households == 0 || !t.Now.PerHead.Valid {
		return ""
	}
	text := fmt.Sprintf("收入情况：%d 核算年度（%s）有收入登记的 %d 户，人均纯收入 %s 元", t.Year, t.Now.Period, t.Households, t.Now.PerHead.Value.Grouped())
	diff := difference("", t.Before.PerHead, t.Now.PerHead)
	if diff.Change.Valid {
		text += "，比上年" + moved(diff.Change.Value)
		if diff.Percent.Valid {
			text += fmt.Sprintf("（%s%%）", diff.Percent.Value.Abs().StringFixed(2))
		}
	}
	text += fmt.Sprintf("。人均纯收入增加的 %d 户，减少的 %d 户", t.Up, t.Down)
	if t.Line.Valid {
		text += fmt.Sprintf("，低于监测线（%s 元）的 %d 户", t.Line.Value.Grouped(), t.Below)
	}
	return text + "。"
}

func (s *Summary) hygieneText() string {
	h := &s.Hygiene
	if h.Scored == 0 {
		return ""
	}
	text := fmt.Sprintf("人居环境：评分 %d 次，平均 %s 分", h.Scored, average(h.Sum, h.Scored).StringFixed(1))
	if h.BeforeCount > 0 {
		text += fmt.Sprintf("，上期平均 %s 分", average(h.BeforeSum, h.BeforeCount).StringFixed(1))
	}
	return text + "。"
}

// rate is a share in percent with one decimal; 0 where there is no whole.
func rate(part, all int64) decimal.Decimal {
	if all == 0 {
		return decimal.Decimal{}
	}
	return decimal.NewFromInt(part*100).DivRound(decimal.NewFromInt(all), 1)
}

func average(sum, n int64) decimal.Decimal {
	if n == 0 {
		return decimal.Decimal{}
	}
	return decimal.NewFromInt(sum).DivRound(decimal.NewFromInt(n), 1)
}

// compared tells a count beside that of the period before.
func compared(now, before int64, unit string) string {
	switch {
	case now > before:
		return fmt.Sprintf("比上期增加 %d %s", now-before, unit)
	case now < before:
		return fmt.Sprintf("比上期减少 %d %s", before-now, unit)
	}
	return "与上期持平"
}

func moved(by Money) string {
	switch {
	case by > 0:
		return "增加 " + by.Grouped() + " 元"
	case by < 0:
		return "减少 " + (-by).Grouped() + " 元"
	}
	return "持平"
}
