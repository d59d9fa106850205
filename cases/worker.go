package cases

// Worker is a person who uses the program: chosen at first start ("我是…"), and
// named in every act from then on.
type Worker struct {
	Base
	Name  string
	Duty  string // 第一书记, 驻村工作队员, 村支书 …
	Unit  string // 选派单位
	Phone string
	Sign  string // how the name stands on printed tables, if otherwise
}

// WorkerCatalogue lists the fields of a Worker.
var WorkerCatalogue = NewCatalogue("worker", "使用人", //nolint:gochecknoglobals // immutable catalogue
	func(w *Worker) *Base { return &w.Base },
	Field[Worker]{Meta{Key: "name", Title: "姓名", Kind: KindName, Need: true}, func(w *Worker) any { return &w.Name }},
	Field[Worker]{Meta{Key: "duty", Title: "职务", Aliases: []string{"身份"}}, func(w *Worker) any { return &w.Duty }},
	Field[Worker]{Meta{Key: "unit", Title: "选派单位", Aliases: []string{"单位"}}, func(w *Worker) any { return &w.Unit }},
	Field[Worker]{Meta{Key: "phone", Title: "联系电话", Kind: KindPhone, Guard: Sealed}, func(w *Worker) any { return &w.Phone }},
	Field[Worker]{Meta{Key: "sign", Title: "落款写法"}, func(w *Worker) any { return &w.Sign }},
)
