package ledger

import "strings"

// Edited are tables that don't agree with what the last import wrote.
type Edited struct{ Tables []string }

func (e Edited) Error() string { return strings.Join(e.Tables, ", ") }

// Damage is what can't be read though the engine gave it out.
type Damage struct{ Err error }

func (d Damage) Error() string { return d.Err.Error() }
func (d Damage) Unwrap() error { return d.Err }
