package storage

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	_ "image/png" // photos may be PNG
	"io"
	"time"

	"github.com/bep/imagemeta"
	"golang.org/x/image/draw"

	"zhucunji/cases"
)

const (
	longestSide  = 1600      // pixels: fills a screen and half a printed page
	photoQuality = 85        // of JPEG
	maxPixels    = 100 << 20 // a picture that claims more is refused before it fills the memory
)

// picture is a photo made ready for the file: turned upright, shrunk, and written anew, so
// that nothing of the camera's notes (place, serial number) is left but the time.
type picture struct {
	content       []byte // JPEG
	width, height int
	takenAt       time.Time // by the camera's clock; zero where it gave none
}

// readPicture decodes a JPEG or PNG. Invalid, with a sentence that says what to do, for
// anything else.
func readPicture(content []byte) (p picture, err error) {
	if err := CheckPhoto(bytes.NewReader(content)); err != nil {
		return p, err
	}
	img, format, err := image.Decode(bytes.NewReader(content))
	if err != nil {
		return p, unreadablePhoto(err)
	}
	orientation, takenAt := cameraNotes(content, format)
	img = shrink(upright(img, orientation))
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: photoQuality}); err != nil {
		return p, err
	}
	size := img.Bounds().Size()
	return picture{out.Bytes(), size.X, size.Y, takenAt}, nil
}

// CheckPhoto looks at the beginning of a file and says why it is no picture that can be
// taken; nil where it seems to be one.
func CheckPhoto(r io.Reader) error {
	var head [12]byte
	n, err := io.ReadFull(r, head[:])
	if err != nil {
		return unreadablePhoto(err)
	}
	if isHEIC(head[:n]) {
		return heicPhoto()
	}
	config, _, err := image.DecodeConfig(io.MultiReader(bytes.NewReader(head[:n]), r))
	if err != nil || config.Width*config.Height > maxPixels || config.Width*config.Height == 0 {
		return unreadablePhoto(err)
	}
	return nil
}

func heicPhoto() error {
	return cases.Errorf(cases.Invalid, "file", "这是苹果手机的 HEIC 照片，程序不能打开。请在手机“设置－相机－格式”中改为“兼容性最佳”，或先把照片另存为 JPG。")
}

func unreadablePhoto(err error) error {
	return &cases.Error{Code: cases.Invalid, Field: "file", Message: "这张照片无法读取，可能不完整或不是照片。请重新选择 JPG 或 PNG 照片。", Err: err}
}

// isHEIC knows the pictures of newer phones by the brand in their first box.
func isHEIC(content []byte) bool {
	if len(content) < 12 || string(content[4:8]) != "ftyp" {
		return false
	}
	switch string(content[8:12]) {
	case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif":
		return true
	}
	return false
}

// cameraNotes reads the two notes that are wanted: which side is up, and when the photo
// was taken. A photo whose notes are broken is taken as it is.
func cameraNotes(content []byte, format string) (orientation int, takenAt time.Time) {
	kind := imagemeta.JPEG
	if format == "png" {
		kind = imagemeta.PNG
	}
	var taken string
	_, err := imagemeta.Decode(imagemeta.Options{
		R: bytes.NewReader(content), ImageFormat: kind, Sources: imagemeta.EXIF, Timeout: time.Second,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return tag.Tag == "Orientation" || tag.Tag == "DateTimeOriginal" },
		HandleTag: func(tag imagemeta.TagInfo) error {
			switch v := tag.Value.(type) {
			case string:
				taken = v
			default:
				_, scanErr := fmt.Sscan(fmt.Sprint(v), &orientation)
				return scanErr
			}
			return nil
		},
		Warnf: func(string, ...any) {},
	})
	if err != nil && !errors.Is(err, imagemeta.ErrStopWalking) {
		return 0, time.Time{}
	}
	takenAt, err = time.ParseInLocation("2006:01:02 15:04:05", taken, time.Local)
	if err != nil {
		return orientation, time.Time{}
	}
	return orientation, takenAt.UTC()
}

// upright turns a picture by the EXIF orientation: 1 is upright, 3 upside down, 6 and 8
// lie on a side; 2, 4, 5 and 7 are their mirror images.
func upright(src image.Image, orientation int) image.Image {
	if orientation < 2 || orientation > 8 {
		return src
	}
	size := src.Bounds().Size()
	turned := orientation >= 5
	width, height := size.X, size.Y
	if turned {
		width, height = height, width
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			sx, sy := source(orientation, x, y, size)
			out.Set(x, y, src.At(src.Bounds().Min.X+sx, src.Bounds().Min.Y+sy))
		}
	}
	return out
}

// source finds where the pixel of an upright picture lies in the one as taken.
func source(orientation, x, y int, size image.Point) (sx, sy int) {
	right, bottom := size.X-1, size.Y-1
	switch orientation {
	case 2:
		return right - x, y
	case 3:
		return right - x, bottom - y
	case 4:
		return x, bottom - y
	case 5:
		return y, x
	case 6:
		return y, bottom - x
	case 7:
		return right - y, bottom - x
	}
	return right - y, x
}

// shrink makes a picture no longer than longestSide.
func shrink(src image.Image) image.Image {
	size := src.Bounds().Size()
	long := max(size.X, size.Y)
	if long <= longestSide {
		return src
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, size.X*longestSide/long), max(1, size.Y*longestSide/long)))
	draw.CatmullRom.Scale(out, out.Bounds(), src, src.Bounds(), draw.Src, nil)
	return out
}
