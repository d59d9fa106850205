package cases_test

import (
	"strings"
	"testing"

	"zhucunji/cases"
)

func TestPasswordHasEightCharactersOfThreeClasses(t *testing.T) {
	for text, good := range map[string]bool{
		"":                         false,
		"Aa1!":                     false,
		"Aa1!x7q":                  false,
		"aaaaaaaa":                 false,
		"aaaa1111":                 false,
		"Aaaa1111":                 true,
		"aaaa-111":                 true,
		"望岭村Aa2026":                true,
		"驻村工作队二〇二六":                false,
		strings.Repeat("Aa1!", 64): true,
		strings.Repeat("Aa1!", 65): false,
	} {
		if err := cases.CheckPassword(text); (err == nil) != good {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRights(t *testing.T) {
	all := []cases.Right{cases.Enter, cases.ManagePeople, cases.RevealAll, cases.ExportFull, cases.Restore, cases.Erase, cases.ReadAudit}
	may := map[cases.Role][]cases.Right{
		cases.RoleLead:   all,
		cases.RoleMember: {cases.Enter, cases.ExportFull},
		cases.RoleReader: nil,
		"":               nil,
	}
	for role, list := range may {
		for _, right := range all {
			want := false
			for _, r := range list {
				want = want || r == right
			}
			err := cases.Session{Role: role}.Allow(right)
			if role.May(right) != want || (err == nil) != want {
				t.Errorf("%s, %s: may %v, %v", role, right, role.May(right), err)
			}
			if err != nil && (cases.CodeOf(err) != cases.Forbidden || !strings.Contains(cases.MessageOf(err), "队长")) {
				t.Errorf("%s, %s: %v", role, right, err)
			}
		}
	}
	for _, role := range cases.Roles() {
		if err := cases.CheckRole(role); err != nil {
			t.Error(err)
		}
	}
	if err := cases.CheckRole("村长"); cases.CodeOf(err) != cases.Invalid {
		t.Error(err)
	}
}

func TestRecoveryCodeIsReadBackAsItWasWritten(t *testing.T) {
	var random [cases.RecoveryCodeBytes]byte
	for i := range random {
		random[i] = byte(i * 37)
	}
	code := cases.RecoveryCode(random)
	if len(code) != 29 || strings.Count(code, "-") != 4 {
		t.Fatalf("code %q", code)
	}
	for name, typed := range map[string]string{
		"as printed":       code,
		"small":            strings.ToLower(code),
		"without dashes":   strings.ReplaceAll(code, "-", ""),
		"with blanks":      " " + strings.ReplaceAll(code, "-", " - ") + "\n",
		"a letter O":       strings.ReplaceAll(code, "0", "O"),
		"a small l":        strings.ReplaceAll(code, "1", "l"),
		"in full width":    strings.Map(func(r rune) rune { return r - '!' + '！' }, code),
		"with long dashes": strings.ReplaceAll(code, "-", "—"),
	} {
		if got, err := cases.ParseRecoveryCode(typed); err != nil || got != code {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	other := byte('2')
	if code[0] == other {
		other = '3'
	}
	for name, typed := range map[string]string{
		"nothing":       "",
		"too short":     code[:28],
		"too long":      code + "A",
		"a slip":        string(other) + code[1:],
		"another word":  "张队长的恢复码在抽屉里",
		"a letter less": strings.Replace(code, code[3:4], "U", 1),
	} {
		if _, err := cases.ParseRecoveryCode(typed); cases.CodeOf(err) != cases.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}
