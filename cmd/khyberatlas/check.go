package main

import "context"

type checkVerb struct {
	bounds
	Path string `arg:"" name:"path" help:"A folder or a zip of the dataset's own files."`
}

func (v *checkVerb) Run(ctx context.Context, d *desk) error {
	c, err := v.readPath(ctx, v.Path)
	if err != nil {
		return err
	}
	newReport(v.Path, c).print(d.stdout)
	if len(c.faults) > 0 {
		return errReported
	}
	return nil
}
