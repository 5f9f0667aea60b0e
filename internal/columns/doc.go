// Package columns is how rows of the domain are laid out as tables: which columns each kind of row has, what a column says
// of itself and how a row's value is read. The files of a dataset, every form in which rows are written and every
// description of them are made of the same columns, so that none can have another order, name or kind.
package columns
