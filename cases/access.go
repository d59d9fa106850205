package cases

import (
	"time"
	"unicode"
	"unicode/utf8"
)

// Role says what a person may do once the data have a password (domain.md §8).
type Role string

// The roles. Without a password everybody is a RoleLead.
const (
	RoleLead   Role = "队长"
	RoleMember Role = "队员"
	RoleReader Role = "只读"
)

// Roles lists the roles a person can be given, the mightiest first.
func Roles() []Role { return []Role{RoleLead, RoleMember, RoleReader} }

// Right is one thing that not everybody may do.
type Right string

// The rights.
const (
	Enter        Right = "enter"         // write records: type, import, undo, keep drafts
	ManagePeople Right = "manage_people" // people, passwords, and what counts for all: code lists, lines, periods
	RevealAll    Right = "reveal_all"    // show whole lists without masks
	ExportFull   Right = "export_full"   // let data leave without masks
	Restore      Right = "restore"       // put a backup into the place of the data
	Erase        Right = "erase"         // erase a record for good
	ReadAudit    Right = "read_audit"    // read who did what
)

// May says whether a role has a right.
func (r Role) May(right Right) bool {
	switch r {
	case RoleLead:
		return true
	case RoleMember:
		return right == Enter || right == ExportFull
	}
	return false
}

// valid says whether it is one of the roles.
func (r Role) valid() bool { return r == RoleLead || r == RoleMember || r == RoleReader }

// CheckRole is Invalid for a role that is none of the list.
func CheckRole(r Role) error {
	if !r.valid() {
		return Errorf(Invalid, "role", "请选择权限：队长、队员或只读。")
	}
	return nil
}

// what names a right behind "不能".
func (r Right) what() string {
	switch r {
	case Enter:
		return "登记或修改资料"
	case ManagePeople:
		return "管理人员、密码和各项口径设置"
	case RevealAll:
		return "整表显示完整信息"
	case ExportFull:
		return "导出不脱敏的个人信息，可以改为脱敏导出"
	case Restore:
		return "恢复备份"
	case Erase:
		return "彻底删除资料"
	case ReadAudit:
		return "查看审计记录"
	}
	return "做这件事"
}

// Session is who uses an open data folder, and as what.
type Session struct {
	Guarded bool // the folder has a password
	Worker  Ref  // who logged in; 0 without a password, and after the recovery code
	Role    Role
}

// Allow is Forbidden, with a sentence for the person, where the session lacks a right.
func (s Session) Allow(right Right) error {
	if s.Role.May(right) {
		return nil
	}
	return Errorf(Forbidden, "", "您的权限是“"+string(s.Role)+"”，不能"+right.what()+"。需要时请队长操作，或请队长调整权限。")
}

// KeyHolder is a person who can open the data with a password of his own.
type KeyHolder struct {
	Worker UID
	Name   string
	Role   Role
	Since  time.Time // when the present password was set
}

// Bounds of a password.
const (
	minPassword        = 8
	minPasswordClasses = 3
	maxPassword        = 256
)

// CheckPassword is Invalid for a password that is guessed too soon: it has at least eight
// characters of three of the classes capitals, small letters, digits, others.
func CheckPassword(text string) error {
	n := utf8.RuneCountInString(text)
	switch {
	case n < minPassword:
		return Errorf(Invalid, "password", "密码太短，至少 8 个字符。")
	case n > maxPassword:
		return Errorf(Invalid, "password", "密码太长，最多 256 个字符。")
	case passwordClasses(text) < minPasswordClasses:
		return Errorf(Invalid, "password", "密码太简单：大写字母、小写字母、数字、其他符号（汉字也算）四种里至少要有三种。")
	}
	return nil
}

func passwordClasses(text string) int {
	classes := map[string]bool{}
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			classes["digit"] = true
		case unicode.IsUpper(r):
			classes["capital"] = true
		case unicode.IsLower(r):
			classes["small"] = true
		default:
			classes["other"] = true
		}
	}
	return len(classes)
}
