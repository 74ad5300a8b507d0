"""EXT 读取情况: how far the file could be read. Never a defect of the report."""
