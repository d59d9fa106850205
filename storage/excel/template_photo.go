package excel

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // how large a photo is
	_ "image/png"  // how large a photo is
	"path"
	"regexp"

	"zhucunji/cases"
)

// The drawing of photos: lengths in the format's own unit.
const (
	perPixel       = 9525 // units of a pixel
	defaultHeight  = 15.0 // points of a row that says none
	defaultWidth   = 8.43 // digits of a column that says none
	photoMargin    = 2    // pixels left free around a photo
	drawingType    = "application/vnd.openxmlformats-officedocument.drawing+xml"
	drawingSpace   = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
	drawingMain    = "http://schemas.openxmlformats.org/drawingml/2006/main"
	relationSpaces = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// photos puts the household's photo into the cells marked for it, as large as they are.
func (j *fillJob) photos(src Source, d *formData, part string, w *sheetWriter) error {
	for at, changes := range d.cells {
		for _, c := range changes {
			if c.path != cases.TemplatePhoto || src.Photo == nil || j.filling.Masked {
				continue
			}
			content, err := src.Photo(j.ctx, d.id)
			if err != nil {
				return err
			}
			if len(content) == 0 {
				continue
			}
			if err := j.photo(part, at, content, w); err != nil {
				return err
			}
		}
	}
	return nil
}

// photo puts one photo over a cell or the merged area it begins.
func (j *fillJob) photo(part string, at [2]int, content []byte, w *sheetWriter) error {
	config, format, err := image.DecodeConfig(bytes.NewReader(content))
	if err != nil || config.Width == 0 || config.Height == 0 {
		return nil //nolint:nilerr // a photo that cannot be shown leaves the cell blank
	}
	drawing, err := j.drawing(part, w)
	if err != nil {
		return err
	}
	media := ""
	for n := 1; media == "" || j.parts.has(media); n++ {
		media = fmt.Sprintf("xl/media/photo%d.%s", n, format)
	}
	j.parts.set(media, content)
	if err := j.extension(format); err != nil {
		return err
	}
	id, err := j.relate(drawing, "image", media)
	if err != nil {
		return err
	}
	raw, err := j.parts.xml(drawing)
	if err != nil {
		return err
	}
	end := bytes.LastIndex(raw, []byte("</"))
	if end < 0 {
		return templateDamaged(errMarkup)
	}
	anchor := j.anchor(j.sheet.grid.Area(at[0], at[1]), config, id, w)
	j.parts.set(drawing, joined(raw[:end], []byte(anchor), raw[end:]))
	return nil
}

// anchor fastens a picture to the middle of an area, in its own proportions.
func (j *fillJob) anchor(a Area, config image.Config, id string, w *sheetWriter) string {
	width, height := 0.0, 0.0
	for column := a.Left; column <= a.Right; column++ {
		width += j.sheet.columnPixels(column)
	}
	for row := a.Top; row <= a.Bottom; row++ {
		height += j.sheet.rowPixels(row)
	}
	scale := min((width-2*photoMargin)/float64(config.Width), (height-2*photoMargin)/float64(config.Height))
	scale = max(scale, 8/float64(config.Width)) // a cell too narrow for anything still shows that there is a photo
	cx, cy := int(float64(config.Width)*scale*perPixel), int(float64(config.Height)*scale*perPixel)
	left, top := a.Left-1, w.moved.row(a.Top)-1
	x, y := max(0, int(width*perPixel)-cx)/2, max(0, int(height*perPixel)-cy)/2
	for right := a.Left; right < a.Right && x > int(j.sheet.columnPixels(right)*perPixel); right++ {
		x -= int(j.sheet.columnPixels(right) * perPixel)
		left++
	}
	for row := a.Top; row < a.Bottom && y > int(j.sheet.rowPixels(row)*perPixel); row++ {
		y -= int(j.sheet.rowPixels(row) * perPixel)
		top++
	}
	return fmt.Sprintf(`<xdr:oneCellAnchor xmlns:xdr="%s" xmlns:a="%s" xmlns:r="%s"><xdr:from><xdr:col>%d</xdr:col><xdr:colOff>%d</xdr:colOff><xdr:row>%d</xdr:row><xdr:rowOff>%d</xdr:rowOff></xdr:from><xdr:ext cx="%d" cy="%d"/>`+
		`<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="%d" name="照片"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>`+
		`<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`,
		drawingSpace, drawingMain, relationsSpace, left, x, top, y, cx, cy, 9000+a.Top, id, cx, cy)
}

// columnPixels and rowPixels are sizes on the screen.
func (s *templateSheet) columnPixels(column int) float64 {
	for _, c := range s.columns {
		if column >= c.from && column <= c.to && c.width > 0 {
			return c.width*7 + 5
		}
	}
	return defaultWidth*7 + 5
}

func (s *templateSheet) rowPixels(row int) float64 {
	height := defaultHeight
	if x := s.xml.row(row); x != nil {
		height = attributeFloat(s.xml.raw[x.start:x.tagEnd], "ht", defaultHeight)
	}
	return height * 96 / 72
}

// drawing is the part with the sheet's pictures; a new one where it has none.
func (j *fillJob) drawing(part string, w *sheetWriter) (string, error) {
	relations, err := j.parts.relations(part)
	if err != nil {
		return "", err
	}
	for _, r := range relations {
		if r.kind == "drawing" && !r.external {
			return r.target, nil
		}
	}
	name := ""
	for n := 1; name == "" || j.parts.has(name); n++ {
		name = fmt.Sprintf("xl/drawings/drawing%d.xml", n)
	}
	j.parts.set(name, []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`+"\n"+`<xdr:wsDr xmlns:xdr="`+drawingSpace+`" xmlns:a="`+drawingMain+`"></xdr:wsDr>`))
	types, err := j.parts.xml("[Content_Types].xml")
	if err != nil {
		return "", err
	}
	j.parts.set("[Content_Types].xml", addType(types, name, drawingType))
	id, err := j.relate(part, "drawing", name)
	if err != nil {
		return "", err
	}
	at := behindDrawing.FindIndex(w.tail)
	if at == nil {
		return "", templateDamaged(errMarkup)
	}
	element := `<` + j.sheet.xml.prefix + `drawing xmlns:r="` + relationsSpace + `" r:id="` + id + `"/>`
	w.tail = joined(w.tail[:at[0]], []byte(element), w.tail[at[0]:])
	return name, nil
}

// behindDrawing finds what stands behind <drawing> in a sheet.
var behindDrawing = regexp.MustCompile(`<(?:\w+:)?(?:legacyDrawing|legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|</(?:\w+:)?worksheet>`)

// relate adds a relation from a part to another and gives its id.
func (j *fillJob) relate(part, kind, target string) (string, error) {
	raw := []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="` + relationSpaces + `"></Relationships>`)
	if j.parts.has(relationsName(part)) {
		var err error
		if raw, err = j.parts.xml(relationsName(part)); err != nil {
			return "", err
		}
	}
	raw = openRelations.ReplaceAll(raw, []byte("<$1></Relationships>"))
	id := ""
	for n := 1; id == "" || bytes.Contains(raw, []byte(`"`+id+`"`)); n++ {
		id = fmt.Sprintf("rIdFill%d", n)
	}
	end := bytes.LastIndex(raw, []byte("</"))
	if end < 0 {
		return "", templateDamaged(errMarkup)
	}
	line := fmt.Sprintf(`<Relationship Id="%s" Type="%s/%s" Target="/%s"/>`, id, relationsSpace, kind, escaped(target))
	j.parts.set(relationsName(part), joined(raw[:end], []byte(line), raw[end:]))
	return id, nil
}

// openRelations finds a list of relations that is empty.
var openRelations = regexp.MustCompile(`<(Relationships\b[^>]*?)/>\s*$`)

// extension makes a kind of picture known to the workbook.
func (j *fillJob) extension(format string) error {
	raw, err := j.parts.xml("[Content_Types].xml")
	if err != nil {
		return err
	}
	known := false
	first := -1
	err = eachTag(raw, func(t tag) error {
		if t.name == "Types" && !t.ends {
			first = t.end
		}
		known = known || (t.name == "Default" && attributeString(raw[t.start:t.end], "Extension") == format)
		return nil
	})
	if err != nil || known || first < 0 {
		return err
	}
	line := `<Default Extension="` + format + `" ContentType="image/` + path.Base(format) + `"/>`
	j.parts.set("[Content_Types].xml", joined(raw[:first], []byte(line), raw[first:]))
	return nil
}
