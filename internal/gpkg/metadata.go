package gpkg

import "fmt"

const metadataTables = `
CREATE TABLE gpkg_metadata (
  id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
  md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL,
  mime_type TEXT NOT NULL DEFAULT 'text/xml',
  metadata TEXT NOT NULL DEFAULT ''
);
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL,
  table_name TEXT,
  column_name TEXT,
  row_id_value INTEGER,
  timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  md_file_id INTEGER NOT NULL,
  md_parent_id INTEGER,
  CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
  CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id)
);`

// Who reads which metadata: GDAL shows its own form as the file's metadata, QGIS its own as a layer's.
const (
	gdalMetadata = "http://gdal.org"
	qgisMetadata = "http://mrcc.com/qgis.dtd"
)

// metadata says on what terms the data come: once for the file, and again for each layer.
func (b *builder) metadata() error {
	if err := b.exec(metadataTables); err != nil {
		return err
	}
	for _, t := range []string{"gpkg_metadata", "gpkg_metadata_reference"} {
		if err := b.extend(t, "", "gpkg_metadata", "http://www.geopackage.org/spec131/#extension_metadata", "read-write"); err != nil {
			return err
		}
	}
	if err := b.state(1, gdalMetadata, b.file.About.gdal(), "geopackage", nil); err != nil {
		return err
	}
	for i, l := range b.file.Layers {
		if err := b.state(i+2, qgisMetadata, b.file.About.qgis(l), "table", l.name); err != nil {
			return fmt.Errorf("metadata of %s: %w", l.name, err)
		}
	}
	return nil
}

func (b *builder) state(id int, standard, document, scope string, table any) error {
	if err := b.exec(`INSERT INTO gpkg_metadata VALUES (?,'dataset',?,'text/xml',?)`, id, standard, document); err != nil {
		return err
	}
	return b.exec(`INSERT INTO gpkg_metadata_reference VALUES (?,?,NULL,NULL,?,?,NULL)`, scope, table, b.stamp, id)
}

// facts are what is said of the data, by name. Blank ones are left out.
func (a About) facts() [][2]string {
	var out [][2]string
	for _, f := range [][2]string{
		{"TITLE", a.Title},
		{"DESCRIPTION", a.Description},
		{"LICENCE", a.Licence},
		{"LICENCE_URL", a.LicenceURL},
		{"ATTRIBUTION", a.Attribution},
		{"VERSION", a.Version},
		{"RELEASED", a.Released.String()},
		{"FILTER", a.Filter},
		{"NOTE", a.Note},
		{"COMPLETENESS", a.Completeness},
		{"COMPLETENESS_NOTE", a.CompletenessNote},
		{"COLLECTED_FROM", a.CollectedFrom.String()},
		{"COLLECTED_TO", a.CollectedTo.String()},
	} {
		if f[1] != "" {
			out = append(out, f)
		}
	}
	return out
}

func (a About) gdal() string {
	var d doc
	d.open("GDALMultiDomainMetadata")
	d.open("Metadata")
	for _, f := range a.facts() {
		d.element("MDI", f[1], "key", f[0])
	}
	d.end("Metadata")
	d.end("GDALMultiDomainMetadata")
	return d.String()
}

func (a About) qgis(l Layer) string {
	var d doc
	d.WriteString("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
	d.open("qgis", "version", "3.22.0")
	d.element("identifier", a.ID+"/"+l.name)
	d.element("parentidentifier", a.ID)
	d.element("language", "ENG")
	d.element("type", "dataset")
	d.element("title", l.title)
	d.element("abstract", a.Title+". "+a.Description+" "+a.CompletenessNote)
	d.leaf("links")
	d.leaf("fees")
	d.element("rights", a.Attribution)
	d.element("license", join(" ", a.Licence, a.LicenceURL))
	d.element("encoding", "UTF-8")
	d.element("history", "Dataset version "+a.Version+", released "+a.Released.String()+".")
	if a.Filter != "" {
		d.element("history", "Filter: "+a.Filter)
	}
	if a.Note != "" {
		d.element("history", a.Note)
	}
	d.end("qgis")
	return d.String()
}

// line is the short form of the terms, which stands beside every table.
func (a About) line() string {
	filter := ""
	if a.Filter != "" {
		filter = "Filter: " + a.Filter
	}
	return join(". ", a.Title, "Licence: "+a.Licence, a.Attribution, "Dataset version "+a.Version, filter)
}

func join(by string, parts ...string) string {
	out := ""
	for _, p := range parts {
		if p == "" {
			continue
		}
		if out != "" {
			out += by
		}
		out += p
	}
	return out
}
