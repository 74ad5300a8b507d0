"""EXT: how far the file could be read. Never a defect of the report."""
