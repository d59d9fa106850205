// Package transfer holds the jobs that join the store and what lies outside it: the
// demonstration loaded, reports written into workbooks. It owns the order of the steps
// and their progress; what a record is stands in cases, how it is kept in storage, and
// how a workbook looks in storage/excel. Both programs use it.
package transfer
