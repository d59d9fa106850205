package ui

import (
	"context"

	"zhucunji/cases"
)

// Stores is what the pages need from storage, one small interface each. cmd fills every field with the one
// store; a test fills those its page uses.
type Stores struct {
	Shell     ShellStore
	Settings  SettingsStore
	Desk      DeskStore
	Measures  MeasureStore
	Sales     SaleStore
	Income    IncomeStore
	Reports   ReportStore
	Writer    ReportWriter
	Templates TemplateStore
	Lists     ImportStore
	Visits    VisitsStore
	Veil      VeilStore
	Backups   BackupStore
	Access    AccessStore
	Audit     AuditStore
	AuditFile AuditWriter
	Eraser    Eraser

	Households HouseholdsStore
	Household  HouseholdStore
}

// ShellStore is what the shell itself needs.
type ShellStore interface {
	Today() cases.Day
	Policy() *cases.Policy
	Notice() string
	Setting(ctx context.Context, key string, to any) (found bool, err error)
	SetSetting(ctx context.Context, key string, value any) error
	KeepDraft(ctx context.Context, d cases.Draft) error
	DropDraft(ctx context.Context, form string) error
	Drafts(ctx context.Context) ([]cases.Draft, error)
	Villages(ctx context.Context) ([]cases.Village, error)
	SaveVillage(ctx context.Context, before, after *cases.Village) (cases.Change, error)
	Worker(ctx context.Context) (w cases.Worker, ok bool, err error)
	Workers(ctx context.Context) ([]cases.Worker, error)
	SaveWorker(ctx context.Context, before, after *cases.Worker) (cases.Change, error)
	SetWorker(ctx context.Context, id int64) error
	Search(ctx context.Context, text string) ([]cases.Hit, error)
	Desk(ctx context.Context) (cases.Desk, error)
	Undo(ctx context.Context) (cases.Change, error)
	Redo(ctx context.Context) (cases.Change, error)
	UndoAct(ctx context.Context, act int64) (cases.Change, error)
}

// SettingsStore is what the settings need beyond the shell's.
type SettingsStore interface {
	Teams(ctx context.Context, village cases.Ref) ([]cases.Team, error)
	SaveTeam(ctx context.Context, before, after *cases.Team) (cases.Change, error)
	Units(ctx context.Context) ([]cases.Unit, error)
	SaveUnit(ctx context.Context, before, after *cases.Unit) (cases.Change, error)
	Funds(ctx context.Context) ([]cases.Fund, error)
	SaveFund(ctx context.Context, before, after *cases.Fund) (cases.Change, error)
	Projects(ctx context.Context) ([]cases.Project, error)
	SaveProject(ctx context.Context, before, after *cases.Project) (cases.Change, error)
	SaveCodeValue(ctx context.Context, before, after *cases.CodeValue) (cases.Change, error)
	SaveLine(ctx context.Context, before, after *cases.Line) (cases.Change, error)
	SaveCadence(ctx context.Context, before, after *cases.Cadence) (cases.Change, error)
	SaveInclusion(ctx context.Context, before, after *cases.Inclusion) (cases.Change, error)
	SaveCostRatio(ctx context.Context, before, after *cases.CostRatio) (cases.Change, error)
	Bin(ctx context.Context, n int) ([]cases.Deleted, error)
	Restore(ctx context.Context, record string, id int64) (cases.Change, error)
	// Exports is the export register, newest first; all of it where limit is 0.
	Exports(ctx context.Context, limit int) ([]cases.ExportEvent, error)
}
