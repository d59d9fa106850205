package cases

import "strings"

// Kin is a member of a household as the proposal of relations needs it.
type Kin struct {
	PersonID Ref
	Relation string // to the present head
	Sex      string
}

// KinProposal is the relation a member would have to another head.
type KinProposal struct {
	PersonID Ref
	Relation string
	Sure     bool // false: another relation may be meant, ask
}

// ProposeRelations tells how the members would be related to a new head, who is
// one of them: with the son as head, the old head becomes 之父 or 之母, the son's
// sister 之兄弟姐妹. What cannot be known (whose child is a grandchild?) is proposed
// as likeliest and not Sure. nil where the new head is not a member.
func ProposeRelations(members []Kin, newHead Ref) []KinProposal {
	turn := kinTurn{}
	var found bool
	for _, k := range members {
		if k.Relation == RelationHead {
			turn.headSex = sexMark(k.Sex)
		}
		if k.PersonID == newHead {
			turn.head, found = k, true
		}
	}
	if !found {
		return nil
	}
	for _, k := range members {
		switch RelationSex(k.Relation) {
		case "男":
			turn.sons += count(k.Relation == "之子")
		case "女":
			turn.daughters += count(k.Relation == "之女")
		}
	}
	proposals := make([]KinProposal, 0, len(members))
	for _, k := range members {
		relation, sure := turn.relation(k)
		proposals = append(proposals, KinProposal{k.PersonID, relation, sure})
	}
	return proposals
}

// kinTurn is the change of one head to another.
type kinTurn struct {
	head            Kin  // the new head, with the relation to the old one
	headSex         byte // of the old head
	sons, daughters int  // of the old head, in the household
}

func (t *kinTurn) relation(k Kin) (relation string, sure bool) {
	if k.PersonID == t.head.PersonID {
		return RelationHead, true
	}
	there, ok := pathOf(t.head.Relation)
	onward, known := pathOf(k.Relation)
	if !ok || !known {
		return RelationOther, false
	}
	there = withSex(there, sexMark(t.head.Sex))
	onward = withSex(onward, sexMark(k.Sex))
	back := reverse(there, t.headSex)
	back, onward, sure = t.meet(there, back, onward)
	path := reduce(back+onward, sexMark(t.head.Sex))
	if path == "" { // a second spouse of the old head
		return RelationOther, false
	}
	relation = relationOf(path)
	guessed := strings.HasSuffix(path, "?") && RelationSex(relation) != ""
	return relation, sure && !guessed && relation != RelationOther
}

// meet shortens a way that goes up to the old head and down again by the same
// child: from a grandson to his father. Where the child may be another one (his
// uncle), the number of children in the household decides and the answer is not sure.
func (t *kinTurn) meet(there, back, onward string) (newBack, newOnward string, sure bool) {
	sure = true
	// A brother's wife or child may be the wife or child of the brother who is the
	// new head, or of another one.
	if strings.HasPrefix(there, "P") && len(there) == 4 && strings.HasPrefix(onward, "P") && len(onward) == 6 {
		sure = false
	}
	for len(back) > 2 || len(onward) > 2 {
		if len(back) < 2 || len(onward) < 2 || back[len(back)-2] != 'P' || onward[0] != 'C' {
			break
		}
		mine, theirs := there[1], onward[1]
		if mine != '?' && theirs != '?' && mine != theirs {
			break // by a son and by a daughter
		}
		sure = false
		if t.children(mine, theirs) > 1 {
			break
		}
		there, back, onward = there[2:], back[:len(back)-2], onward[2:]
	}
	return back, onward, sure
}

// children counts the old head's children in the household that may be the one
// both ways go by.
func (t *kinTurn) children(mine, theirs byte) int {
	switch {
	case mine == 'm' || theirs == 'm':
		return t.sons
	case mine == 'f' || theirs == 'f':
		return t.daughters
	}
	return t.sons + t.daughters
}

// reverse gives the way back along a path to a head of the given sex.
func reverse(path string, headSex byte) string {
	var b strings.Builder
	for i := len(path) - 2; i >= 0; i -= 2 {
		switch path[i] {
		case 'P':
			b.WriteByte('C')
		case 'C':
			b.WriteByte('P')
		default:
			b.WriteByte('S')
		}
		if i == 0 {
			b.WriteByte(headSex)
		} else {
			b.WriteByte(path[i-1])
		}
	}
	return b.String()
}

// reduce takes detours out of a path that begins at a person of the given sex: a
// parent's spouse is a parent, a spouse's child is a child, and the parent of
// one's child is oneself or one's spouse.
func reduce(path string, sex byte) string {
	for i := 0; i+4 <= len(path); i += 2 {
		short, ok := shortcut(path[i:i+4], sexBefore(path, i, sex))
		if ok {
			return reduce(path[:i]+short+path[i+4:], sex)
		}
	}
	return path
}

// sexBefore is the sex of the person the step at i starts from.
func sexBefore(path string, i int, sex byte) byte {
	if i == 0 {
		return sex
	}
	return path[i-1]
}

// shortcut gives two steps as one or none.
func shortcut(steps string, from byte) (short string, ok bool) {
	to := steps[3:]
	switch steps[:1] + steps[2:3] {
	case "PS":
		return "P" + to, true
	case "SC":
		return "C" + to, true
	case "SS":
		return "", true
	case "CP":
		if from != '?' && steps[3] == from {
			return "", true
		}
		return "S" + to, true
	}
	return "", false
}

// withSex fills an open sex at the end of a path by that of the person.
func withSex(path string, sex byte) string {
	if strings.HasSuffix(path, "?") {
		return path[:len(path)-1] + string(sex)
	}
	return path
}

func sexMark(sex string) byte {
	switch sex {
	case "男":
		return 'm'
	case "女":
		return 'f'
	}
	return '?'
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
