package ogc

import (
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
)

// field is where a parameter's value stands in a request, and how it gets there and back: what write gives is read as
// the same again.
type field struct {
	read func(r *reader, p *Param, values []string)
	// write gives the values for a canonical address: none for what is as in bare, the request that asks for nothing.
	write func(r, bare *Resource) []string
}

// closed is a list of words in a query.
func closed[T ~string](of func(*incident.Query) *[]T) field {
	return field{
		read:  func(r *reader, p *Param, values []string) { *of(&r.req.Query) = list[T](r, p, values) },
		write: func(r, _ *Resource) []string { return some(strings.Join(incident.Texts(*of(&r.Query)), ",")) },
	}
}

// open is a list of names in a query that a version knows.
func open[T ~string](n nameList, of func(*incident.Query) *[]T) field {
	return field{
		read: func(r *reader, p *Param, values []string) {
			words := of(&r.req.Query)
			*words = nil
			for _, v := range n.read(r, p, values) {
				*words = append(*words, T(v))
			}
		},
		write: closed(of).write,
	}
}

// least is a figure in a query that a record's must reach.
func least(of func(*incident.Query) **int) field {
	return field{
		read: func(r *reader, p *Param, values []string) {
			if n, ok := r.whole(p, values[0]); ok {
				*of(&r.req.Query) = &n
			}
		},
		write: func(r, _ *Resource) []string {
			if n := *of(&r.Query); n != nil {
				return some(strconv.Itoa(*n))
			}
			return nil
		},
	}
}

// single is what a query has of another kind.
func single(read func(r *reader, p *Param, values []string), write func(*incident.Query) []string) field {
	return field{read, func(r, _ *Resource) []string { return write(&r.Query) }}
}

// formDay is one end of the period, for forms: datetime is written in its place.
func formDay(of func(*reader) *end) field {
	return field{
		read:  func(r *reader, p *Param, values []string) { *of(r) = r.formDay(p, values[0]) },
		write: func(_, _ *Resource) []string { return nil },
	}
}

// word is one word of a closed list in a request.
func word[T ~string](of func(*Resource) *T) field {
	return field{
		read: func(r *reader, p *Param, values []string) { *of(&r.req) = one[T](r, p, values) },
		write: func(r, bare *Resource) []string {
			if *of(r) == *of(bare) {
				return nil
			}
			return some(string(*of(r)))
		},
	}
}

// count is a number in a request, which has none where it is 0.
func count(of func(*Resource) *int) field {
	return field{
		read: func(r *reader, p *Param, values []string) {
			if n, ok := r.whole(p, values[0]); ok {
				*of(&r.req) = n
			}
		},
		write: func(r, bare *Resource) []string {
			if n := *of(r); n != 0 && n != *of(bare) {
				return some(strconv.Itoa(n))
			}
			return nil
		},
	}
}

// state is what the page keeps in its address.
func state(read func(r *reader, p *Param, values []string) string, of func(*View) *string) field {
	return field{
		read:  func(r *reader, p *Param, values []string) { *of(&r.req.View) = read(r, p, values) },
		write: func(r, _ *Resource) []string { return some(*of(&r.View)) },
	}
}

// formOf is the form of the answer, which an address has only where it was asked for by name.
var formOf = field{
	read: (*reader).form,
	write: func(r, _ *Resource) []string {
		if !r.Asked {
			return nil
		}
		return some(string(r.Form))
	},
}

// some is a value to write; a blank one is none.
func some(v string) []string {
	if v == "" {
		return nil
	}
	return []string{v}
}
