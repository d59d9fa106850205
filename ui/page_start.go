package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// startPage is the first start: who types, then a village of one's own, the demonstration, or a file there is.
type startPage struct {
	base
	worker  cases.Worker
	village cases.Village
	who     *form
	where   *form // nil where the file has villages already
}

var (
	_ Page      = (*startPage)(nil)
	_ NextSaver = (*startPage)(nil)
)

func newStartPage() *startPage { return &startPage{} }

// Head greets.
func (p *startPage) Head() Head { return Head{Title: "欢迎使用驻村记"} }

// Show asks the few things the program must know, and offers two ways around them.
func (p *startPage) Show(any) fyne.CanvasObject {
	bound := cases.WorkerCatalogue.Bind(&p.worker)
	p.who = newForm(&p.base, formSpec{
		Name: p.draftName("who"), Title: func() string { return "我是…" },
		Fields: pick(bound, "name", "duty", "unit"), Columns: 1, Dialog: true,
		Titles: map[string]string{"name": "我是"}, Done: p.named,
	})
	if len(p.shell.villages) > 0 {
		return p.showKnown()
	}
	place := cases.VillageCatalogue.Bind(&p.village)
	p.where = newForm(&p.base, formSpec{
		Name: p.draftName("where"), Title: func() string { return "驻在哪个村" },
		Fields: pick(place, "name", "town", "county", "city", "province"), Columns: 1, Dialog: true, Done: p.create,
	})
	create := widgets.NewPrimary("建立这个村，开始使用", p.create)
	demo := widgets.NewButton("打开演示村看看", p.demo)
	take := widgets.NewButton("打开已有的数据文件…", p.take)
	own := container.NewVBox(
		stepTitle("1  我是…"), p.who.Object(), gapAbove(stepTitle("2  驻在哪个村"), 14), p.where.Object(),
		gapAbove(container.NewHBox(create), 12))
	other := container.NewVBox(
		stepTitle("还没想好？"),
		widgets.NewParagraph("演示村是编造的 720 户，什么都可以试，不会影响真实数据。只有这个文件夹还空着时才能打开。", 330),
		gapAbove(container.NewHBox(demo), 6),
		gapAbove(stepTitle("已经用过驻村记？"), 22),
		widgets.NewParagraph("选择以前的数据文件（zhucunji.db 或备份），程序把它复制进来使用，原文件不动。", 330),
		gapAbove(container.NewHBox(take), 6), p.shell.folderButtons(),
		gapAbove(widgets.NewNote("数据存放在："+p.shell.about.DataFolder, 330), 26))
	content := container.NewHBox(own, padded(layout.NewSpacer(), 0, 36), other)
	widgets.ForwardKeys(content, p.shell.key, p.shell.shortcut)
	return container.NewVScroll(padded(content, 12, 48))
}

// named goes on after the last field about the person.
func (p *startPage) named() {
	if p.where == nil {
		p.introduce()
		return
	}
	p.focus(p.where.First())
}

func (p *startPage) draftName(part string) string {
	return Route{Place: PlaceStart, Tab: part}.String()
}

// Leaving keeps what is typed.
func (p *startPage) Leaving() {
	p.who.Leave()
	if p.where != nil {
		p.where.Leave()
	}
}

func stepTitle(text string) fyne.CanvasObject {
	title := widgets.NewParagraph(text, oneLine)
	title.Bold, title.TextSize = true, widgets.SizeTitle
	return padded(title, 4, 0)
}

// gapAbove keeps an object from the one above it.
func gapAbove(o fyne.CanvasObject, above float32) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(above, 0, 0, 0), o)
}

// First is the name.
func (p *startPage) First() fyne.Focusable { return p.who.First() }

func (p *startPage) focus(f fyne.Focusable) {
	if f != nil {
		p.shell.window.Canvas().Focus(f)
	}
}

// Reload has nothing to load.
func (p *startPage) Reload(cases.Change) {}

// SaveNext is Ctrl+Enter.
func (p *startPage) SaveNext() {
	if p.where == nil {
		p.introduce()
		return
	}
	p.create()
}

// create keeps the person and the village, and opens the desk.
func (p *startPage) create() {
	if !p.who.Read() || !p.where.Read() {
		return
	}
	worker, village := p.worker, p.village
	store := func(ctx context.Context) (cases.Change, error) {
		if err := p.keepWorker(ctx, &worker); err != nil {
			return cases.Change{}, err
		}
		return p.shell.stores.Shell.SaveVillage(ctx, nil, &village)
	}
	p.where.Store("正在建立", store, func(cases.Change) {
		p.who.draft.forget()
		p.shell.begin()
	})
}

// keepWorker keeps who types, once, and says so to the store.
func (p *startPage) keepWorker(ctx context.Context, w *cases.Worker) error {
	st := p.shell.stores.Shell
	have, err := st.Workers(ctx)
	if err != nil {
		return err
	}
	for _, one := range have {
		if one.Name == w.Name {
			return st.SetWorker(ctx, one.ID)
		}
	}
	if _, err := st.SaveWorker(ctx, nil, w); err != nil {
		return err
	}
	return st.SetWorker(ctx, w.ID)
}

// demo fills the empty file with the demonstration village.
func (p *startPage) demo() {
	p.shell.Run(Task{
		Title: "正在准备演示村",
		Work: func(ctx context.Context, job *Job) error {
			worker := p.worker
			if in := cases.NormalLine(p.who.TextOf("name")); in != "" {
				worker.Name = in
			} else {
				worker.Name = "张队长"
			}
			if err := p.keepWorker(ctx, &worker); err != nil {
				return err
			}
			return p.shell.program.LoadDemo(ctx, job.Set)
		},
		Done: func() { p.shell.begin() },
	})
}

// take asks for a file and copies it in.
func (p *startPage) take() {
	request := widgets.FileRequest{Title: "打开已有的数据文件", Kinds: []widgets.FileKind{{Name: "驻村记数据文件", Exts: []string{".db", ".zcjbak"}}}}
	p.shell.ChooseFile("data", request, func(path string) {
		var stores Stores
		p.shell.Run(Task{
			Title: "正在复制数据文件",
			Fixed: true,
			Work: func(ctx context.Context, _ *Job) (err error) {
				stores, err = p.shell.program.TakeFile(ctx, path)
				return err
			},
			Done: func() {
				p.shell.stores = stores
				p.shell.begin()
			},
			Failed: func(err error) {
				if cases.CodeOf(err) == cases.NeedsPassword {
					p.shell.logInElsewhere(path, true)
					return
				}
				p.shell.Fail(err)
			},
		})
	})
}
