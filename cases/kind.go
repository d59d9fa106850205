package cases

// Kind says what a field's value is. The kind decides how it is typed, shown,
// masked, stored and compared, and to what the field's accessor points (see the
// constants).
type Kind uint8

// The kinds of field, each with the type its accessor gives.
const (
	KindText     Kind = iota // *string, one line; "" is blank, as for all strings
	KindLongText             // *string, several lines
	KindName                 // *string, a person's name
	KindCode                 // *string, one value of a code list, as its official text
	KindCodes                // *string, several values of a code list joined by "、"
	KindYesNo                // *string, 是, 否 or blank
	KindClock                // *string, a time of day, "15:04"
	KindIDNumber             // *string, 居民身份证 (18) or 残疾人证 (20, 22)
	KindPhone                // *string, a mobile or landline number
	KindBank                 // *string, a bank card or account number
	KindDay                  // *Day, 0 is blank
	KindMonth                // *Month, 0 is blank
	KindYear                 // *Opt[int64]
	KindInt                  // *Opt[int64]
	KindDecimal              // *Opt[decimal.Decimal], exact, in the field's unit
	KindMoney                // *Opt[Money]
	KindRef                  // *Ref, 0 is blank
	KindChecks               // *CheckList, the answers to check items
	KindFlag                 // *bool, a switch of the program, never blank
	KindInstant              // *time.Time, UTC, zero is blank
	KindSortKey              // *string, bytes by which rows are ordered; never shown
)

// Numeric says whether values of the kind align right and can be summed.
func (k Kind) Numeric() bool {
	return k == KindInt || k == KindDecimal || k == KindMoney
}

// Sensitivity says how a field's value is guarded.
type Sensitivity uint8

// The degrees of sensitivity, each including the one before.
const (
	Plain     Sensitivity = iota // whoever sees the record sees it
	Personal                     // masked on 公示 and 汇报
	Sensitive                    // masked on screen too: health, money, place
	Sealed                       // encrypted wherever it lies (architecture.md, Sealing)
)

// Source says where a field's value comes from.
type Source uint8

// The sources of a value.
const (
	Typed      Source = iota // a person or an import gives it; it is in the change log
	Maintained               // a column the store keeps in step with other records
	Computed                 // no column: worked out when asked for
)
