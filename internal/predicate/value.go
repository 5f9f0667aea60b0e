package predicate

// TextOf is a text; a blank one is none.
func TextOf(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{Kind: Text, Text: s}
}

// NumberOf is a number, where it is known.
func NumberOf(n int, known bool) Value {
	if !known {
		return Value{}
	}
	return Value{Kind: Number, Number: float64(n)}
}

// DayOf is a day by its number; 0 is none.
func DayOf(n int) Value {
	if n == 0 {
		return Value{}
	}
	return Value{Kind: Day, Number: float64(n)}
}
