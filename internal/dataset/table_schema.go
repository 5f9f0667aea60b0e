package dataset

import "strings"

// tableSchema is a table as Frictionless's Table Schema describes it.
type tableSchema struct {
	Fields        []fieldSchema `json:"fields"`
	PrimaryKey    []string      `json:"primaryKey,omitempty"`
	ForeignKeys   []foreignKey  `json:"foreignKeys,omitempty"`
	MissingValues []string      `json:"missingValues"`
}

type fieldSchema struct {
	Name        string       `json:"name"`
	Type        string       `json:"type"`
	Format      string       `json:"format,omitempty"`
	Description string       `json:"description"`
	TrueValues  []string     `json:"trueValues,omitempty"`
	FalseValues []string     `json:"falseValues,omitempty"`
	Constraints *constraints `json:"constraints,omitempty"`
}

type constraints struct {
	Required  bool     `json:"required,omitempty"`
	Unique    bool     `json:"unique,omitempty"`
	Enum      []string `json:"enum,omitempty"`
	Pattern   string   `json:"pattern,omitempty"`
	MaxLength int      `json:"maxLength,omitempty"`
	Minimum   *float64 `json:"minimum,omitempty"`
	Maximum   *float64 `json:"maximum,omitempty"`
}

type foreignKey struct {
	Fields    []string     `json:"fields"`
	Reference keyReference `json:"reference"`
}

type keyReference struct {
	Resource string   `json:"resource"`
	Fields   []string `json:"fields"`
}

func (t table) schema() *tableSchema {
	s := &tableSchema{MissingValues: []string{""}}
	for _, f := range t.fields {
		s.Fields = append(s.Fields, f.schema(t.byID() && f.Name == t.fields[0].Name))
	}
	if t.byID() {
		s.PrimaryKey = []string{t.fields[0].Name}
	}
	if t.owner.file != "" {
		s.ForeignKeys = []foreignKey{{[]string{t.owner.column}, keyReference{resourceName(t.owner.file), []string{"id"}}}}
	}
	return s
}

func (f field) schema(unique bool) fieldSchema {
	s := fieldSchema{Name: f.Name, Type: f.kind(), Description: strings.TrimSpace(f.Doc + " " + f.rule)}
	switch s.Type {
	case "date":
		s.Format = "default" // YYYY-MM-DD
	case "boolean":
		s.TrueValues, s.FalseValues = []string{"yes"}, []string{"no"}
	}
	c := constraints{Required: !f.blank(), Unique: unique, Enum: f.Words, MaxLength: f.most, Minimum: f.least, Maximum: f.greatest}
	if f.shape != nil {
		c.Pattern = f.shape.String()
	}
	if c.Required || c.Pattern != "" || c.MaxLength > 0 || c.Minimum != nil || c.Enum != nil {
		s.Constraints = &c
	}
	return s
}
