// Package answer makes the forms for programs: features and tables in any format, downloads, feeds, totals, charts, and
// what describes the API. It is asked an understood question and writes bytes as they are made; how they travel, whether
// they are compressed, held or asked for in part, is the server's business, and pages for people are package page's.
package answer
