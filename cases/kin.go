package cases

import "strings"

// The relations to the head that rules name; the whole list is 与户主关系.
const (
	RelationHead   = "户主"
	RelationSpouse = "配偶"
	RelationOther  = "其他"
)

// kinPath writes a relation as the steps from the head to the person: P to a
// parent, C to a child, S to the spouse, each followed by the sex of who is reached
// (m, f, or ? where the relation leaves it open). Of relations of one shape the
// first is meant.
type kinPath struct{ relation, path string }

// kinPaths are the 28 relations of the national system except 其他 (domain.md §1.3).
func kinPaths() []kinPath {
	return []kinPath{
		{RelationHead, ""},
		{RelationSpouse, "S?"},
		{"之子", "Cm"},
		{"之女", "Cf"},
		{"之儿媳", "CmSf"},
		{"之女婿", "CfSm"},
		{"之孙子", "CmCm"},
		{"之孙女", "CmCf"},
		{"之外孙子", "CfCm"},
		{"之外孙女", "CfCf"},
		{"之父", "Pm"},
		{"之母", "Pf"},
		{"之岳父", "SfPm"},
		{"之岳母", "SfPf"},
		{"之公公", "SmPm"},
		{"之婆婆", "SmPf"},
		{"之祖父", "PmPm"},
		{"之祖母", "PmPf"},
		{"之外祖父", "PfPm"},
		{"之外祖母", "PfPf"},
		{"之兄弟姐妹", "P?C?"},
		{"之兄弟媳妇", "P?CmSf"},
		{"之侄儿", "P?CmCm"},
		{"之侄女", "P?CmCf"},
		{"之叔伯", "PmP?Cm"},
		{"之曾孙子", "C?C?Cm"},
		{"之曾孙女", "C?C?Cf"},
	}
}

// pathOf gives the path of a relation; ok is false for 其他, blanks and
// relations the system does not have.
func pathOf(relation string) (path string, ok bool) {
	for _, k := range kinPaths() {
		if k.relation == relation {
			return k.path, true
		}
	}
	return "", false
}

// relationOf gives the relation of a path, 其他 where the system has no word.
func relationOf(path string) string {
	for _, k := range kinPaths() {
		if sameKin(k.path, path) {
			return k.relation
		}
	}
	return RelationOther
}

// sameKin compares two paths; an open sex fits both.
func sameKin(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if a[i] != b[i] && (i%2 == 0 || a[i] != '?' && b[i] != '?') {
			return false
		}
	}
	return true
}

// RelationSex is the sex a relation tells, 男 or 女; blank where it leaves it open.
func RelationSex(relation string) string {
	path, _ := pathOf(relation)
	switch {
	case strings.HasSuffix(path, "m"):
		return "男"
	case strings.HasSuffix(path, "f"):
		return "女"
	}
	return ""
}

// RelationHints doubts a relation that does not fit the sex of the person or of
// the head: a 之女 who is a man, a spouse of the same sex, the 岳父 of a woman
// (domain.md §7.7, rules 2_01_004 and 2_02_001). Blank values raise no doubt.
func RelationHints(relation, sex, headSex string) []Hint {
	doubt := func(message string) []Hint { return []Hint{{Field: "relation", Message: message}} }
	path, _ := pathOf(relation)
	switch told := RelationSex(relation); {
	case sex != "" && told != "" && sex != told:
		return doubt("“" + relation + "”应为" + told + "性，此人性别登记为" + sex + "，请核对。")
	case relation == RelationSpouse && sex != "" && sex == headSex:
		return doubt("户主与配偶性别相同，请核对。")
	case strings.HasPrefix(path, "Sf") && headSex == "女":
		return doubt("户主为女性，配偶的父母应填“之公公”“之婆婆”，请核对。")
	case strings.HasPrefix(path, "Sm") && headSex == "男":
		return doubt("户主为男性，配偶的父母应填“之岳父”“之岳母”，请核对。")
	}
	return nil
}
