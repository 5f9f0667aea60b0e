package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// size is a number of bytes, given as 512MB or 2GB.
type size int64

var sizeForm = regexp.MustCompile(`^([1-9]\d{0,6}) ?([MG])I?B?$`)

func (s *size) UnmarshalText(text []byte) error {
	m := sizeForm.FindStringSubmatch(strings.ToUpper(string(text)))
	if m == nil {
		return fmt.Errorf("%q is no size such as 512MB or 2GB", text)
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil {
		return err
	}
	if *s = size(n << 20); m[2] == "G" {
		*s = size(n << 30)
	}
	return nil
}
