package widgets

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

// typist plays keys and characters to a composition and notes what the text field gets of them.
type typist struct {
	composition composition
	clock       time.Time
	got         strings.Builder
}

func newTypist() *typist {
	return &typist{clock: time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC)}
}

// press is a key that types, its character still to come.
func (p *typist) press(key fyne.KeyName) { p.composition.press(key, p.clock) }

// arrive is a character; the toolkit puts it into the text at once.
func (p *typist) arrive(r rune) {
	p.got.WriteRune(r)
	p.composition.arrive(r, p.clock)
}

// use is a key that types nothing.
func (p *typist) use(key fyne.KeyName) {
	do := func() { p.got.WriteString("<" + string(key) + ">") }
	if !p.composition.hold(key, p.clock, do) {
		do()
	}
}

// play plays a script of steps 150 ms apart, as a quick typist would; steps joined by + follow at once:
//
//	n       the key N, whose character does not come       'x      the character x
//	␠ 1 ,   space, a digit, a sign                         <Tab>   a key that types nothing
//	~       a second goes by, ~~ two minutes  !       the field is clicked
//
// A step "=word" is an input method out of the way: each key and its character.
func (p *typist) play(script string) string {
	for _, step := range strings.Fields(script) {
		p.clock = p.clock.Add(150 * time.Millisecond)
		for i, part := range strings.Split(step, "+") {
			if i > 0 {
				p.clock = p.clock.Add(2 * time.Millisecond)
			}
			p.step(part)
		}
	}
	return p.got.String()
}

func (p *typist) step(part string) {
	switch {
	case part == "~":
		p.clock = p.clock.Add(time.Second)
	case part == "~~":
		p.clock = p.clock.Add(2 * time.Minute)
	case part == "!":
		p.composition.end()
	case strings.HasPrefix(part, "'") && len(part) > 1:
		for _, r := range part[1:] {
			p.arrive(r)
		}
	case strings.HasPrefix(part, "="):
		for _, r := range part[1:] {
			p.press(keyOf(r))
			p.arrive(r)
			p.clock = p.clock.Add(80 * time.Millisecond)
		}
	case strings.HasPrefix(part, "<"):
		p.use(fyne.KeyName(strings.Trim(part, "<>")))
	default:
		for _, r := range part {
			p.press(keyOf(r))
			p.clock = p.clock.Add(80 * time.Millisecond)
		}
	}
}

// keyOf returns the key of a character.
func keyOf(r rune) fyne.KeyName {
	if r == '␠' || r == ' ' {
		return fyne.KeySpace
	}
	return fyne.KeyName(strings.ToUpper(string(r)))
}

