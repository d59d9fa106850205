package transfer_test

import (
	"strings"
	"testing"
)

// A daughter whom the file has at her father's has married into a family nobody knows. The family is hers only in
// the list: her husband and children are not put into her father's household.
func TestImportDoesNotTakeAFamilyForTheHomeOfOneOfIt(t *testing.T) {
	st := newStore(t)
	head := []string{"姓名", "身份证号码", "与户主关系", "户主姓名"}
	take(t, st, listFile(t, head,
		[]string{"张明华", "500199195703200112", "户主", "张明华"},
		[]string{"张小芳", "500199196208150028", "之女", "张明华"},
	))
	married := listFile(t, head,
		[]string{"王胜国", "50019919780909007X", "户主", "王胜国"},
		[]string{"张小芳", "500199196208150028", "配偶", "王胜国"},
		[]string{"王伟", "500199201206050043", "之子", "王胜国"},
	)
	out := take(t, st, married)
	if got := counts(out); got != [5]int{2, 0, 0, 1, 0} || !strings.Contains(reasons(out), "婚嫁") {
		t.Errorf("%v, %q", got, reasons(out))
	}
	if n, err := st.Stats(t.Context()); err != nil || n.Households != 2 || n.Persons != 4 {
		t.Errorf("in the file: %+v, %v", n, err)
	}
}
