package excel

import "testing"

func TestFormulasFollowTheirRows(t *testing.T) {
	m := &rowMap{sheet: "表一", inserts: []insertion{{first: 5, last: 10, count: 100}}}
	one := &rowMap{sheet: "表一", inserts: []insertion{{first: 5, last: 5, count: 19}}}
	for name, c := range map[string]struct {
		m             *rowMap
		own, in, want string
		row           int
	}{
		"a sum over the data grows":                     {m, "表一", "SUM(E5:E10)", "SUM(E5:E110)", 11},
		"a sum from the header on grows":                {m, "表一", "SUM(E4:E10)", "SUM(E4:E110)", 11},
		"a sum of part of the data stays":               {m, "表一", "SUM(E5:E7)", "SUM(E5:E7)", 11},
		"a cell below moves":                            {m, "表一", "E11*2", "E111*2", 12},
		"a fixed cell below moves":                      {m, "表一", "E5/$E$11", "E5/$E$111", 5},
		"a row's own sum stays in its row":              {m, "表一", "SUM(C10:D10)", "SUM(C10:D10)", 10},
		"one row of data, summed as a range":            {one, "表一", "SUM(E5:E5)", "SUM(E5:E24)", 6},
		"one row of data, summed as a cell":             {one, "表一", "SUM(E5)", "SUM(E5:E24)", 6},
		"one row of data, its own sum":                  {one, "表一", "SUM(C5:D5)", "SUM(C5:D5)", 5},
		"one row of data, used alone":                   {one, "表一", "E5+1", "E5+1", 6},
		"another sheet's cells stay":                    {m, "表一", "Sheet2!E11+'表 二'!A12", "Sheet2!E11+'表 二'!A12", 11},
		"from another sheet":                            {m, "汇总", "表一!E11+E11+SUM('表一'!$E$5:$E$10)", "表一!E111+E11+SUM('表一'!$E$5:$E$110)", 3},
		"another workbook's cells stay":                 {m, "表一", "[1]表一!E11+'[a.xlsx]表一'!E11", "[1]表一!E11+'[a.xlsx]表一'!E11", 3},
		"texts, functions and names stay":               {m, "表一", `IF(A11="E11",LOG10(E11),ABC1234X)`, `IF(A111="E11",LOG10(E111),ABC1234X)`, 3},
		"whole rows and columns":                        {m, "表一", "SUM(E:E)+SUM(11:12)+SUM($A$1:$B$11)", "SUM(E:E)+SUM(111:112)+SUM($A$1:$B$111)", 3},
		"columns of a table stay":                       {m, "表一", "SUM(表1[E11])+表1[[#Totals],[E11]]", "SUM(表1[E11])+表1[[#Totals],[E11]]", 3},
		"numbers stay":                                  {m, "表一", "11+1.5E10+E11*11", "11+1.5E10+E111*11", 3},
		"a whole range fixed inside the data row grows": {m, "表一", "E5/SUM($E$5:$E$10)", "E5/SUM($E$5:$E$110)", 5},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.m.formula(c.in, c.own, c.row); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestCopiedFormulasMoveAlong(t *testing.T) {
	if got, want := copyDown(`C5*D$5+SUM($C5:D5)+IF(B5="B5",1,Sheet2!A5)`, 7), `C12*D$5+SUM($C12:D12)+IF(B12="B5",1,Sheet2!A12)`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := copyAside("$A1+B$2+SUM(C3:D4)", 1, 2), "$A2+D$2+SUM(E4:F5)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
