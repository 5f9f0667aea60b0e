package incident

// SameEvent reports whether two rows tell of one event, by what people know an event by: its days, its kind, its title
// and its place. Everything else of a row may be mended without making it another's.
func (i *Incident) SameEvent(o *Incident) bool {
	switch {
	case i.Date != o.Date, i.EndDate != o.EndDate, i.DatePrecision != o.DatePrecision, i.Type != o.Type, i.Title != o.Title,
		i.Place != o.Place, i.District != o.District, i.Admin1 != o.Admin1, i.Country != o.Country:
		return false
	case i.Point == nil || o.Point == nil:
		return i.Point == o.Point
	}
	return i.Point.Equal(*o.Point)
}
