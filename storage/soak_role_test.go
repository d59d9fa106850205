package storage_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"zhucunji/cases"
	"zhucunji/storage"
)

// The roles of programs that are killed, or whose writes begin to fail, at any moment.
func soakRoles() map[string]func(ctx context.Context, folder string) error {
	return map[string]func(context.Context, string) error{
		"password": passwordAgain,
		"protect":  protectAgain,
		"rebuild":  salvageAgain,
	}
}

// limitKey limits what a role may write: "size N" lets no file grow beyond N bytes, as a
// full disk does; "after N" lets writes fail altogether after N milliseconds.
const limitKey = "ZHUCUNJI_LIMIT"

// startLimit sets the limit of this process.
func startLimit() error {
	kind, text, _ := strings.Cut(os.Getenv(limitKey), " ")
	n, err := strconv.ParseUint(text, 10, 63)
	switch {
	case kind == "":
		return nil
	case err != nil:
		return err
	case kind == "size":
		return limitFiles(n)
	}
	time.AfterFunc(time.Duration(n)*time.Millisecond, func() { //nolint:gosec // small
		if err := limitFiles(0); err != nil {
			fmt.Println("error", err)
		}
	})
	return nil
}

// soakPassword is the nth password.
func soakPassword(n int) string { return fmt.Sprint("Shuiba-", 2026+n) }

// soakWord reads a word that the test left beside the data folder.
func soakWord(folder, name string) (string, error) {
	raw, err := os.ReadFile(folder + "." + name)
	return string(raw), err
}

// soakLead is the 队长 of a folder, and the number of his password.
func soakLead(folder string) (lead cases.UID, n int, err error) {
	word, err := soakWord(folder, "lead")
	if err == nil {
		lead, err = uuid.Parse(word)
	}
	if err != nil {
		return lead, 0, err
	}
	word, err = soakWord(folder, "password")
	if err == nil {
		n, err = strconv.Atoi(word)
	}
	return lead, n, err
}

// passwordAgain changes the password of the 队长 again and again.
func passwordAgain(ctx context.Context, folder string) error {
	lead, n, err := soakLead(folder)
	if err != nil {
		return err
	}
	key, err := unlockAs(ctx, folder, lead, soakPassword(n))
	if err != nil {
		return err
	}
	st, err := storage.Open(ctx, folder, storage.Options{Key: key})
	if err != nil {
		return err
	}
	fmt.Println("open")
	for ; ; n++ {
		fmt.Println("trying", n+1)
		if err := st.ChangePassword(ctx, lead, soakPassword(n), soakPassword(n+1)); err != nil {
			return errors.Join(err, st.Close())
		}
		fmt.Println("changed", n+1)
	}
}

func unlockAs(ctx context.Context, folder string, lead cases.UID, password string) (*storage.Key, error) {
	guard, err := storage.ReadGuard(ctx, folder)
	if err != nil || guard == nil {
		return nil, err
	}
	return guard.Unlock(ctx, lead, password)
}

// protectAgain sets a password, draws a new key and takes the password away, again and
// again, from whatever state it finds.
func protectAgain(ctx context.Context, folder string) error {
	lead, n, err := soakLead(folder)
	if err != nil {
		return err
	}
	for round := 0; ; round++ {
		fmt.Println("round", round)
		key, err := unlockAs(ctx, folder, lead, soakPassword(n))
		if err != nil {
			return err
		}
		if key == nil {
			_, err = storage.Protect(ctx, folder, storage.Options{}, lead, soakPassword(n), nil)
		} else if round%2 == 1 {
			_, err = storage.Rekey(ctx, folder, storage.Options{Key: key}, nil)
		} else {
			err = storage.Unprotect(ctx, folder, storage.Options{Key: key}, nil)
		}
		if err != nil {
			return err
		}
	}
}

// salvageAgain salvages a damaged folder, which it breaks anew each time.
func salvageAgain(ctx context.Context, folder string) error {
	file := filepath.Join(folder, "zhucunji.db")
	for round := 0; ; round++ {
		if _, err := storage.Salvage(ctx, folder, storage.Options{}, nil); err != nil {
			return err
		}
		fmt.Println("salvaged", round)
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		clear(raw[:dbPage])
		if err := os.WriteFile(file+".damaged", raw, 0o600); err != nil {
			return err
		}
		if err := os.Rename(file+".damaged", file); err != nil {
			return err
		}
	}
}
