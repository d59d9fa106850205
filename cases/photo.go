package cases

import "time"

// Photo is one 照片 of a household, of a visit or of a measure. The picture lies in a
// sealed file; the record holds the file's name, which is a keyed hash of the
// picture and tells nothing about it.
type Photo struct {
	Base
	HouseholdID Ref
	VisitID     Ref
	MeasureID   Ref
	TakenAt     time.Time // by the camera's clock; zero where it gave none
	File        string
	Width       Opt[int64] // pixels
	Height      Opt[int64] // pixels
	Size        Opt[int64] // bytes of the picture
	Caption     string
}

// PhotoCatalogue lists the fields of a photo in the order of its form.
var PhotoCatalogue = NewCatalogue("photo", "照片", //nolint:gochecknoglobals // immutable catalogue
	func(p *Photo) *Base { return &p.Base },
	[]Field[Photo]{
		{Meta{Key: "household_id", Title: "农户", Kind: KindRef, Target: "household", Need: true}, func(p *Photo) any { return &p.HouseholdID }},
		{Meta{Key: "visit_id", Title: "来自走访", Kind: KindRef, Target: "visit"}, func(p *Photo) any { return &p.VisitID }},
		{Meta{Key: "measure_id", Title: "所属措施", Kind: KindRef, Target: "measure"}, func(p *Photo) any { return &p.MeasureID }},
		{Meta{Key: "taken_at", Title: "拍摄时间", Kind: KindInstant}, func(p *Photo) any { return &p.TakenAt }},
		{Meta{Key: "file", Title: "照片文件", Need: true}, func(p *Photo) any { return &p.File }},
		{Meta{Key: "width", Title: "宽", Kind: KindInt, Unit: "像素"}, func(p *Photo) any { return &p.Width }},
		{Meta{Key: "height", Title: "高", Kind: KindInt, Unit: "像素"}, func(p *Photo) any { return &p.Height }},
		{Meta{Key: "size", Title: "大小", Kind: KindInt, Unit: "字节"}, func(p *Photo) any { return &p.Size }},
		{Meta{Key: "caption", Title: "说明", Wide: true}, func(p *Photo) any { return &p.Caption }},
	}...)
