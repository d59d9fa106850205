// Package ui owns the window of 驻村记: the shell around every page (top bar, menu, page head, status line),
// the routes between pages, long work, keys, forms with drafts, lists, and the pages themselves (page_*.go).
// It shows values of package cases with the fields and grids of ui/widgets; what it needs from storage it
// declares as small interfaces (stores.go) that cmd fills. It knows no database, no workbook and no toolkit
// app of its own.
//
// How to write a page:
//
//  1. page_x.go holds a struct that embeds base, with newXPage(s *Shell). Its route is there from Show on.
//  2. Its Place stands in route.go, its line in pages.go (the one factory and the menu).
//  3. What it needs from storage is one interface in stores_x.go, never over 25 methods, with a field in
//     Stores that cmd fills.
//  4. Show builds the content and starts loads with load(...); Save gives plain data that brings the page
//     back (sort, scroll, chosen row); Reload loads again what a Change concerns.
//  5. It never touches another page: shell.Go(Route{...}) leads there; shell.Save(...) stores and tells the
//     Change to whichever page is open.
//  6. Anything over 50 ms runs in load or shell.Run. A save is never silent: the status line says what
//     was done, or the field says why not.
package ui
