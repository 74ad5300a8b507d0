"""Laws that hold for every report: what is written in a known shape is read back as written."""
