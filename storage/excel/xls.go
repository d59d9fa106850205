package excel

import "context"

// openXLS opens the records of an .xls.
func openXLS(_ context.Context, _ []byte) (*Book, error) {
	return nil, refused("这是旧格式的 Excel 工作簿（.xls），暂不能读。%s", saveAs)
}
