package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"zhucunji/cases"
	"zhucunji/ui/widgets"
)

// deliveryDialog asks why people's data leave in full, and how the file is closed.
type deliveryDialog struct {
	shell   *Shell
	out     outgoing
	then    func(outgoing)
	purpose *widgets.CodeSelect
	seal    *widgets.Segmented
	first   *widgets.Entry // the passphrase
	second  *widgets.Entry // and once more
	note    *widgets.Paragraph
	wrong   *widgets.Paragraph
	form    *widgets.Form
	dialog  *widgets.Dialog
}

// sealings are the choices of how a file is closed, in the order shown.
func sealings() []cases.Sealing {
	return []cases.Sealing{cases.SealNone, cases.SealAge, cases.SealExcel}
}

// sealingText names a sealing as a choice.
func sealingText(s cases.Sealing) string {
	if s == cases.SealNone {
		return "不加密"
	}
	return s.Title()
}

// ageNote says what an age file is for and how the receiver opens it.
const ageNote = "得到 .age 文件，没有口令谁也打不开；对方用驻村记“报表 › 更多 › 打开加密文件”打开。口令请另打电话告诉对方，忘了没法找回。"

func newDeliveryDialog(s *Shell, o outgoing, then func(outgoing)) *deliveryDialog {
	d := &deliveryDialog{shell: s, out: o, then: then}
	d.purpose = widgets.NewCodeSelect(cases.Purposes()...)
	d.purpose.Other = true
	d.purpose.SetColumns(14)
	d.purpose.SetHint("选择或写明用途")
	d.seal = widgets.NewSegmented(widgets.Segment{Text: sealingText(cases.SealNone), Key: '1'},
		widgets.Segment{Text: sealingText(cases.SealAge), Key: '2'}, widgets.Segment{Text: sealingText(cases.SealExcel), Key: '3'})
	d.seal.SetChosen(max(0, slices.Index(sealings(), o.Sealing)))
	d.seal.OnAnswered = func(int) { d.sealed() }
	d.first, d.second = passwordEntry(), passwordEntry()
	d.note, d.wrong = widgets.NewNote("", dialogNote), widgets.NewParagraph("", dialogNote)
	d.wrong.Ink = widgets.ColorOverdue
	d.wrong.Hide()
	return d
}

// dialogNote is the width of a sentence in a dialog.
const dialogNote = 460

// passwordEntry is a field whose text stands hidden.
func passwordEntry() *widgets.Entry {
	e := widgets.NewEntry()
	e.Password, e.Columns = true, 14
	return e
}

func (d *deliveryDialog) full() bool { return !d.out.As.Masked && !d.out.As.Plain }

// show opens the dialog.
func (d *deliveryDialog) show() {
	content := container.NewVBox()
	title, yes := "加密导出"+d.out.Title, "选择文件名…"
	if d.full() {
		title = "导出完整内容"
		warning := widgets.NewParagraph("这份"+d.out.Title+"含完整的"+d.out.Hides+"，会记入导出登记。不需要完整内容时，请取消并勾选“脱敏”。", dialogNote)
		warning.Ink = widgets.ColorSoon
		content.Add(warning)
	}
	switch {
	case d.out.Folder:
		yes = "选择文件夹…"
	case d.out.Passing:
		yes = "打印"
	}
	d.form = widgets.NewForm(1)
	d.form.OnDone = d.submit
	d.sealed()
	content.Add(d.form)
	content.Add(d.note)
	content.Add(d.wrong)
	no := widgets.NewButton("取消", nil)
	d.dialog = widgets.NewDialog(d.shell.window.Canvas(), title, content, no, widgets.NewPrimary(yes, d.submit))
	no.OnTapped = d.dialog.Hide
	d.dialog.OnCancel, d.dialog.OnEnter = d.dialog.Hide, d.submit
	d.dialog.Show()
}

// sealed shows the fields of the way of closing that is chosen.
func (d *deliveryDialog) sealed() {
	var fields []*widgets.FormField
	if d.full() {
		fields = append(fields, &widgets.FormField{Key: "purpose", Label: "用途", Widget: d.purpose, Required: true})
	}
	if !d.out.Passing {
		fields = append(fields, &widgets.FormField{Key: "seal", Label: "加密", Widget: d.seal})
	}
	word := map[cases.Sealing]string{cases.SealAge: "口令", cases.SealExcel: "打开密码"}[d.sealing()]
	if word != "" {
		fields = append(fields, &widgets.FormField{Key: "first", Label: word, Widget: d.first, Required: true},
			&widgets.FormField{Key: "second", Label: "再输一遍", Widget: d.second, Required: true})
	}
	d.form.SetFields(fields...)
	d.note.SetText(map[cases.Sealing]string{cases.SealAge: ageNote, cases.SealExcel: cases.ExcelPasswordNote}[d.sealing()])
	d.say("")
}

func (d *deliveryDialog) sealing() cases.Sealing { return sealings()[max(0, d.seal.Chosen())] }

func (d *deliveryDialog) say(sentence string) {
	d.wrong.SetText(sentence)
	d.wrong.Show()
	if sentence == "" {
		d.wrong.Hide()
	}
	if d.dialog != nil {
		d.dialog.Refresh()
	}
}

// submit takes the answers where they are whole.
func (d *deliveryDialog) submit() {
	if at, err := d.read(); err != nil {
		d.say(cases.MessageOf(err))
		d.shell.window.Canvas().Focus(at)
		return
	}
	d.dialog.Hide()
	d.then(d.out)
}

// read fills the delivery; an Invalid error comes with the field it is about.
func (d *deliveryDialog) read() (at fyne.Focusable, err error) {
	as := &d.out.As
	as.Purpose, as.Passphrase, as.ExcelPassword = d.purpose.Value(), "", ""
	if d.full() && as.Purpose == "" {
		return d.purposeField(), cases.Errorf(cases.Invalid, "purpose", "请选择或写明用途，例如“上报”。")
	}
	sealing, text := d.sealing(), d.first.Text
	switch sealing {
	case cases.SealNone:
		return nil, nil
	case cases.SealAge:
		if err := cases.CheckPassphrase(text); err != nil {
			return d.first, err
		}
		as.Passphrase = text
	case cases.SealExcel:
		if text == "" {
			return d.first, cases.Errorf(cases.Invalid, "passphrase", "请输入打开密码。")
		}
		as.ExcelPassword = text
	}
	if d.second.Text != text {
		return d.second, cases.Errorf(cases.Invalid, "second", "两次输入的不一样，请再输一遍。")
	}
	return nil, nil
}

// purposeField is what takes the focus in the purpose.
func (d *deliveryDialog) purposeField() fyne.Focusable {
	at, _ := d.purpose.Children()[0].(fyne.Focusable)
	return at
}
