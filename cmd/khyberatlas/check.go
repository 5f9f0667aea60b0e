package main

import "context"

type checkVerb struct {
	readFlags
	Path string `arg:"" name:"path" help:"A folder or a zip of the dataset's own files."`
}

func (v *checkVerb) Run(ctx context.Context, std *streams) error {
	c, err := v.readPath(ctx, v.Path)
	if err != nil {
		return err
	}
	newReport(v.Path, c).print(std.stdout)
	if len(c.faults) > 0 {
		return errReported
	}
	return nil
}
