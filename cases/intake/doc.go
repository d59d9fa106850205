// Package intake works out what a list that somebody brings says of people and
// households that are there already: which rows are new, which change something and
// what, which say nothing new, which are doubtful and which are wrong.
//
// It is pure: the rows come as texts, what is known comes as values, and what should be
// stored goes out as values. A list is the inverse of a report: its columns are paths of
// cases.ReportField, and a line is read into a cases.Row. Storage reads what is known and
// stores the outcome; it does not judge again.
package intake