func TestCompositionKeepsBackTheInputMethodsKeys(t *testing.T) {
	tests := map[string]struct {
		script, want string
		active       bool // something is being composed in the end
	}{
		"a word chosen with space":                          {script: "nihao ␠+'你好", want: "你好"},
		"a word chosen with a digit":                        {script: "shi 3+'时", want: "时"},
		"a word chosen by a comma brings both":              {script: "nihao ,+'你好，", want: "你好，"},
		"a sentence":                                        {script: "women ␠+'我们 qu ␠+'去 chifan ␠+'吃饭 .+'。", want: "我们去吃饭。"},
		"enter commits the letters and nothing else":        {script: "nihao <Return>+'nihao", want: "nihao"},
		"the next enter submits":                            {script: "nihao <Return>+'nihao <Return>", want: "nihao<Return>"},
		"enter on the number pad":                           {script: "nihao <KP_Enter>+'nihao", want: "nihao"},
		"tab turns the candidates":                          {script: "hao <Tab> <Tab> ␠+'号", want: "号"},
		"tab moves on after the word":                       {script: "hao <Tab> ␠+'号 <Tab>", want: "号<Tab>"},
		"arrows belong to the candidates":                   {script: "shi <Left> <Right> <Up> <Down> ␠+'是 <Left>", want: "是<Left>"},
		"home, end and the pages too":                       {script: "shi <Home> <End> <Prior> <Next> <Delete> ␠+'是", want: "是"},
		"a function key waits for the word":                 {script: "shi <F5> ␠+'是 <F5>", want: "是<F5>"},
		"one letter taken back":                             {script: "zhongg <BackSpace> ␠+'中 <BackSpace>", want: "中<BackSpace>"},
		"all letters taken back, then the text":             {script: "zh <BackSpace> <BackSpace> <BackSpace>", want: "<BackSpace>"},
		"a part chosen and given up takes a key more":       {script: "nihao 2 <BackSpace> ␠+'你好", want: "你好"},
		"a separator counts as a letter":                    {script: "xi'an <BackSpace> <BackSpace> <BackSpace> <BackSpace> <BackSpace> <BackSpace>", want: "<BackSpace>"},
		"turning pages adds no letter":                      {script: "shi = - = <BackSpace> <BackSpace> <BackSpace> <BackSpace>", want: "<BackSpace>"},
		"escape gives up, the next one leaves":              {script: "nihao <Escape> <Escape>", want: "<Escape>"},
		"escape, then english":                              {script: "nihao <Escape> =ok <Return>", want: "ok<Return>"},
		"a shortcut waits":                                  {script: "nihao <Ctrl+S>", want: "", active: true},
		"keys right after the first letter":                 {script: "n+<Tab> i <Left> ␠+'你", want: "你"},
		"a back space right after the only letter":          {script: "n+<BackSpace> ~ <BackSpace>", want: "<BackSpace>"},
		"an enter right after a letter of a longer word":    {script: "nihao+<Return>+'nihao", want: "nihao"},
		"the next word begun before the last one came":      {script: "nihao ␠+m+'你好 <Return>+'m", want: "你好m"},
		"letters committed by the shift key":                {script: "nihao ~ 'nihao =x <Return>", want: "nihaox<Return>"},
		"an english word among the candidates":              {script: "hello ␠+'hello <Return>", want: "hello<Return>"},
		"a longer english word among the candidates":        {script: "hel ␠+'hello <Return>", want: "hello<Return>"},
		"chosen with the mouse":                             {script: "nihao ~ '你好 <Return>", want: "你好<Return>"},
		"chosen with the mouse, with a separator":           {script: "xi'an ~ '西安 <Return>", want: "西安<Return>"},
		"a code of four letters":                            {script: "wqvb+'你 <Return>", want: "你<Return>"},
		"a fifth letter commits four and begins a code":     {script: "wqvbd+'你 <BackSpace> <BackSpace>", want: "你<BackSpace>"},
		"a semicolon opens the phrases":                     {script: "; n <Return>+';n <Return>", want: ";n<Return>"},
		"full width letters":                                {script: "a+'ａ b+'ｂ <Return>", want: "ａｂ<Return>"},
		"chinese signs alone":                               {script: ",+'， .+'。 <Return>", want: "，。<Return>"},
		"a chinese sign and enter at once":                  {script: ".+<Return>+'。", want: "。<Return>"},
		"a held letter repeats":                             {script: "a+a+a+a <Return>+'aaaa <Return>", want: "aaaa<Return>"},
		"given up unseen, the next english letter shows":    {script: "nihao ~ =a <Return>", want: "a<Return>"},
		"given up unseen after a digit, english":            {script: "nihao 7 ~ =a <Return>", want: "a<Return>"},
		"given up unseen, one enter is enough":              {script: "nihao ~ <Return> <Return>", want: "<Return>"},
		"given up unseen, a click":                          {script: "nihao ~ ! <Tab>", want: "<Tab>"},
		"given up unseen, some minutes later":               {script: "nihao ~~ <Tab>", want: "<Tab>"},
		"the number pad without num lock types nothing":     {script: "8 ~ <Return>", want: "<Return>"},
		"the number pad without num lock and enter at once": {script: "8+<Return> ~ <Tab>", want: "<Return><Tab>"},
		"an answer slower than most, once english is known": {script: "=the o <Return>+'o", want: "theo<Return>"},
		"as slow while nothing is known":                    {script: "o <Return>+'o", want: "o"},
		"an enter at once, once chinese is known":           {script: "nihao ␠+'你好 o+<Return>+'o", want: "你好o"},
		"half a second is too slow even in english":         {script: "=the o ~ <Return>+'o", want: "theo"},
		"full width letters show no chinese":                {script: "a+'ａ o+<Return>+'o", want: "ａo<Return>"},
		"english after something given up is known":         {script: "nihao ~ =a o <Return>+'o", want: "ao<Return>"},
		"from chinese to english unseen":                    {script: "nihao ␠+'你好 =ok o+<Return>+'o", want: "你好oko<Return>"},
		"a digit and enter at once in chinese":              {script: "nihao ␠+'你好 1+<Return>+'1", want: "你好1<Return>"},
		"still composing":                                   {script: "nihao ~", want: "", active: true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := newTypist()
			if got := p.play(tt.script); got != tt.want {
				t.Errorf("%s: got %q, want %q", tt.script, got, tt.want)
			}
			if got := p.composition.active(p.clock); got != tt.active {
				t.Errorf("%s: composing %t, want %t", tt.script, got, tt.active)
			}
		})
	}
}

