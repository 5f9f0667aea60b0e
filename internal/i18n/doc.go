// Package i18n has the message catalogues and says how a language writes numbers, dates and directions. It knows
// nothing of what the messages are about: which key a page needs is the page's business.
//
// A catalogue is a folder of JSON files, one a subject. A message is a text with {placeholders}, or an object of its
// plural forms, which the argument "count" chooses among. How the language writes numbers and dates stands in
// locale.json like any other message, so that a new language is a folder and no code.
package i18n
