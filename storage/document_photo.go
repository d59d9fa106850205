package storage

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"

	"golang.org/x/image/draw"
)

// printedSide is the longest side in pixels of a photo on paper, three of which stand on
// a line: 300 dots an inch, and a village's file stays small enough to be sent.
const printedSide = 800

// SmallPhoto reads a photo as JPEG, no larger than paper shows it. Errors are those of
// PhotoContent.
func (s *Store) SmallPhoto(ctx context.Context, file string) ([]byte, error) {
	content, err := s.PhotoContent(ctx, file)
	if err != nil {
		return nil, err
	}
	small, err := smaller(content, printedSide)
	return small, failure("shrink photo", err)
}

func smaller(content []byte, longest int) ([]byte, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("read photo size: %w", err)
	}
	long := max(config.Width, config.Height)
	if long <= longest {
		return content, nil
	}
	src, err := jpeg.Decode(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("read photo: %w", err)
	}
	out := image.NewRGBA(image.Rect(0, 0, max(1, config.Width*longest/long), max(1, config.Height*longest/long)))
	draw.ApproxBiLinear.Scale(out, out.Bounds(), src, src.Bounds(), draw.Src, nil)
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, out, &jpeg.Options{Quality: photoQuality}); err != nil {
		return nil, fmt.Errorf("write photo: %w", err)
	}
	return buf.Bytes(), nil
}
