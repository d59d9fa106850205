package cases

// RecognitionPeriod is the accounting period of a newly identified 监测对象: the
// twelve months that end with the month before the identification (domain.md §2).
// Where a county counts back from the application, give the month of that.
func RecognitionPeriod(recognised Month) Period {
	if recognised == 0 {
		return Period{}
	}
	return TwelveMonthsTo(recognised.Add(-1))
}

// Quarters are the four quarters of a period of twelve whole months, as the
// household book has them.
func Quarters(year Period) []Period {
	quarters := make([]Period, 4)
	for i := range quarters {
		from := year.From.MonthOf().Add(3 * i)
		quarters[i] = Period{from.First(), from.Add(2).Last()}
	}
	return quarters
}

// Months are the months of a period, each from its first day to its last.
func Months(p Period) []Period {
	var months []Period
	for m := p.From.MonthOf(); m <= p.To.MonthOf(); m = m.Add(1) {
		months = append(months, Period{m.First(), m.Last()})
	}
	return months
}