// TestCompositionIsNotThereInEnglish plays any typing whatever to an input method that hands every key back,
// at any speed it may have: nothing is swallowed and nothing overtakes.
func TestCompositionIsNotThereInEnglish(t *testing.T) {
	typed := []rune("abcxyzNMQ0129 ,.;'`/-=!@:\"<>")
	used := []fyne.KeyName{
		fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight,
		fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyEscape, fyne.KeyF2, fyne.KeyF5, "",
	}
	shifted := map[rune]rune{'!': '1', '@': '2', ':': ';', '"': '\'', '<': ',', '>': '.'}
	rapid.Check(t, func(t *rapid.T) {
		p := newTypist()
		type answer struct {
			r  rune
			at time.Time
		}
		var want strings.Builder
		var answers []answer
		deliver := func(until time.Time) {
			for len(answers) > 0 && !answers[0].at.After(until) {
				p.clock = answers[0].at
				p.arrive(answers[0].r)
				answers = answers[1:]
			}
			p.clock = until
		}
		now := p.clock
		for range rapid.IntRange(1, 40).Draw(t, "keys") {
			now = now.Add(time.Duration(rapid.IntRange(0, 400).Draw(t, "gap")) * time.Millisecond)
			deliver(now)
			if rapid.Bool().Draw(t, "types") {
				r := rapid.SampledFrom(typed).Draw(t, "character")
				key := r
				if plain, ok := shifted[r]; ok {
					key = plain
				}
				p.press(keyOf(key))
				at := now.Add(time.Duration(rapid.IntRange(0, int(imePatience/time.Millisecond)).Draw(t, "delay")) * time.Millisecond)
				if n := len(answers); n > 0 && answers[n-1].at.After(at) {
					at = answers[n-1].at // an input method answers in order
				}
				answers = append(answers, answer{r, at})
				want.WriteRune(r)
			} else {
				key := rapid.SampledFrom(used).Draw(t, "key")
				p.use(key)
				want.WriteString("<" + string(key) + ">")
			}
		}
		deliver(now.Add(time.Minute))
		if got := p.got.String(); got != want.String() {
			t.Fatalf("got %q, want %q", got, want.String())
		}
		if p.composition.active(p.clock) {
			t.Fatal("still composing after all keys were answered")
		}
	})
}

// TestCompositionNeverSticks plays anything at all: three keys that type nothing, two of them Enter, always
// reach the text field.
func TestCompositionNeverSticks(t *testing.T) {
	steps := []string{"a", "n", "i", "␠", "1", ",", ";", "'", "'你", "'a", "'，", "<BackSpace>", "<Tab>", "<Left>", "<Escape>", "+", "~"}
	rapid.Check(t, func(t *rapid.T) {
		p := newTypist()
		drawn := rapid.SliceOfN(rapid.SampledFrom(steps), 0, 30).Draw(t, "steps")
		p.play(strings.Join(slices.DeleteFunc(drawn, func(s string) bool { return s == "+" }), " "))
		p.got.Reset()
		if got := p.play("~ <Return> <Return> <Tab>"); !strings.HasSuffix(got, "<Return><Tab>") {
			t.Fatalf("after %v: got %q", drawn, got)
		}
	})
}
