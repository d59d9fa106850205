package cases

// Draft is what was typed into a form and not saved yet.
type Draft struct {
	Form  string // the form and its subject: "visit 42"
	Title string // how the offer names it: "走访 杨建国"
	Saved string // when, local time "11-21 10:42"
	Body  []byte // the form's own text
}
