package storage

import (
	"time"

	"github.com/google/uuid"

	"zhucunji/cases"
)

func parseInstant(text string) (time.Time, error) { return time.Parse(instantLayout, text) }

func parseUID(text string) (cases.UID, error) { return uuid.Parse(text) }
