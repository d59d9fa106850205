// Package demo makes the synthetic village: believable households with members,
// visits, measures and incomes, of whom none exists. The same options give the same
// people, texts and sums. It is pure: it knows no store, no clock and no file. All
// identity numbers begin with 500199, which no county has, and phone numbers with
// prefixes no operator has.
package demo
