package incident

// CameOn is the day on which the version was released in which the incident came.
func (ds *Dataset) CameOn(i *Incident) Day { return ds.releasedOn(i.CameIn) }

// ChangedOn is the day on which the version was released in which the incident last changed: it never depends on the
// hour of an import, so that all who serve the same versions say the same.
func (ds *Dataset) ChangedOn(i *Incident) Day { return ds.releasedOn(i.ChangedIn) }

// releasedOn is the dataset's own day for a version that no store has told of.
func (ds *Dataset) releasedOn(version string) Day {
	if day, ok := ds.History[version]; ok {
		return day
	}
	return ds.Meta.Released
}
