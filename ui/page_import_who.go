package ui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/cases/intake"
	"zhucunji/ui/widgets"
)

// stuck says whether the current line waits for something else than a yes.
func (l *importLines) stuck() bool {
	row := l.grid.Current()
	return row >= 0 && row < len(l.shown) && l.item(row).State == intake.Unsure
}

// askWho asks which person of the file the current line is about.
func (l *importLines) askWho() {
	row := l.grid.Current()
	if row < 0 || row >= len(l.shown) {
		return
	}
	item, s := l.item(row), l.page.shell
	number := l.number(item)
	who := newRefInput(s, refSource{Find: s.findPeople})
	who.Entry.PlaceHolder = "姓名、拼音首字母、证件尾号、电话"
	who.Entry.Columns = 26
	note := widgets.NewNote("第 "+strconv.Itoa(number)+" 行写的是“"+l.name(item, item.Name)+"”。指明后，这一行就算这个人的；留空则不再指明。", dialogNote)
	widgets.Ask(s.window.Canvas(), widgets.Request{
		Title: "这是谁？", Yes: "就是此人",
		Content: container.NewVBox(note, widgets.NewForm(1, &widgets.FormField{Key: "who", Label: "库中的人", Widget: who})),
		Submit: func() error {
			if who.ID() == 0 && who.Entry.Text != "" {
				return cases.Errorf(cases.Invalid, "who", "请从列表中选择。")
			}
			l.point(number, int64(who.ID()))
			return nil
		},
	})
}

// point gives a line to a person, or takes that back with 0.
func (l *importLines) point(number int, person int64) {
	o := &l.page.options
	if o.Who == nil {
		o.Who = map[int]int64{}
	}
	if o.Who[number] = person; person == 0 {
		delete(o.Who, number)
	}
	delete(o.Skip, number)
	l.page.judgeAgain()
}

// findPeople lists the people a text finds, best first.
func (s *Shell) findPeople(ctx context.Context, text string) ([]choice, error) {
	hits, err := s.hits(ctx, text)
	if err != nil {
		return nil, err
	}
	var found []choice
	for _, h := range hits {
		if h.PersonID != 0 {
			found = append(found, choice{ID: h.PersonID, Text: s.hitText(h), Note: s.hitNote(h)})
		}
	}
	return found, nil
}
