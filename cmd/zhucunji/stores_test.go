package main

import (
	"reflect"
	"testing"
)

func TestEveryPageHasItsStore(t *testing.T) {
	p := &program{places: places{data: t.TempDir()}}
	stores, err := p.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := p.close(); err != nil {
			t.Error(err)
		}
	}()
	v := reflect.ValueOf(stores)
	for i := range v.NumField() {
		if v.Field(i).IsNil() {
			t.Errorf("%s has no store", v.Type().Field(i).Name)
		}
	}
}
