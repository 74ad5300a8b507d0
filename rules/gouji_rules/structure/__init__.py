"""STR 结构: sections, tables and the statistical period."""
