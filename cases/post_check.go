package cases

import "strconv"

// The ages outside which a public post is doubted (domain.md §5, 公益岗 rules).
const (
	leastPostAge = 16
	overPostAge  = 70
)

// CheckPublicPost gives the errors of a public post, all with code Invalid: needed
// fields that are blank, negative numbers, a contract that ends before it begins.
func CheckPublicPost(p *PublicPost) error {
	errs := append(PublicPostCatalogue.Missing(p), negative(PublicPostCatalogue, p)...)
	errs = append(errs, reversed("contract_to_on", p.ContractFromOn, p.ContractToOn)...)
	errs = append(errs, reversed("left_on", p.ContractFromOn, p.LeftOn)...)
	return errs.OrNil()
}

// PublicPostHints gives what seems doubtful about a public post and who holds it:
// an age below 16 or from 70 on, no ability to work, a post that ended and is said
// to be held.
func PublicPostHints(p *PublicPost, holder *Person, today Day) []Hint {
	var hints []Hint
	begun := p.ContractFromOn
	if begun == 0 {
		begun = today
	}
	if age, ok := Age(holder.BirthOn, begun); ok && age < leastPostAge {
		hints = append(hints, Hint{"contract_from_on", "上岗时只有 " + strconv.Itoa(age) + " 岁，不满 16 岁不能安排公益性岗位，请核对。"})
	}
	until := today
	if p.LeftOn != 0 && p.LeftOn < until {
		until = p.LeftOn
	}
	if age, ok := Age(holder.BirthOn, until); ok && age >= overPostAge {
		hints = append(hints, Hint{"state", "已满 " + strconv.Itoa(age) + " 岁，70 岁以上在岗会被列为疑点，请核对。"})
	}
	if holder.Labour == "无劳动力" || holder.Labour == "丧失劳动力" {
		hints = append(hints, Hint{"state", "劳动技能为“" + holder.Labour + "”，不能安排公益性岗位，请核对。"})
	}
	if p.State == "在岗" && (p.LeftOn != 0 || (p.ContractToOn != 0 && p.ContractToOn < today)) {
		hints = append(hints, Hint{"state", "协议已到期或已离岗，状态还是“在岗”，请核对。"})
	}
	return hints
}
