package cases

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// noTeam is how a table calls households that belong to no group.
const noTeam = "未分组"

// The hygiene scores from which a household counts as 优秀 and below which as 较差.
const (
	cleanScore = 90
	dirtyScore = 60
)

// TeamTally counts the households and people of one group as of a day (report R15), and
// how clean the households were kept in a period.
type TeamTally struct {
	Name string // of the group

	Households, People   int64
	Lifted, LiftedPeople int64
	Monitored            int64 // households in the register of 监测对象, 风险已消除 too
	MonitoredPeople      int64
	Open                 int64 // of these, 风险未消除
	Dibao, DibaoPeople   int64
	Tekun                int64 // people, as all below
	Disabled, Serious    int64
	Students             int64
	Labour, Working      int64

	Scored       int64 // households with a hygiene score in the period
	Clean, Dirty int64 // of these, whose average is 优秀 or 较差
	scores, sum  int64
	average      Opt[decimal.Decimal]
	cleanShare   Opt[decimal.Decimal]
}

// NewTeamTally begins to count a group; team is nil for households that belong to none.
func NewTeamTally(team *Team) *TeamTally {
	if team == nil {
		return &TeamTally{Name: noTeam}
	}
	return &TeamTally{Name: team.Name}
}

// Add counts one household with its members of the day. working says who has a job;
// visited may be nil.
func (t *TeamTally) Add(h *Household, members []Member, working func(*Person) bool, visited *Visited) {
	people := int64(0)
	dibao := int64(0)
	for i := range members {
		if members[i].Membership.Registered != No {
			people++
		}
		p := &members[i].Person
		dibao += t.addPerson(p)
		t.Working += one(working(p))
	}
	t.Households++
	t.People += people
	if h.HouseholdType == ClassLifted {
		t.Lifted++
		t.LiftedPeople += people
	}
	if h.MonitorClass != "" {
		t.Monitored++
		t.MonitoredPeople += people
		t.Open += one(h.RiskState != RiskRemoved)
	}
	t.DibaoPeople += dibao
	t.Dibao += one(dibao > 0)
	if visited != nil {
		t.addScore(visited)
	}
}

// addPerson counts what is known of one member and gives 1 where it is in 低保.
func (t *TeamTally) addPerson(p *Person) (dibao int64) {
	t.Tekun += one(strings.HasSuffix(p.Tekun, "特困"))
	t.Disabled += one(p.DisabilityKind != "" || strings.Contains(p.Health, "残疾"))
	t.Serious += one(strings.Contains(p.Health, "大病"))
	t.Students += one(p.Schooling != "" && !slices.Contains([]string{"学龄前儿童", "非在校生"}, p.Schooling))
	t.Labour += one(slices.Contains([]string{"技能劳动力", "普通劳动力", "弱劳动力或半劳动力"}, p.Labour))
	return one(strings.HasSuffix(p.Dibao, "低保"))
}

func (t *TeamTally) addScore(v *Visited) {
	if v.Scored.Value == 0 {
		return
	}
	t.Scored++
	t.scores += v.Scored.Value
	t.sum += v.sum
	t.Clean += one(v.Score.Value.GreaterThanOrEqual(decimal.NewFromInt(cleanScore)))
	t.Dirty += one(v.Score.Value.LessThan(decimal.NewFromInt(dirtyScore)))
}

func one(is bool) int64 {
	if is {
		return 1
	}
	return 0
}

// tallyFields are the columns of a group's row. Like Coverage, a count is no record of
// its own.
func tallyFields() []Field[TeamTally] {
	count := func(key, title, unit string, of func(*TeamTally) int64) Field[TeamTally] {
		meta := Meta{Key: key, Title: title, Kind: KindInt, Unit: unit, Source: Computed}
		return Field[TeamTally]{meta, func(t *TeamTally) any { n := Some(of(t)); return &n }}
	}
	return []Field[TeamTally]{
		{Meta{Key: "name", Title: "村民小组", Source: Computed}, func(t *TeamTally) any { return &t.Name }},
		count("households", "总户数", "户", func(t *TeamTally) int64 { return t.Households }),
		count("people", "人口", "人", func(t *TeamTally) int64 { return t.People }),
		count("lifted", "脱贫户", "户", func(t *TeamTally) int64 { return t.Lifted }),
		count("lifted_people", "脱贫人口", "人", func(t *TeamTally) int64 { return t.LiftedPeople }),
		count("monitored", "监测户", "户", func(t *TeamTally) int64 { return t.Monitored }),
		count("monitored_people", "监测人口", "人", func(t *TeamTally) int64 { return t.MonitoredPeople }),
		count("open", "风险未消除户", "户", func(t *TeamTally) int64 { return t.Open }),
		count("dibao", "低保户", "户", func(t *TeamTally) int64 { return t.Dibao }),
		count("dibao_people", "低保人口", "人", func(t *TeamTally) int64 { return t.DibaoPeople }),
		count("tekun", "特困", "人", func(t *TeamTally) int64 { return t.Tekun }),
		count("disabled", "残疾", "人", func(t *TeamTally) int64 { return t.Disabled }),
		count("serious", "大病", "人", func(t *TeamTally) int64 { return t.Serious }),
		count("students", "在校生", "人", func(t *TeamTally) int64 { return t.Students }),
		count("labour", "劳动力", "人", func(t *TeamTally) int64 { return t.Labour }),
		count("working", "务工", "人", func(t *TeamTally) int64 { return t.Working }),
		count("scored", "评分户数", "户", func(t *TeamTally) int64 { return t.Scored }),
		count("clean", "优秀户数", "户", func(t *TeamTally) int64 { return t.Clean }),
		count("dirty", "较差户数", "户", func(t *TeamTally) int64 { return t.Dirty }),
		{Meta{Key: "score", Title: "平均分", Kind: KindDecimal, Unit: "分", Source: Computed}, func(t *TeamTally) any { t.average = meanOf(t.sum, t.scores); return &t.average }},
		{Meta{Key: "clean_share", Title: "优秀率（%）", Kind: KindDecimal, Unit: "%", Source: Computed}, func(t *TeamTally) any { t.cleanShare = t.share(); return &t.cleanShare }},
	}
}

// NeedsHygiene says whether the report tells how clean groups were kept, so that the
// store need not read the visits for the others.
func (r *Report) NeedsHygiene() bool {
	return slices.ContainsFunc(r.paths(), func(path string) bool {
		return slices.Contains([]string{"tally.scored", "tally.clean", "tally.dirty", "tally.score", "tally.clean_share"}, path)
	})
}

// share is the households kept clean in percent of those scored.
func (t *TeamTally) share() Opt[decimal.Decimal] {
	if t.Scored == 0 {
		return Opt[decimal.Decimal]{}
	}
	return Some(decimal.NewFromInt(t.Clean).Shift(2).DivRound(decimal.NewFromInt(t.Scored), 2))
}
