package cases

// EventKind says what happened apart from the records: who came in, what was shown, what
// left the program. The kinds are never renamed: they stand in files.
type EventKind string

// The kinds of events.
const (
	EventLogin       EventKind = "login"        // somebody came in
	EventLoginFailed EventKind = "login_failed" // somebody tried to
	EventLogout      EventKind = "logout"       // the program was closed or handed over
	EventLock        EventKind = "lock"         // the screen was locked
	EventReveal      EventKind = "reveal"       // the full values of one record were shown
	EventRevealAll   EventKind = "reveal_all"   // those of whole lists
	EventImport      EventKind = "import"       // a list was read in
	EventMerge       EventKind = "merge"        // a package of another computer was
	EventExport      EventKind = "export"       // a file left the program (detail: ExportEvent)
	EventBackup      EventKind = "backup"
	EventRestore     EventKind = "restore"
	EventProtect     EventKind = "protect"  // a password was set for the folder, or taken away, or the key drawn anew
	EventPassword    EventKind = "password" // somebody changed his password
	EventHolder      EventKind = "holder"   // who may come in, and as what
	EventErase       EventKind = "erase"    // something was erased for good
	EventSalvage     EventKind = "salvage"  // a damaged file was
	EventVerify      EventKind = "verify"   // the log was read through
	EventTampered    EventKind = "tampered" // the end of the log is not what the program left
)

// EventKinds lists the kinds in the order in which a filter offers them.
func EventKinds() []EventKind {
	return []EventKind{
		EventLogin, EventLoginFailed, EventLogout, EventLock, EventReveal, EventRevealAll, EventImport, EventMerge, EventExport,
		EventBackup, EventRestore, EventProtect, EventPassword, EventHolder, EventErase, EventSalvage, EventVerify, EventTampered,
	}
}

// Title is the kind's name as shown to people; the key itself for one of a newer program.
func (k EventKind) Title() string {
	title := map[EventKind]string{
		EventLogin: "登录", EventLoginFailed: "登录失败", EventLogout: "退出", EventLock: "锁定",
		EventReveal: "查看完整信息", EventRevealAll: "整表显示", EventImport: "导入", EventMerge: "合并", EventExport: "导出",
		EventBackup: "备份", EventRestore: "恢复", EventProtect: "密码保护", EventPassword: "修改密码", EventHolder: "人员权限",
		EventErase: "彻底删除", EventSalvage: "抢救数据", EventVerify: "核对日志", EventTampered: "发现篡改",
		AuditChange: "登记和修改", AuditUndo: "撤销和恢复", AuditDemo: "示例数据", AuditSystem: "程序写入",
	}[k]
	if title == "" {
		return string(k)
	}
	return title
}

// Event is something that happened and is no change of a record. It is written down once
// and chained to what was written before; it never travels.
type Event struct {
	Kind   EventKind
	Detail any // kept as JSON: an EventDetail, or for an export an ExportEvent
}

// EventDetail is what is told of an event. It holds no value of any person: a record is
// named by its id, and its name looked up when the event is shown. The people who work with
// the program are called by name.
type EventDetail struct {
	What   string `json:"what,omitempty"`   // in words: "退出时自动备份"
	Who    string `json:"who,omitempty"`    // the colleague it is about, where that is not who works
	Record string `json:"record,omitempty"` // the record it is about: "person"
	ID     int64  `json:"id,omitempty"`
	File   string `json:"file,omitempty"` // with its path, where one was written or read
	Reason string `json:"reason,omitempty"`
	Count  int64  `json:"count,omitempty"` // of tries, records, people: What says which
	At     string `json:"at,omitempty"`    // when it was, where it could not be written down at once
}

// Text tells the event in one line, without its kind; name is what the record is called.
func (d *EventDetail) Text(name string) string {
	text := d.What
	add := func(part string) {
		if part != "" && text != "" {
			text += "，"
		}
		text += part
	}
	if name != "" {
		text = trimmedJoin(text, name)
	}
	if d.Who != "" {
		text = trimmedJoin(d.Who, text)
	}
	if d.File != "" {
		add(d.File)
	}
	if d.Reason != "" {
		add("原因：" + d.Reason)
	}
	if d.At != "" {
		add("发生在 " + d.At)
	}
	return text
}

// trimmedJoin puts a blank between two words that are both there.
func trimmedJoin(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
