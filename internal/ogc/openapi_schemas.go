package ogc

import (
	"slices"

	"khyberatlas/internal/incident"
)

// schemaComponents are the schemas of all answers. They hold exactly what is written: a member without a value is null.
func schemaComponents() object {
	out := object{
		"anything": object{"type": "object"},
		"link": record([]string{"href", "rel", "type"}, object{"href": object{"type": "string", "format": "uri"},
			"rel": text("What it leads to."), "type": text("Its media type."), "title": text("What it is."),
			"hreflang": text("Its language.")}),
		"problem":     problemSchema(),
		"landingPage": landingSchema(),
		"confClasses": record([]string{"conformsTo"}, object{"links": listOf(schemaRef("link")),
			"conformsTo": listOf(object{"type": "string", "format": "uri"})}),
		"collections": record([]string{"links", "collections"}, object{"links": listOf(schemaRef("link")),
			"collections": listOf(schemaRef("collection"))}),
		"collection": collectionSchema(),
		"histogram":  histogramSchema(),
		"totals":     totalsSchema(),
		"part": record([]string{"sum", "without"}, object{"sum": blank(tally("The sum of the best figures.")),
			"without": tally("Incidents that give none.")}),
		"bin": record(append([]string{"from", "to"}, sumNames...), merge(sums(), object{"from": day("The first day."),
			"to": day("The last day.")})),
	}
	addFeatures(out)
	addFeed(out)
	return out
}

func problemSchema() object {
	flaw := object{"detail": text("What is wrong."), "parameter": text("The parameter that it is about."),
		"value": text("What it was given."), "hint": text("What to write instead."), "allowed": listOf(object{"type": "string"})}
	return record([]string{"type", "title", "status", "detail"}, merge(object{"type": text("about:blank, or where it is said what this kind of problem is."),
		"title": text("The status in words, or the kind of problem."), "status": object{"type": "integer", "minimum": 400, "maximum": 599},
		"errors": listOf(record([]string{"detail"}, flaw))}, without(flaw, "value")))
}

func landingSchema() object {
	return record([]string{"title", "description", "attribution", "licence", "version", "links"}, object{"title": text("The name of the data."),
		"description": text("What it is."), "attribution": text("Whom it is owed to."), "licence": text("Its licence."),
		"version": text("Its version."), "links": listOf(schemaRef("link"))})
}

func collectionSchema() object {
	numbers := object{"type": "array", "minItems": 4, "maxItems": 4, "items": object{"type": "number"}}
	ends := object{"type": "array", "minItems": 2, "maxItems": 2,
		"items": object{"type": "string", "format": "date-time", "nullable": true}}
	return record([]string{"id", "title", "description", "attribution", "licence", "itemType", "extent", "crs", "links"}, object{
		"id": object{"type": "string", "enum": CollectionIDs()}, "title": text("Its name."), "description": text("What it holds."),
		"attribution": text("Whom it is owed to."), "licence": text("Its licence."),
		"itemType": object{"type": "string", "enum": []string{"feature"}},
		"crs":      listOf(object{"type": "string"}), "links": listOf(schemaRef("link")),
		"extent": record([]string{"temporal"}, object{
			"spatial":  record([]string{"bbox", "crs"}, object{"bbox": listOf(numbers), "crs": object{"type": "string"}}),
			"temporal": record([]string{"interval", "trs"}, object{"interval": listOf(ends), "trs": object{"type": "string"}}),
		})})
}

var sumNames = []string{"count", "vague", "killed_low", "killed", "killed_high", "without_best", "without_figure"}

// sums are the figures of a set of incidents.
func sums() object {
	return object{"count": tally("Incidents."), "vague": tally("Incidents of which only the week or the month is known."),
		"killed_low": tally("The sum of the lowest figures of people killed."), "killed": blank(tally("The sum of the best figures; null where no incident gives one.")),
		"killed_high": tally("The sum of the highest figures."), "without_best": tally("Incidents that give a range and no best figure, or nothing."),
		"without_figure": tally("Incidents that give no figure of people killed.")}
}

var saidNames = []string{"version", "licence", "attribution", "collected_from", "collected_to"}

// said are the members that say what figures are of.
func said() object {
	return object{"version": text("The version of the dataset."), "filter": text("The filter as a query string."),
		"licence": text("The licence of the data."), "attribution": text("Whom it is owed to."),
		"collected_from": day("The first day of the collection."), "collected_to": day("The last day of the collection.")}
}

func histogramSchema() object {
	bins := listOf(schemaRef("bin"))
	return record(append([]string{"interval"}, saidNames...), merge(said(), object{
		"interval": object{"type": "string", "enum": texts(incident.Intervals)}, "by": object{"type": "string", "enum": texts(incident.Bys)},
		"bins": bins, "series": listOf(record([]string{"value", "bins"}, object{"value": text("A value of what the chart is split by; " +
			"blank for incidents without one."), "bins": bins}))}))
}

func totalsSchema() object {
	parts := object{}
	for _, name := range []string{"civilians_killed", "forces_killed", "militants_killed", "injured"} {
		parts[name] = schemaRef("part")
	}
	more := object{"publishers_one": tally("Incidents with one publisher."),
		"province_level": tally("Incidents that no district counts."), "without_place": tally("Incidents without a point.")}
	return record(slices.Concat(saidNames, sumNames, names(parts), names(more)), merge(said(), sums(), parts, more))
}

func day(about string) object {
	return object{"type": "string", "format": "date", "description": about}
}

func merge(objects ...object) object {
	out := object{}
	for _, o := range objects {
		for name, v := range o {
			out[name] = v
		}
	}
	return out
}

func without(o object, name string) object {
	o = merge(o)
	delete(o, name)
	return o
}

func names(o object) []string {
	var out []string
	for name := range o {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}
