package transfer

import "strings"

// VillageNamed is the village that the title of the list names: 望岭村 of
// “金溪镇望岭村监测对象花名册”. It is blank where the title names none.
func (s *ListSheet) VillageNamed() string {
	for _, text := range []string{s.Header.Title, s.Name} {
		if name := villageIn(text); name != "" {
			return name
		}
	}
	return ""
}

// villageIn finds the name of a village in a title. 村民小组 and the like are no names, nor
// is a 村 with nothing before it.
func villageIn(text string) string {
	for at := strings.Index(text, "村"); at >= 0; {
		head := text[:at]
		rest := text[at+len("村"):]
		if cut := strings.LastIndexAny(head, "镇乡县区市道省　 ：:（(0123456789年度"); cut >= 0 {
			head = head[cut:]
			head = strings.TrimLeft(head, "镇乡县区市道省　 ：:（(0123456789年度")
		}
		if head != "" && len([]rune(head)) <= 8 && !strings.HasPrefix(rest, "民") && !strings.HasPrefix(rest, "组") && head != "行政" && head != "自然" {
			return head + "村"
		}
		next := strings.Index(rest, "村")
		if next < 0 {
			return ""
		}
		at += len("村") + next
	}
	return ""
}
