package intake

import (
	"strings"

	"zhucunji/cases"
)

// Missing names the fields without which a list of the kind says too little, and that no
// column is taken as. Where one of several is enough, they are named together.
func (k Kind) Missing(columns []Column) []string {
	taken := map[string]bool{}
	for i := range columns {
		taken[sameAs(columns[i].Path)] = true
	}
	wanted := [][]string{{pathName, pathHeadName}, {pathID, pathCode}}
	if k == PeopleKind {
		wanted = [][]string{{pathName, pathHeadName}, {pathID, pathHeadID}}
		if taken[pathName] { // of a list of households every line is its head
			wanted = append(wanted, []string{pathRelation, pathCode, pathHeadName, pathHeadID})
		}
	}
	var missing []string
	for _, paths := range wanted {
		if !anyOf(taken, paths) {
			missing = append(missing, titlesOf(paths))
		}
	}
	return missing
}

// NamesVillage says whether the lines of a list name their village.
func NamesVillage(columns []Column) bool {
	for i := range columns {
		if sameAs(columns[i].Path) == pathVillage {
			return true
		}
	}
	return false
}

// NeedsMonth says whether the lines of a list tell of one month of public posts and do not
// say of which.
func NeedsMonth(kind Kind, columns []Column) bool {
	needs := false
	for i := range columns {
		if columns[i].Path == "attendance.month" {
			return false
		}
		needs = needs || kind == PostsKind && partOf(columns[i].Path) == "attendance"
	}
	return needs
}

func anyOf(taken map[string]bool, paths []string) bool {
	for _, path := range paths {
		if taken[path] {
			return true
		}
	}
	return false
}

// titlesOf names fields as people know them, each once.
func titlesOf(paths []string) string {
	var titles []string
	seen := map[string]bool{}
	for _, path := range paths {
		f, ok := cases.ReportField(path)
		title := f.Title
		if len(paths) > 2 && strings.HasPrefix(path, "head.") {
			title = "户主" + strings.TrimPrefix(title, "户主")
		}
		if ok && !seen[title] {
			seen[title] = true
			titles = append(titles, title)
		}
	}
	return strings.Join(titles, "或")
}
