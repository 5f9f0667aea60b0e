package openapi

// addFeed adds what a JSON Feed is here. Its extension has the properties of the incident as a feature.
func addFeed(out object) {
	address := object{"type": "string", "format": "uri"}
	instant := object{"type": "string", "format": "date-time", "description": "The day of a release, as its first moment."}
	about := aboutData()
	delete(about, "title")
	out["feedAuthor"] = objectWith([]string{"name"}, object{"name": text("Who it is from."), "url": address})
	out["feedItem"] = objectWith([]string{"id", "url", "title", "content_text", "date_published", "date_modified"}, object{
		"id": text("Names the incident wherever the dataset is served."), "url": address, "title": text("Its title."),
		"content_text":   text("When, where, how many were killed, and its summary."),
		"date_published": instant, "date_modified": instant, "tags": listOf(object{"type": "string"}),
		"authors": listOf(schemaRef("feedAuthor")),
		"_khyberatlas": objectWith([]string{"id", "geometry", "properties"},
			object{"about": address, "id": text("The incident's id in the dataset."),
				"geometry": blank(object{"type": "object"}), "properties": object{"type": "object"}})})
	out["feed"] = objectWith([]string{"version", "title", "items"}, object{
		"version": text("The version of JSON Feed."), "title": text("Its title."), "home_page_url": address, "feed_url": address,
		"next_url": address, "description": text("What it tells of."), "language": text("Its language."),
		"authors": listOf(schemaRef("feedAuthor")),
		"items":   listOf(schemaRef("feedItem")),
		"_khyberatlas": objectWith([]string{"id", "updated", "numberMatched"}, merge(about, object{"about": address,
			"id": text("Names the feed."), "updated": instant, "numberMatched": tally("Entries over all pages.")}))})
}
