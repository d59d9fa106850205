package main

import (
	"context"
	"fmt"
	"io"

	"zhucunji/storage"
	"zhucunji/storage/transfer"
)

// importPhotosCommand takes a folder of photos into the file.
type importPhotosCommand struct {
	Folder string `arg:"" placeholder:"文件夹" help:"照片文件夹：照片或它所在的文件夹以户编号、证件号码或户主姓名开头。"`
}

// importedPhotos is what --json tells about an import of photos.
type importedPhotos struct {
	Added int              `json:"added"`
	Known int              `json:"known"`
	Left  []importedMissed `json:"left"`
}

// importedMissed is a picture that was not taken.
type importedMissed struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// Run does the command.
func (c *importPhotosCommand) Run(ctx context.Context, t *teller, f folder) error {
	return f.write(ctx, func(store *storage.Store) error {
		out, err := transfer.ImportPhotos(ctx, store, c.Folder, func(files int) { t.progress(fmt.Sprintf("照片 %d 张", files)) })
		if err != nil {
			return err
		}
		done := importedPhotos{Added: out.Added, Known: out.Known, Left: []importedMissed{}}
		for _, l := range out.Left {
			done.Left = append(done.Left, importedMissed{l.File, l.Reason})
		}
		return t.result(done, func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "导入照片 %d 张，已有 %d 张，未导入 %d 张\n", done.Added, done.Known, len(done.Left))
			for _, l := range done.Left {
				if err == nil {
					_, err = fmt.Fprintf(w, "%s：%s\n", l.File, l.Reason)
				}
			}
			return err
		})
	})
}
