package excel

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // photos are kept as JPEG
	"strings"

	"github.com/xuri/excelize/v2"

	"zhucunji/cases"
)

// pictures puts the photos into their frames. A photo whose file is missing leaves its
// frame with a word: the rest of the document is still wanted.
func (s *documentSheet) pictures() error {
	for _, p := range s.layout.photos {
		content, err := s.document.binder.Photo(p.photo.File)
		if cases.CodeOf(err) == cases.NotFound {
			if err := s.document.file.SetCellStr(s.name, s.at(p.left, p.row), "照片文件缺失"); err != nil {
				return err
			}
			continue
		}
		if err != nil {
			return err
		}
		if err := s.picture(&p, content); err != nil {
			return err
		}
	}
	return nil
}

// picture fits one photo into its frame, in the middle.
func (s *documentSheet) picture(p *placedPhoto, content []byte) error {
	config, _, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || config.Width == 0 || config.Height == 0 {
		return errors.Join(errors.New("photo cannot be read"), err)
	}
	const margin = 4 // pixels
	width, height := float64((p.right-p.left)*unitPixels-2*margin), photoHeight*96/72-2*margin
	scale := min(width/float64(config.Width), height/float64(config.Height))
	left := p.left*unitPixels + margin + int((width-float64(config.Width)*scale)/2)
	top := margin + (height-float64(config.Height)*scale)/2
	// An offset must lie within the cell it counts from.
	at := len(s.edges) - 2
	for s.edges[at]*unitPixels > left {
		at--
	}
	return s.document.file.AddPictureFromBytes(s.name, cellName(at+1, p.row+1), &excelize.Picture{
		Extension: ".jpg", File: content,
		Format: &excelize.GraphicOptions{
			ScaleX: scale, ScaleY: scale, OffsetX: left - s.edges[at]*unitPixels, OffsetY: int(top), LockAspectRatio: true,
			Positioning: "oneCell", AltText: p.photo.Caption,
		},
	})
}

// setUp sets the paper: A4 upright, one page wide, the line under the heading repeated,
// the area to be printed, page numbers.
func (s *documentSheet) setUp() error {
	f := s.document.file
	size, upright, wide, tall := paperA4, "portrait", 1, 0
	if s.page.OnePage {
		tall = 1
	}
	fit, centred, gridLines := true, true, false
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	err := f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &upright, FitToWidth: &wide, FitToHeight: &tall})
	if err != nil {
		return err
	}
	side, edge, ends := 0.45, 0.3, 0.65
	err = f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &ends, Bottom: &ends, Header: &edge, Footer: &edge, Horizontally: &centred,
	})
	if err != nil {
		return err
	}
	lines := &excelize.HeaderFooterOptions{OddFooter: "&C第&P页 共&N页"}
	if s.page.Secret {
		lines.OddHeader = "&R内部资料 注意保密"
	}
	if err := f.SetHeaderFooter(s.name, lines); err != nil {
		return err
	}
	if err := f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &gridLines}); err != nil {
		return err
	}
	last := cellName(len(s.edges)-1, len(s.layout.heights))
	if err := f.SetSheetDimension(s.name, "A1:"+last); err != nil {
		return err
	}
	if err := f.AddIgnoredErrors(s.name, "A1:"+last, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return s.printNames()
}

// printNames sets the rows repeated on every page and the area to be printed.
func (s *documentSheet) printNames() error {
	quoted := "'" + strings.ReplaceAll(s.name, "'", "''") + "'"
	last, err := excelize.ColumnNumberToName(len(s.edges) - 1)
	if err != nil {
		return err
	}
	names := []excelize.DefinedName{
		{Name: "_xlnm.Print_Area", Scope: s.name, RefersTo: fmt.Sprintf("%s!$A$1:$%s$%d", quoted, last, len(s.layout.heights))},
	}
	if len(s.page.Line) > 0 {
		names = append(names, excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: quoted + "!$2:$2"})
	}
	for i := range names {
		if err := s.document.file.SetDefinedName(&names[i]); err != nil {
			return err
		}
	}
	return nil
}
