package excel

// What is read at most. The numbers are several times what a district of 130,000
// households fills, and small enough that no file, however made, takes over a
// gigabyte or keeps the program busy for minutes.
const (
	maxFile       = 1 << 30   // bytes of a file on disk
	maxUnzipped   = 2 << 30   // bytes all parts of a workbook may unpack to
	maxPartHeld   = 256 << 20 // bytes of a part of which much is kept in memory (shared texts)
	maxRatio      = 300       // a part that unpacks to more than this many times its size …
	ratioFrom     = 64 << 20  // … and to more than this is a bomb; sheets reach a hundred
	maxParts      = 20_000    // files inside a workbook
	maxSheets     = 1024      //
	maxTexts      = 6_000_000 // shared texts
	maxMerges     = 1_000_000 // merged blocks of a sheet
	maxStyles     = 70_000    // Excel itself allows 65,490
	maxColumns    = 1024      // the last column that may hold something
	maxNesting    = 64        // of XML elements
	maxToken      = 1 << 20   // bytes of one tag, or of one text between tags
	maxEncrypted  = 128 << 20 // bytes of a workbook with a password, which is opened in memory
	maxOldBook    = 128 << 20 // bytes of an .xls, which is kept in memory
	lastRow       = 1_048_576 // of the format
	lastColumn    = 16_384    // of the format: XFD
	lastOldRow    = 65_536    // of .xls
	lastOldColumn = 256       // of .xls: IV
)
